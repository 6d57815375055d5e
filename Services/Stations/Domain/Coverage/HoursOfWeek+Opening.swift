import Contracts

extension HoursOfWeek {
    /// When a place is open in an ordinary week of the season in which that day lies: without holidays and exceptions.
    public init(_ hours: OpeningHours, on day: MonthDay) {
        switch (hours.seasons.first { $0.contains(day) }?.weekly, hours.regular) {
        case (let season?, _): self.init(season)
        case (nil, .weekly(let pattern)): self.init(pattern)
        case (nil, .allDay): self = .always
        }
    }

    public init(_ pattern: WeekPattern) {
        self.init()
        for day in Weekday.allCases { for range in pattern[day] { insert(range, on: day) } }
    }

    /// A station that moves: each stop of an ordinary week, at its place and for its hours; dates of their own are left out.
    public static func stops(of timetable: Timetable) -> [CoveringStation] {
        timetable.stops.compactMap { stop in
            guard case .weekday(let day) = stop.day else { return nil }
            var hours = HoursOfWeek()
            hours.insert(stop.hours, on: day)
            return CoveringStation(stop.point, hours: hours)
        }
    }

    /// The hours at whose first minute a range that begins on that day is open; after midnight they are the next day's.
    mutating func insert(_ range: TimeRange, on day: Weekday) {
        for hour in 0..<48 where range.span.contains(hour * 60) {
            insert(day: (day.index + hour / 24) % 7, hour: hour % 24)
        }
    }
}
