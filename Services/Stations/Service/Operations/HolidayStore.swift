import Contracts
import FoundationEssentials
import Postgres
import ServiceKit
import StationsDomain

/// The holidays on record, as operators keep them; opening hours are read by ``CalendarStore``.
enum HolidayStore {
    /// - Parameter years: `nil` for all.
    static func days(of years: [Int]?, in transaction: borrowing Transaction) throws -> [CalendarDay] {
        try transaction.query(selectAll).map { row in
            CalendarDay(
                day: try row.day("day"), kind: try row.value("kind", HolidayCalendar.Day.init),
                name: try row.get("name"), source: try row.get("source"), importedBy: try row.get("imported_by"),
                importedAt: try row.get("imported_at"))
        }.filter { years?.contains($0.day.year) ?? true }
    }

    /// Puts these in place of all that is on record for those years. What is the same stays as it was imported.
    static func replace(
        _ days: [CalendarDay], of years: [Int], in transaction: borrowing Transaction
    ) throws {
        let old = try self.days(of: years, in: transaction)
        let kept = Set(days.map(\.day))
        try transaction.execute(delete, old.filter { !kept.contains($0.day) }.map { DayNumber($0.day) })
        try transaction.execute(
            upsert, days.map { DayNumber($0.day) }, days.map(\.kind.rawValue), days.map(\.name), days.map(\.source),
            days.map(\.importedBy))
    }

    private static let selectAll = Statement(
        "calendar_day.list",
        "select day, kind, name, source, imported_by, imported_at from calendar_day order by day")

    private static let delete = Statement("calendar_day.delete", "delete from calendar_day where day = any($1)")

    private static let upsert = Statement(
        "calendar_day.upsert",
        """
        insert into calendar_day (day, kind, name, source, imported_by)
        select * from unnest($1::date[], $2::text[], $3::text[], $4::text[], $5::text[])
        on conflict (day) do update set kind = excluded.kind, name = excluded.name, source = excluded.source,
            imported_by = excluded.imported_by, imported_at = now()
            where (calendar_day.kind, calendar_day.name, calendar_day.source)
                is distinct from (excluded.kind, excluded.name, excluded.source)
        """)
}
