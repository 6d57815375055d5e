/// When and where a mobile station 流动驿站 stands: it is open and placed by its timetable.
///
/// Never empty; no two stops share a minute.
public struct Timetable: Sendable, Hashable {
    public let stops: [Stop]

    /// One stay at one place, on a day of every week or on one date. A date's own stops replace those of its weekday.
    public struct Stop: Sendable, Hashable {
        public var day: Day
        public var hours: TimeRange
        public var point: GeoPoint
        /// Where it is, in words.
        public var place: String

        public init(day: Day, hours: TimeRange, point: GeoPoint, place: String) {
            self.day = day
            self.hours = hours
            self.point = point
            self.place = place
        }
    }

    /// When a stop recurs.
    public enum Day: Sendable, Hashable {
        case weekday(Weekday)
        case date(CivilDate)
    }

    /// `nil` when there is no stop, or two of one day share a minute.
    public init?(_ stops: [Stop]) {
        guard !stops.isEmpty else { return nil }
        let byDay = Dictionary(grouping: stops, by: \.day)
        guard byDay.values.allSatisfy({ stops in TimeRange.areApart(stops.map(\.hours.span)) }) else { return nil }
        self.stops = stops
    }

    public var json: JSON { .array(stops.map(\.json)) }

    /// Reads what a department wrote, or ``json``; everything wrong is appended to `faults`, all at once.
    public init?(json: JSON, faults: inout [Reason]) {
        guard let elements = json.array else {
            faults.append(Reason(.fieldType, field: "timetable"))
            return nil
        }
        guard elements.count <= 200 else {
            faults.append(Reason(.fieldLength, field: "timetable"))
            return nil
        }
        let before = faults.count
        var stops: [Stop] = []
        for (index, element) in elements.enumerated() {
            if let reader = FieldReader(element, at: "timetable", index: index) {
                if let stop = Stop(reader, &faults) { stops.append(stop) }
            } else {
                faults.append(Reason(.fieldType, field: "timetable[\(index)]"))
            }
        }
        guard faults.count == before else { return nil }
        guard let timetable = Timetable(stops) else {
            faults.append(Reason(.timetableInvalid, field: "timetable"))
            return nil
        }
        self = timetable
    }
}

extension Timetable.Stop {
    public var json: JSON {
        let (weekday, date): (Weekday?, CivilDate?) =
            switch day {
            case .weekday(let weekday): (weekday, nil)
            case .date(let date): (nil, date)
            }
        return .object([
            "weekday": weekday.map { .string($0.rawValue) },
            "date": date.map { .string($0.description) },
            "from": .string(hours.from.description),
            "until": .string(hours.until.description),
            "point": point.json,
            "place": .string(place),
        ])
    }

    fileprivate init?(_ reader: FieldReader, _ faults: inout [Reason]) {
        let day = Self.day(reader, &faults)
        let from = reader.parsed("from", limit: 5, or: .timetableInvalid, &faults) { ClockTime($0) }
        let until = reader.parsed("until", limit: 5, or: .timetableInvalid, &faults) { ClockTime($0) }
        let point = reader.point("point", &faults)
        let place = reader.prose("place", limit: 200, &faults)
        var hours: TimeRange?
        if let from, let until {
            hours = TimeRange(from: from, until: until)
            if hours == nil { reader.note(.timetableInvalid, "until", &faults) }
        }
        guard let day, let hours, let point, let place else { return nil }
        self.init(day: day, hours: hours, point: point, place: place)
    }

    /// Exactly one of `weekday` and `date`.
    private static func day(_ reader: FieldReader, _ faults: inout [Reason]) -> Timetable.Day? {
        switch (reader.optional("weekday"), reader.optional("date")) {
        case (_?, nil):
            let weekday: Weekday? = reader.choice("weekday", &faults)
            return weekday.map { .weekday($0) }
        case (nil, _?): return reader.day("date", &faults).map { .date($0) }
        default:
            reader.note(.timetableInvalid, "weekday", &faults)
            return nil
        }
    }
}
