import Contracts
import Postgres
import ServiceKit
import StationsDomain

/// The 国务院 calendar: holidays, and the days worked instead.
enum CalendarStore {
    static func calendar(in transaction: borrowing Transaction) throws -> HolidayCalendar {
        var days: [CivilDate: HolidayCalendar.Day] = [:]
        for row in try transaction.query(select) {
            days[try row.day("day")] = try row.value("kind", HolidayCalendar.Day.init)
        }
        return HolidayCalendar(days)
    }

    private static let select = Statement(
        "calendar_day.select",
        "select day, kind from calendar_day where day > current_date - 400 and day < current_date + 800")
}
