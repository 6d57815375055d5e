import Contracts

/// When a station is open on the days of the calendar. A range that passes midnight belongs to the day on which it
/// begins, so that the night before a holiday goes on into it.
extension OpeningHours {
    /// What begins on that day: its exception, else on a public holiday what is said of holidays, else its season, else
    /// the week. On a 调休 work day the week is Monday's.
    public func ranges(on day: CivilDate, calendar: HolidayCalendar) -> [TimeRange] {
        if let exception = exceptions.first(where: { $0.date == day }) { return exception.hours }
        if calendar.isHoliday(day) {
            switch holidays {
            case .asUsual: break
            case .closed: return []
            case .hours(let ranges): return ranges
            }
        }
        return usual(day, calendar.weekday(of: day))
    }

    private func usual(_ day: CivilDate, _ weekday: Weekday) -> [TimeRange] {
        if let season = seasons.first(where: { $0.contains(MonthDay(day)) }) { return season.weekly[weekday] }
        switch regular {
        case .allDay: return [.wholeDay]
        case .weekly(let pattern): return pattern[weekday]
        }
    }

    public func isOpen(at minute: CivilMinute, calendar: HolidayCalendar) -> Bool {
        ranges(on: minute.day, calendar: calendar).contains { $0.span.contains(minute.minute) }
            || ranges(on: minute.day.previous, calendar: calendar).contains { $0.span.contains(minute.minute + 1_440) }
    }

    /// When it opens or closes next, and which; `nil` when nothing changes within 400 days.
    public func nextChange(
        after minute: CivilMinute, calendar: HolidayCalendar
    ) -> (at: CivilMinute, opens: Bool)? {
        let isOpen = isOpen(at: minute, calendar: calendar)
        var day = minute.day
        for _ in 0..<400 {
            for change in changes(on: day, calendar) where change > minute {
                if self.isOpen(at: change, calendar: calendar) != isOpen { return (change, !isOpen) }
            }
            day = day.next
        }
        return nil
    }

    /// The minutes of that day at which it may open or close, in order.
    private func changes(on day: CivilDate, _ calendar: HolidayCalendar) -> [CivilMinute] {
        let today = ranges(on: day, calendar: calendar).flatMap { [$0.span.lowerBound, $0.span.upperBound] }
        let before = ranges(on: day.previous, calendar: calendar).map { $0.span.upperBound - 1_440 }
        // Whatever began the day before is over by midnight where this day has hours of its own that end it.
        return Set(today + before + [0]).filter { (0..<1_440).contains($0) }.sorted()
            .map { CivilMinute(day: day, minute: $0) }
    }

    /// Of an ordinary week out of season, without holidays.
    public var openMinutesPerWeek: Int {
        switch regular {
        case .allDay: 7 * 1_440
        case .weekly(let pattern): Weekday.allCases.reduce(0) { $0 + pattern[$1].reduce(0) { $0 + $1.minutes } }
        }
    }
}

extension TimeRange {
    /// 00:00 to 24:00.
    static let wholeDay: TimeRange = {
        // Safe because both are times on the clock.
        TimeRange(from: ClockTime(minutes: 0)!, until: ClockTime(minutes: 1_440)!)!
    }()
}

extension CivilDate {
    var next: CivilDate { CivilDate(daysSince1970: daysSince1970 + 1) }
    var previous: CivilDate { CivilDate(daysSince1970: daysSince1970 - 1) }
}
