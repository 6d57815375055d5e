import Contracts
import FoundationEssentials
import Postgres
import ServiceKit

/// Visits by station and day, and what is needed to count each card once a day.
enum VisitStore {
    /// One card at one station on one day; the hour is that of its first visit.
    struct Visit: Hashable {
        var station: Int64
        var day: CivilDate
        var hour: Int
        var digest: [UInt8]
    }

    /// The salts of these days, made where there is none yet. Two who make one take turns, and agree.
    static func salts(of days: Set<CivilDate>, in transaction: borrowing Transaction) throws -> [CivilDate: [UInt8]] {
        guard !days.isEmpty else { return [:] }
        let days = days.sorted()
        var randomness = SystemRandomNumberGenerator()
        let fresh = days.map { _ in Bytes((0..<32).map { _ in UInt8.random(in: 0...255, using: &randomness) }) }
        try transaction.execute(insertSalts, days.map(DayNumber.init), fresh)
        var salts: [CivilDate: [UInt8]] = [:]
        for row in try transaction.query(selectSalts, days.map(DayNumber.init)) {
            salts[try row.day("day")] = try row.get("salt", as: Bytes.self).bytes
        }
        return salts
    }

    /// Counts those that were not counted before.
    ///
    /// - Returns: which of them are new.
    static func count(_ visits: Set<Visit>, in transaction: borrowing Transaction) throws -> Set<VisitKey> {
        guard !visits.isEmpty else { return [] }
        let ordered = visits.sorted { VisitKey($0) < VisitKey($1) }
        var fresh: Set<VisitKey> = []
        let rows = try transaction.query(
            insertCards, ordered.map { DayNumber($0.day) }, ordered.map(\.station), ordered.map { Bytes($0.digest) })
        for row in rows {
            fresh.insert(
                VisitKey(
                    day: try row.day("day"), station: try row.get("station_id"),
                    digest: try row.get("digest", as: Bytes.self).bytes))
        }
        try add(ordered.filter { fresh.contains(VisitKey($0)) }, in: transaction)
        return fresh
    }

    private static func add(_ visits: [Visit], in transaction: borrowing Transaction) throws {
        var hours: [StationDayKey: [Int64]] = [:]
        for visit in visits {
            hours[StationDayKey(station: visit.station, day: visit.day), default: Array(repeating: 0, count: 24)][
                visit.hour] += 1
        }
        let days = hours.sorted { $0.key < $1.key }
        guard !days.isEmpty else { return }
        let rows = days.map { key, hours -> JSON in
            [
                "station_id": .integer(key.station), "day": key.day.json, "visits": .integer(hours.reduce(0, +)),
                "by_hour": .array(hours.map { .integer($0) }),
            ]
        }
        try transaction.execute(addDays, JSON.array(rows).text)
    }

    /// Destroys the salts of the days before this one, with the cards counted under them.
    ///
    /// - Returns: how many rows were deleted; fewer than `limit` when that was all.
    static func forget(
        before day: CivilDate, limit: Int, in transaction: borrowing Transaction
    ) throws -> Int {
        let deleted = try transaction.query(deleteCards, DayNumber(day), limit).first?.get("count", as: Int.self) ?? 0
        // The salt goes first of all: without it the cards tell nothing.
        let salts = try transaction.query(deleteSalts, DayNumber(day)).first?.get("count", as: Int.self) ?? 0
        return deleted + salts
    }

    private static let insertSalts = Statement(
        "day_salt.insert",
        """
        insert into day_salt (day, salt) select * from unnest($1::date[], $2::bytea[]) on conflict (day) do nothing
        """)

    private static let selectSalts = Statement("day_salt.select", "select day, salt from day_salt where day = any($1)")

    private static let insertCards = Statement(
        "visit_card.insert",
        """
        insert into visit_card (day, station_id, digest) select * from unnest($1::date[], $2::bigint[], $3::bytea[])
        on conflict (day, station_id, digest) do nothing
        returning day, station_id, digest
        """)

    private static let addDays = Statement(
        "visit_day.add",
        """
        insert into visit_day as kept (station_id, day, visits, by_hour)
        select station_id, day, visits, by_hour
        from json_to_recordset($1::text::json) as new (station_id bigint, day date, visits bigint, by_hour bigint[])
        on conflict (station_id, day) do update set visits = kept.visits + excluded.visits,
            by_hour = array(select old + new from unnest(kept.by_hour, excluded.by_hour) with ordinality
                as hour (old, new, number) order by number)
        """)

    private static let deleteCards = Statement(
        "visit_card.delete",
        """
        with deleted as (
            delete from visit_card where ctid = any(array(select ctid from visit_card where day < $1 limit $2))
            returning 1)
        select count(*) as count from deleted
        """)

    private static let deleteSalts = Statement(
        "day_salt.delete",
        "with deleted as (delete from day_salt where day < $1 returning 1) select count(*) as count from deleted")
}

/// A card that was counted.
struct VisitKey: Hashable, Comparable {
    var day: CivilDate
    var station: Int64
    var digest: [UInt8]

    init(day: CivilDate, station: Int64, digest: [UInt8]) {
        self.day = day
        self.station = station
        self.digest = digest
    }

    init(_ visit: VisitStore.Visit) { self.init(day: visit.day, station: visit.station, digest: visit.digest) }

    static func < (left: VisitKey, right: VisitKey) -> Bool {
        if (left.day, left.station) != (right.day, right.station) {
            return (left.day, left.station) < (right.day, right.station)
        }
        return left.digest.lexicographicallyPrecedes(right.digest)
    }
}

private struct StationDayKey: Hashable, Comparable {
    var station: Int64
    var day: CivilDate

    static func < (left: StationDayKey, right: StationDayKey) -> Bool {
        (left.station, left.day) < (right.station, right.day)
    }
}
