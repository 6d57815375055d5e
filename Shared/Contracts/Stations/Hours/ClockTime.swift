/// A time on the clock of China, to the minute; `24:00` is the end of the day.
public struct ClockTime: Sendable, Hashable, Comparable, CustomStringConvertible {
    /// Since midnight, 0 to 1,440.
    public let minutes: Int

    /// `nil` outside 0 to 1,440.
    public init?(minutes: Int) {
        guard (0...1_440).contains(minutes) else { return nil }
        self.minutes = minutes
    }

    /// Reads `HH:MM`, 00:00 to 24:00, else `nil`.
    public init?(_ text: some StringProtocol) {
        let bytes = Array(text.utf8)
        guard bytes.count == 5, bytes[2] == UInt8(ascii: ":"), let hour = decimal(bytes[0..<2]),
            let minute = decimal(bytes[3..<5]), minute < 60
        else { return nil }
        self.init(minutes: hour * 60 + minute)
    }

    /// `HH:MM`.
    public var description: String { digits(minutes / 60, 2) + ":" + digits(minutes % 60, 2) }

    public static func < (left: ClockTime, right: ClockTime) -> Bool { left.minutes < right.minutes }
}
