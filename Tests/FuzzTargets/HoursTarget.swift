import Contracts

extension FuzzTarget {
    static let hours = FuzzTarget("hours", "opening hours and timetables, JSON", maximumLength: 1_024) { bytes in
        guard let json = try? JSON(parsing: bytes) else { return }  // The target `json` judges that.
        var faults: [Reason] = []
        if let hours = OpeningHours(json: json, faults: &faults) {
            try hold(faults.isEmpty, "hours that are read have no fault")
            var later: [Reason] = []
            let again = OpeningHours(json: try JSON(parsing: hours.json.serialized()), faults: &later)
            try hold(again == hours && later.isEmpty, "hours are read as they are written")
            try holdApart(hours)
        } else {
            try hold(!faults.isEmpty, "hours are refused for a reason")
        }
        faults = []
        if let timetable = Timetable(json: json, faults: &faults) {
            try hold(faults.isEmpty && !timetable.stops.isEmpty, "a timetable has stops")
            var later: [Reason] = []
            let again = Timetable(json: try JSON(parsing: timetable.json.serialized()), faults: &later)
            try hold(again == timetable && later.isEmpty, "a timetable is read as it is written")
        } else {
            try hold(!faults.isEmpty, "a timetable is refused for a reason")
        }
        for fault in faults { try holdQuotesNothing(fault) }
    }

    /// No minute of the week is open twice, so that the minutes open are at most those there are.
    private static func holdApart(_ hours: OpeningHours) throws {
        var patterns = hours.seasons.map(\.weekly)
        if case .weekly(let pattern) = hours.regular {
            try hold(!pattern.isEmpty, "an ordinary week is open at some time")
            patterns.append(pattern)
        }
        for pattern in patterns {
            let minutes = Weekday.allCases.flatMap { pattern[$0] }.reduce(0) { $0 + $1.minutes }
            try hold(minutes <= 7 * 1_440, "a week has \(minutes) minutes")
        }
        try hold(Set(hours.exceptions.map(\.date)).count == hours.exceptions.count, "a date has one exception")
    }
}
