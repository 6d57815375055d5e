/// When a station is open, on the clock of China.
///
/// What counts on a day, in this order: its exception; on a public holiday, `holidays`; the season it lies in; the week.
/// Which days are holidays, and which working days replace them, is the service's configuration.
public struct OpeningHours: Sendable, Hashable {
    public var regular: Regular
    /// As usual where nothing is said.
    public var holidays: Holidays
    /// No two share a day.
    public var seasons: [Season]
    /// By date, each date once.
    public var exceptions: [Exception]

    /// The ordinary week.
    public enum Regular: Sendable, Hashable {
        /// 24 hours on every day.
        case allDay
        /// Never empty.
        case weekly(WeekPattern)
    }

    /// What counts on a public holiday.
    public enum Holidays: Sendable, Hashable {
        case asUsual, closed
        /// Never empty.
        case hours([TimeRange])
    }

    /// One day with hours of its own; without any it is closed.
    public struct Exception: Sendable, Hashable {
        public var date: CivilDate
        public var hours: [TimeRange]

        public init(date: CivilDate, hours: [TimeRange]) {
            self.date = date
            self.hours = hours
        }
    }

    /// Open at any time.
    public static let allDay = OpeningHours(regular: .allDay)

    /// Seasons that share a day, or two exceptions of one date, are the caller's fault; what is read has neither.
    public init(
        regular: Regular, holidays: Holidays = .asUsual, seasons: [Season] = [], exceptions: [Exception] = []
    ) {
        self.regular = regular
        self.holidays = holidays
        self.seasons = seasons
        self.exceptions = exceptions
    }

    /// Whether it is open 24 hours on ordinary days.
    public var isAllDay: Bool { regular == .allDay }
}
