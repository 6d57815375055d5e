/// From one time on the clock until another, which is no longer part of it: `08:00-12:00`. `22:00-06:00` passes midnight
/// and belongs to the day on which it begins; `00:00-24:00` is a whole day.
public struct TimeRange: Sendable, Hashable, CustomStringConvertible {
    public let from: ClockTime
    public let until: ClockTime

    /// `nil` when both are the same time, or it would begin at 24:00.
    public init?(from: ClockTime, until: ClockTime) {
        guard from != until, from.minutes < 1_440 else { return nil }
        self.from = from
        self.until = until
    }

    /// Reads `HH:MM-HH:MM`, else `nil`.
    public init?(_ text: String) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 2, let from = ClockTime(parts[0]), let until = ClockTime(parts[1]) else { return nil }
        self.init(from: from, until: until)
    }

    public var passesMidnight: Bool { until < from }

    /// Minutes since midnight of the day on which it begins: the end is over 1,440 where it passes midnight.
    public var span: Range<Int> { from.minutes..<(passesMidnight ? until.minutes + 1_440 : until.minutes) }

    /// How long it is, 1 to 1,440 minutes.
    public var minutes: Int { span.count }

    public var description: String { "\(from)-\(until)" }

    /// Whether no two of them share a minute. What ends as the next begins does not overlap it.
    static func areApart(_ spans: [Range<Int>]) -> Bool {
        let sorted = spans.sorted { $0.lowerBound < $1.lowerBound }
        return zip(sorted, sorted.dropFirst()).allSatisfy { $0.upperBound <= $1.lowerBound }
    }
}
