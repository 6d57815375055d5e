/// When a place is open in an ordinary week. Its ranges are sorted, and no two share a minute, also across midnight and
/// from Sunday to Monday.
public struct WeekPattern: Sendable, Hashable {
    /// By ``Weekday/index``, always seven.
    private var days: [[TimeRange]]

    /// `nil` when two ranges overlap.
    public init?(_ days: [Weekday: [TimeRange]]) {
        self.days = Weekday.allCases.map { day in
            (days[day] ?? []).sorted { $0.span.lowerBound < $1.span.lowerBound }
        }
        guard Self.areApart(self.days) else { return nil }
    }

    /// What begins on that day of the week, in order.
    public subscript(_ day: Weekday) -> [TimeRange] { days[day.index] }

    /// Whether it is never open.
    public var isEmpty: Bool { days.allSatisfy(\.isEmpty) }

    /// `{"mon": ["08:00-12:00", …], …}`, without the days on which nothing begins.
    public var json: JSON {
        .object(
            Weekday.allCases.compactMap { day in
                self[day].isEmpty ? nil : JSON.Member(day.rawValue, .ranges(self[day]))
            })
    }

    /// Notes `hours-invalid` for what is no such pattern, with its path.
    init?(_ json: JSON, at path: String, _ faults: inout [Reason]) {
        guard case .object(let members) = json else {
            faults.append(Reason(.fieldType, field: path))
            return nil
        }
        let before = faults.count
        var days: [Weekday: [TimeRange]] = [:]
        for member in members {
            // A day misspelled must not become a day on which it is closed.
            guard let day = Weekday(rawValue: member.key) else {
                faults.append(Reason(.hoursInvalid, field: path))
                continue
            }
            days[day] = [TimeRange](member.value, at: "\(path).\(member.key)", &faults)
        }
        guard faults.count == before else { return nil }
        guard let pattern = WeekPattern(days) else {
            faults.append(Reason(.hoursInvalid, field: path))
            return nil
        }
        self = pattern
    }

    private static func areApart(_ days: [[TimeRange]]) -> Bool {
        var spans: [Range<Int>] = []
        for (index, ranges) in days.enumerated() {
            for span in ranges.map(\.span) {
                spans.append((span.lowerBound + index * 1_440)..<(span.upperBound + index * 1_440))
            }
        }
        // Sunday night goes on before Monday begins, a week earlier.
        let week = 7 * 1_440
        let passed = spans.filter { $0.upperBound > week }.map { ($0.lowerBound - week)..<($0.upperBound - week) }
        return TimeRange.areApart(passed + spans)
    }
}

extension [TimeRange] {
    /// The ranges of one day, each of which must be one, and none within another; `nil` and a fault otherwise.
    init?(_ json: JSON, at path: String, _ faults: inout [Reason]) {
        guard let elements = json.array else {
            faults.append(Reason(.fieldType, field: path))
            return nil
        }
        let ranges = elements.compactMap { $0.string.flatMap { TimeRange($0) } }
        guard elements.count <= 12, ranges.count == elements.count, TimeRange.areApart(ranges.map(\.span)) else {
            faults.append(Reason(.hoursInvalid, field: path))
            return nil
        }
        self = ranges.sorted { $0.span.lowerBound < $1.span.lowerBound }
    }
}

extension JSON {
    static func ranges(_ ranges: [TimeRange]) -> JSON { .array(ranges.map { .string($0.description) }) }
}
