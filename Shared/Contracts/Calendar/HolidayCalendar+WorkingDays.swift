extension HolidayCalendar {
    /// Whether that day is worked on (工作日): a 调休 day, or Monday to Friday and no holiday. As an authority counts, by the
    /// 国务院办公厅's announcement alone.
    ///
    /// - Throws: when nothing is known of that year yet: what is not announced cannot be counted on.
    public func isWorkingDay(_ day: CivilDate) throws(CalendarMissing) -> Bool {
        guard covers(year: day.year) else { throw CalendarMissing(year: day.year) }
        return switch self[day] {
        case .workday: true
        case .holiday: false
        case nil: Weekday(day) < .saturday
        }
    }

    /// The last of that many working days after a day, which itself does not count.
    ///
    /// - Parameter count: at least one.
    /// - Throws: when nothing is known yet of a year that the count runs through.
    public func workingDay(after day: CivilDate, count: Int) throws(CalendarMissing) -> CivilDate {
        precondition(count > 0, "a term of no working days has no last one")
        var day = day
        var left = count
        while left > 0 {
            day = CivilDate(daysSince1970: day.daysSince1970 + 1)
            if try isWorkingDay(day) { left -= 1 }
        }
        return day
    }
}

/// The year's holidays are not on record: working days in it cannot be counted.
public struct CalendarMissing: Error, Sendable, Hashable, CustomStringConvertible {
    public let year: Int

    public init(year: Int) { self.year = year }

    public var description: String { "no holidays on record for \(year)" }
}
