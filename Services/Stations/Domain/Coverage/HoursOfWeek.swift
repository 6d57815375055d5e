/// Some of the 168 hours of a week, from Monday's first to Sunday's last: when a station is open, or which hours are asked
/// about. An hour counts as open when the doors are open at its first minute.
public struct HoursOfWeek: Sendable, Hashable {
    /// 64, 64 and 40 hours.
    private var words: (UInt64, UInt64, UInt64) = (0, 0, 0)

    /// None of them.
    public init() {}

    /// Those hours at which `isOpen` says so, by day (0 is Monday) and hour of the day.
    public init(_ isOpen: (_ day: Int, _ hour: Int) -> Bool) {
        for day in 0..<7 {
            for hour in 0..<24 where isOpen(day, hour) { insert(day: day, hour: hour) }
        }
    }

    public static let always = HoursOfWeek { _, _ in true }

    /// All hours of one day; 0 is Monday.
    public static func all(of day: Int) -> HoursOfWeek { HoursOfWeek { other, _ in other == day } }

    /// One hour alone.
    public static func at(day: Int, hour: Int) -> HoursOfWeek {
        var hours = HoursOfWeek()
        hours.insert(day: day, hour: hour)
        return hours
    }

    public mutating func insert(day: Int, hour: Int) {
        let (index, bit) = Self.position(day, hour)
        switch index {
        case 0: words.0 |= bit
        case 1: words.1 |= bit
        default: words.2 |= bit
        }
    }

    public func contains(day: Int, hour: Int) -> Bool {
        let (index, bit) = Self.position(day, hour)
        return switch index {
        case 0: words.0 & bit != 0
        case 1: words.1 & bit != 0
        default: words.2 & bit != 0
        }
    }

    public mutating func formUnion(_ other: HoursOfWeek) {
        words.0 |= other.words.0
        words.1 |= other.words.1
        words.2 |= other.words.2
    }

    public func subtracting(_ other: HoursOfWeek) -> HoursOfWeek {
        var rest = self
        rest.words = (words.0 & ~other.words.0, words.1 & ~other.words.1, words.2 & ~other.words.2)
        return rest
    }

    public func intersection(_ other: HoursOfWeek) -> HoursOfWeek {
        var both = self
        both.words = (words.0 & other.words.0, words.1 & other.words.1, words.2 & other.words.2)
        return both
    }

    public var isEmpty: Bool { words.0 | words.1 | words.2 == 0 }
    public var count: Int { words.0.nonzeroBitCount + words.1.nonzeroBitCount + words.2.nonzeroBitCount }

    private static func position(_ day: Int, _ hour: Int) -> (word: Int, bit: UInt64) {
        precondition((0..<7).contains(day) && (0..<24).contains(hour), "a week has 7 days of 24 hours")
        return ((day * 24 + hour) / 64, 1 << UInt64((day * 24 + hour) % 64))
    }

    public static func == (left: HoursOfWeek, right: HoursOfWeek) -> Bool { left.words == right.words }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(words.0)
        hasher.combine(words.1)
        hasher.combine(words.2)
    }
}
