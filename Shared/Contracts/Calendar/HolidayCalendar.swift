/// The holidays that 国务院办公厅 announces for each year, with the days that are worked instead (调休): configuration.
public struct HolidayCalendar: Sendable, Hashable {
    public enum Day: String, Sendable, Hashable, CaseIterable {
        /// 法定节假日, with the days that are free because of it.
        case holiday
        /// 调休上班: a day at the weekend on which is worked, as on a Monday.
        case workday
    }

    private let days: [CivilDate: Day]
    private let covered: Set<Int>

    public init(_ days: [CivilDate: Day] = [:]) {
        self.days = days
        covered = Set(days.keys.lazy.filter { $0.month < 12 }.map(\.year))
    }

    public subscript(_ day: CivilDate) -> Day? { days[day] }

    public func isHoliday(_ day: CivilDate) -> Bool { days[day] == .holiday }

    /// The weekday whose pattern holds on that day: its own, Monday on a 调休 work day.
    public func weekday(of day: CivilDate) -> Weekday { days[day] == .workday ? .monday : Weekday(day) }

    /// Whether the announcement of that year is on record. The last days of December do not tell: 元旦 may free them, and
    /// they then stand in the announcement of the next year.
    public func covers(year: Int) -> Bool { covered.contains(year) }
}
