/// A day of any year, `06-01`.
public struct MonthDay: Sendable, Hashable, Comparable, CustomStringConvertible {
    public let month: Int
    public let day: Int

    /// Reads `MM-DD`, `02-29` among them, else `nil`.
    public init?(_ text: String) {
        // A leap year has all the days there are.
        guard let date = CivilDate("2000-" + text) else { return nil }
        self.init(date)
    }

    /// The day of the year on which that date lies.
    public init(_ date: CivilDate) {
        month = date.month
        day = date.day
    }

    public var description: String { digits(month, 2) + "-" + digits(day, 2) }

    public static func < (left: MonthDay, right: MonthDay) -> Bool {
        (left.month, left.day) < (right.month, right.day)
    }
}

/// A part of every year with hours of its own; its last day is part of it, and it may pass the turn of the year.
public struct Season: Sendable, Hashable {
    public var from: MonthDay
    public var until: MonthDay
    /// An empty one: closed for the season.
    public var weekly: WeekPattern

    public init(from: MonthDay, until: MonthDay, weekly: WeekPattern) {
        self.from = from
        self.until = until
        self.weekly = weekly
    }

    public func contains(_ day: MonthDay) -> Bool {
        from <= until ? (from...until).contains(day) : day >= from || day <= until
    }

    /// Whether a day lies in both.
    public func overlaps(_ other: Season) -> Bool { contains(other.from) || other.contains(from) }

    public var json: JSON {
        ["from": .string(from.description), "until": .string(until.description), "weekly": weekly.json]
    }

    init?(_ json: JSON, at path: String, _ faults: inout [Reason]) {
        guard case .object = json else {
            faults.append(Reason(.fieldType, field: path))
            return nil
        }
        let before = faults.count
        let from = json["from"]?.string.flatMap { MonthDay($0) }
        let until = json["until"]?.string.flatMap { MonthDay($0) }
        if from == nil { faults.append(Reason(.hoursInvalid, field: path + ".from")) }
        if until == nil { faults.append(Reason(.hoursInvalid, field: path + ".until")) }
        let weekly = WeekPattern(json["weekly"] ?? .null, at: path + ".weekly", &faults)
        guard let from, let until, let weekly, faults.count == before else { return nil }
        self.init(from: from, until: until, weekly: weekly)
    }
}
