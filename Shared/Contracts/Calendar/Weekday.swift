/// A day of the week, Monday first.
public enum Weekday: String, Sendable, Hashable, CaseIterable, Comparable {
    case monday = "mon"
    case tuesday = "tue"
    case wednesday = "wed"
    case thursday = "thu"
    case friday = "fri"
    case saturday = "sat"
    case sunday = "sun"

    /// The weekday of a date.
    public init(_ date: CivilDate) {
        // 1970-01-01 was a Thursday.
        let days = Int64(date.daysSince1970) + 3
        self = Self.allCases[Int(days.flooringQuotientAndRemainder(dividingBy: 7).remainder)]
    }

    /// 0 for Monday to 6 for Sunday.
    public var index: Int { Self.allCases.firstIndex(of: self)! }

    public var next: Weekday { Self.allCases[(index + 1) % 7] }
    public var previous: Weekday { Self.allCases[(index + 6) % 7] }

    public static func < (left: Weekday, right: Weekday) -> Bool { left.index < right.index }

    /// What a person reads, in Chinese and English.
    public var name: LocalizedText {
        switch self {
        case .monday: LocalizedText(zh: "周一", en: "Monday")
        case .tuesday: LocalizedText(zh: "周二", en: "Tuesday")
        case .wednesday: LocalizedText(zh: "周三", en: "Wednesday")
        case .thursday: LocalizedText(zh: "周四", en: "Thursday")
        case .friday: LocalizedText(zh: "周五", en: "Friday")
        case .saturday: LocalizedText(zh: "周六", en: "Saturday")
        case .sunday: LocalizedText(zh: "周日", en: "Sunday")
        }
    }
}
