import Contracts
import Postgres
import StationsDomain

/// What each inspection found.
enum InspectionStore {
    struct Record {
        var key: StationKey
        var report: StationInspected
        var eventID: String
        var by: DepartmentName
    }

    /// Keeps the reports; of two by one department for one day the later stands.
    static func save(
        _ records: [Record], ids: [StationKey: Int64], in transaction: borrowing Transaction
    ) throws {
        guard !records.isEmpty else { return }
        let latest = Dictionary(records.map { (Identity($0), $0) }) { $1 }
        let rows = latest.values.compactMap { record in ids[record.key].map { record.row(station: $0) } }
        try transaction.execute(upsert, JSON.array(rows).text)
    }

    private struct Identity: Hashable {
        var key: StationKey
        var on: CivilDate
        var by: DepartmentName

        init(_ record: Record) {
            key = record.key
            on = record.report.on
            by = record.by
        }
    }

    private static let upsert = Statement(
        "station_inspection.upsert",
        """
        insert into station_inspection (station_id, inspected_on, event_id, by_department, passed, score, stars,
            valid_until, checklist, services)
        select station_id, inspected_on, event_id, by_department, passed, score, stars, valid_until, checklist, services
        from json_to_recordset($1::text::json) as report (station_id bigint, inspected_on date, event_id text,
            by_department text, passed boolean, score bigint, stars bigint, valid_until date, checklist text[],
            services text[])
        on conflict (station_id, inspected_on, by_department) do update set event_id = excluded.event_id,
            passed = excluded.passed, score = excluded.score, stars = excluded.stars,
            valid_until = excluded.valid_until, checklist = excluded.checklist, services = excluded.services
        """)
}

extension InspectionStore.Record {
    fileprivate func row(station: Int64) -> JSON {
        .object([
            "station_id": .integer(station), "inspected_on": report.on.json, "event_id": .string(eventID),
            "by_department": .string(by.text), "passed": .bool(report.passed),
            "score": .integer(Int64(ChecklistScore(Set(report.checklist)).ofEight)),
            "stars": report.stars.map { .integer(Int64($0)) }, "valid_until": report.validUntil?.json,
            "checklist": .array(report.checklist.map { .string($0.rawValue) }),
            "services": .array(report.services.map { .string($0.rawValue) }),
        ])
    }
}
