import Contracts

/// Where a mobile station stands: a date's own stops replace those of its weekday.
extension Timetable {
    /// Its stops that begin on that day, by time. 调休 does not move them: a vehicle goes where its plan for the weekday
    /// says, unless a date is named.
    public func stops(on day: CivilDate) -> [Stop] {
        let own = stops.filter { $0.day == .date(day) }
        let chosen = own.isEmpty ? stops.filter { $0.day == .weekday(Weekday(day)) } : own
        return chosen.sorted { $0.hours.span.lowerBound < $1.hours.span.lowerBound }
    }

    /// Where it is at that minute, and until when; `nil` while it is nowhere.
    public func stay(at minute: CivilMinute) -> Stay? {
        stays(on: minute.day.previous).last { $0.contains(minute) }
            ?? stays(on: minute.day).first { $0.contains(minute) }
    }

    /// Where it will be next; `nil` when nothing is planned within 400 days.
    public func nextStay(after minute: CivilMinute) -> Stay? {
        var day = minute.day
        for _ in 0..<400 {
            if let stay = stays(on: day).first(where: { $0.from > minute }) { return stay }
            day = day.next
        }
        return nil
    }

    private func stays(on day: CivilDate) -> [Stay] {
        stops(on: day).map { stop in
            Stay(
                stop: stop, from: CivilMinute(day: day, adding: stop.hours.span.lowerBound),
                until: CivilMinute(day: day, adding: stop.hours.span.upperBound))
        }
    }

    /// One stop on one day.
    public struct Stay: Sendable, Hashable {
        public var stop: Stop
        public var from: CivilMinute
        /// The first minute at which it is gone.
        public var until: CivilMinute

        func contains(_ minute: CivilMinute) -> Bool { from <= minute && minute < until }
    }
}

extension StationDetails {
    /// Whether anybody finds it open at that minute, once it operates: by its timetable where it has one, else by its
    /// hours.
    public func isOpen(at minute: CivilMinute, calendar: HolidayCalendar) -> Bool {
        if let timetable { return timetable.stay(at: minute) != nil }
        return hours?.isOpen(at: minute, calendar: calendar) ?? false
    }

    /// Where it is at that minute; `nil` while a mobile station is on its way.
    public func point(at minute: CivilMinute) -> GeoPoint? {
        guard let timetable else { return point }
        return timetable.stay(at: minute)?.stop.point
    }
}
