import Contracts

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// 公示: from the day something is publicised until the last of so many working days after it is over. Once told, it is only
/// ever lengthened.
public struct Publicity: Sendable, Hashable {
    /// The least number of working days (domain facts E.2).
    public static let fewest = 5

    /// The day it was publicised, which does not count.
    public let from: CivilDate
    public let workingDays: Int
    /// The last day on which can be objected.
    public private(set) var until: CivilDate

    /// - Parameter workingDays: five at least, however few are asked for.
    /// - Throws: while the holidays of a year that it runs through are not announced: it does not begin.
    public init(
        from day: CivilDate, workingDays: Int = fewest, by calendar: HolidayCalendar
    ) throws(CalendarMissing) {
        let count = max(workingDays, Self.fewest)
        self.init(
            from: day, workingDays: count, until: try calendar.workingDay(after: day, count: count))
    }

    /// As it is on record.
    public init(from: CivilDate, workingDays: Int, until: CivilDate) {
        self.from = from
        self.workingDays = workingDays
        self.until = until
    }

    /// Counts again after the calendar was corrected. A correction may lengthen it, never shorten it; a calendar that was
    /// taken away changes nothing.
    ///
    /// - Returns: whether it was lengthened.
    public mutating func recount(by calendar: HolidayCalendar) -> Bool {
        guard let counted = try? calendar.workingDay(after: from, count: workingDays) else { return false }
        guard counted > until else { return false }
        until = counted
        return true
    }

    /// Whether the midnight after its last day has passed.
    public func isOver(on today: CivilDate) -> Bool { today > until }
}
