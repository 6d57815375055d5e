import Contracts
import FoundationEssentials
import Postgres
import ServiceKit

/// The 国务院 calendar: holidays, and the days worked instead; for services that have its table.
public enum CalendarStore {
    /// What is on record from a year ago until two years ahead, to count working days and to read opening hours.
    public static func calendar(in transaction: borrowing Transaction) throws -> HolidayCalendar {
        var days: [CivilDate: HolidayCalendar.Day] = [:]
        for row in try transaction.query(select) {
            days[try row.day("day")] = try row.value("kind", HolidayCalendar.Day.init)
        }
        return HolidayCalendar(days)
    }

    /// - Parameter year: `nil` for all.
    static func days(of year: Int?, in transaction: borrowing Transaction) throws -> [CalendarDay] {
        try transaction.query(selectAll).map { row in
            CalendarDay(
                day: try row.day("day"), kind: try row.value("kind", HolidayCalendar.Day.init),
                name: try row.get("name"), source: try row.get("source"), importedBy: try row.get("imported_by"),
                importedAt: try row.get("imported_at"))
        }.filter { year == nil || $0.day.year == year }
    }

    /// Puts these in place of others. What is the same stays as it was imported.
    static func replace(
        _ old: [CalendarDay], by days: [CalendarDay], in transaction: borrowing Transaction
    ) throws {
        let kept = Set(days.map(\.day))
        try transaction.execute(delete, old.filter { !kept.contains($0.day) }.map { DayNumber($0.day) })
        try transaction.execute(
            upsert, days.map { DayNumber($0.day) }, days.map(\.kind.rawValue), days.map(\.name), days.map(\.source),
            days.map(\.importedBy))
    }

    private static let select = Statement(
        "calendar_day.select",
        "select day, kind from calendar_day where day > current_date - 400 and day < current_date + 800")

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
