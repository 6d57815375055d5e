import Contracts
import FoundationEssentials
import Messaging
import Postgres
import ServiceKit
import StationsDomain

/// `stations.holidays.import`: the days that 国务院办公厅 has announced as free or, at weekends, as worked. All of it or
/// nothing; what was on record for the same years is replaced, so that a correction leaves nothing of the old.
struct ImportHolidays: RequestHandler {
    let name = "stations.holidays.import"
    static let mostDays = 500

    func answer(_ request: ServiceRequest, in transaction: borrowing Transaction) throws -> RequestAnswer {
        let why = try request.requiredWhy()
        let source = try text(request.arguments["source"]?.string, 200, "source")
        let days = try days(request.arguments, source: source, by: request.sender)
        let years = Set(days.map(\.day.year)).sorted()
        let before = try HolidayStore.days(of: years, in: transaction)
        try HolidayStore.replace(days, of: years, in: transaction)
        let kept = Set(before.map(\.content)).intersection(days.map(\.content)).count
        let result: JSON = [
            "years": .array(years.map { .integer(Int64($0)) }), "imported": .integer(Int64(days.count)),
            "known": .integer(Int64(kept)), "replaced": .integer(Int64(before.count - kept)),
        ]
        return RequestAnswer(
            result,
            outcome: Messaging.Outcome(
                "imported",
                audit: [
                    AuditRecord(
                        actor: "/operators/\(request.sender)", action: "stations.holidays-imported",
                        subject: years.map(String.init).joined(separator: ","),
                        before: .array(before.map(\.content)),
                        after: .object([
                            "days": .array(days.map(\.content)), "source": .string(source), "why": .string(why),
                        ]))
                ]))
    }

    private func days(_ arguments: JSON, source: String, by importer: String) throws -> [CalendarDay] {
        let entries = arguments["days"]?.array ?? []
        guard (1...Self.mostDays).contains(entries.count) else {
            throw RequestRefusal(.requestMalformed, field: "days")
        }
        var seen: Set<CivilDate> = []
        return try entries.enumerated().map { index, entry in
            func refusal(_ code: ReasonCode, _ field: String) -> RequestRefusal {
                RequestRefusal(code, field: "days[\(index)].\(field)")
            }
            guard let day = entry["date"]?.string.flatMap({ CivilDate($0) }) else { throw refusal(.dateFormat, "date") }
            guard seen.insert(day).inserted else { throw refusal(.valueUnknown, "date") }
            guard let kind = entry["kind"]?.string.flatMap(HolidayCalendar.Day.init) else {
                throw refusal(.valueUnknown, "kind")
            }
            // On other days everybody works anyway: it must be another day that is meant.
            guard kind == .holiday || [.saturday, .sunday].contains(Weekday(day)) else {
                throw refusal(.valueUnknown, "kind")
            }
            let name = try text(entry["name"]?.string, 100, "days[\(index)].name")
            return CalendarDay(day: day, kind: kind, name: name, source: source, importedBy: importer)
        }
    }

    private func text(_ text: String?, _ longest: Int, _ field: String) throws -> String {
        guard let text, text.contains(where: { !$0.isWhitespace }) else {
            throw RequestRefusal(.fieldMissing, field: field)
        }
        guard text.unicodeScalars.count <= longest else { throw RequestRefusal(.fieldLength, field: field) }
        guard !PersonalIdentifierScan.containsPersonalNumber(inProse: text) else {
            throw RequestRefusal(.identifierPersonal, field: field)
        }
        return text
    }
}

/// `stations.holidays.list`: of one year, or all that is on record.
struct ListHolidays: RequestHandler {
    let name = "stations.holidays.list"

    func answer(_ request: ServiceRequest, in transaction: borrowing Transaction) throws -> RequestAnswer {
        var years: [Int]?
        if let year = request.arguments["year"], year != .null {
            guard let number = year.integer, (2000...2100).contains(number) else {
                throw RequestRefusal(.valueUnknown, field: "year")
            }
            years = [Int(number)]
        }
        let days = try HolidayStore.days(of: years, in: transaction)
        return RequestAnswer(["days": .array(days.map(\.json))])
    }
}

/// One day of the calendar, and where it was announced.
struct CalendarDay {
    var day: CivilDate
    var kind: HolidayCalendar.Day
    var name: String
    var source: String
    var importedBy: String
    var importedAt: Date?

    fileprivate var content: JSON {
        ["date": day.json, "kind": .string(kind.rawValue), "name": .string(name)]
    }

    fileprivate var json: JSON {
        content.setting("source", to: .string(source)).setting("importedBy", to: .string(importedBy))
            .setting("importedAt", to: importedAt.map { .string(RFC3339.string($0)) } ?? .null)
    }
}
