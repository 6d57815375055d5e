import Contracts

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// A minute of a day, Asia/Shanghai.
public struct CivilMinute: Sendable, Hashable, Comparable {
    public var day: CivilDate
    /// Since midnight, 0 to 1439.
    public var minute: Int

    public init(day: CivilDate, minute: Int) {
        self.day = day
        self.minute = minute
    }

    /// The minute in China at that instant.
    public init(inChinaAt instant: Date) {
        self.init(minutesSince1970: Int((instant.timeIntervalSince1970 / 60).rounded(.down)) + 8 * 60)
    }

    /// Minutes since 1970-01-01 00:00 in China.
    public init(minutesSince1970 minutes: Int) {
        let (day, minute) = minutes.flooringQuotientAndRemainder(dividingBy: 1440)
        self.init(day: CivilDate(daysSince1970: day), minute: minute)
    }

    /// So many minutes after that day's midnight, which may be on another day.
    init(day: CivilDate, adding minutes: Int) {
        self.init(minutesSince1970: day.daysSince1970 * 1_440 + minutes)
    }

    public var minutesSince1970: Int { day.daysSince1970 * 1440 + minute }

    public static func < (left: CivilMinute, right: CivilMinute) -> Bool {
        (left.day, left.minute) < (right.day, right.minute)
    }
}

extension Int {
    /// Of a division whose remainder is never negative.
    func flooringQuotientAndRemainder(dividingBy divisor: Int) -> (quotient: Int, remainder: Int) {
        let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
    }
}
