import Contracts

/// How long an inspection holds, and when the next is announced (domain facts D.2: a check each year; configurable).
public struct InspectionPolicy: Sendable, Hashable {
    public var monthsValid: Int
    /// How many days before the end `station.inspection-due.v1` is announced.
    public var daysOfWarning: Int

    public init(monthsValid: Int = 12, daysOfWarning: Int = 30) {
        self.monthsValid = max(monthsValid, 1)
        self.daysOfWarning = max(daysOfWarning, 0)
    }

    /// The last day on which an inspection of that day holds: the same day, so many months later.
    public func lastDay(inspectedOn day: CivilDate) -> CivilDate { day.adding(months: monthsValid) }

    /// The day from which the end is announced.
    public func warningDay(of validity: InspectionValidity) -> CivilDate {
        CivilDate(daysSince1970: validity.until.daysSince1970 - daysOfWarning)
    }
}

/// Until when a station counts as inspected.
public struct InspectionValidity: Sendable, Hashable {
    /// The inspection, or the opening before there was one.
    public var on: CivilDate
    /// The last day.
    public var until: CivilDate
    /// Whether its coming end was announced.
    public var isDueTold: Bool

    public init(on: CivilDate, until: CivilDate, isDueTold: Bool = false) {
        self.on = on
        self.until = until
        self.isDueTold = isDueTold
    }

    public func holds(on day: CivilDate) -> Bool { day <= until }
}

extension CivilDate {
    /// So many months later; the last day of the month where there is no such day in it.
    func adding(months: Int) -> CivilDate {
        let count = year * 12 + month - 1 + months
        let (year, month) = (count / 12, count % 12 + 1)
        for day in (28...31).reversed() where day <= max(self.day, 28) {
            if let date = CivilDate(year: year, month: month, day: min(day, self.day)) { return date }
        }
        // Beyond the last year that can be written.
        return self
    }
}
