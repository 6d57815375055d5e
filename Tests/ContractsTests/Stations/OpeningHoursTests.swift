import Contracts
import Testing

@Suite struct OpeningHoursTests {
    /// What is written, and every fault that must be named.
    static let refused: [(json: JSON, reasons: [String])] = [
        ("always", ["field-type hours"]),
        ([:], ["hours-invalid hours"]),
        (["allDay": false], ["hours-invalid hours"]),
        (["allDay": true, "weekly": ["mon": ["08:00-12:00"]]], ["hours-invalid hours"]),
        (["allDay": "yes", "weekly": ["mon": ["08:00-12:00"]]], ["field-type hours.allDay"]),
        (["weekly": []], ["field-type hours.weekly"]),
        (["weekly": [:]], ["hours-invalid hours.weekly"]),
        (["weekly": ["mon": []]], ["hours-invalid hours.weekly"]),
        (["weekly": ["monday": ["08:00-12:00"]]], ["hours-invalid hours.weekly"]),
        (["weekly": ["mon": "08:00-12:00"]], ["field-type hours.weekly.mon"]),
        (["weekly": ["mon": ["08:00-08:00"]]], ["hours-invalid hours.weekly.mon"]),
        (["weekly": ["mon": ["8:00-12:00"]]], ["hours-invalid hours.weekly.mon"]),
        (["weekly": ["mon": ["08:00-24:01"]]], ["hours-invalid hours.weekly.mon"]),
        (["weekly": ["mon": ["24:00-06:00"]]], ["hours-invalid hours.weekly.mon"]),
        (["weekly": ["mon": [800]]], ["hours-invalid hours.weekly.mon"]),
        (["weekly": ["mon": ["08:00-12:00", "11:59-14:00"]]], ["hours-invalid hours.weekly.mon"]),
        (["weekly": ["mon": ["22:00-06:00"], "tue": ["05:00-12:00"]]], ["hours-invalid hours.weekly"]),
        (["weekly": ["sun": ["22:00-06:00"], "mon": ["05:00-12:00"]]], ["hours-invalid hours.weekly"]),
        (["allDay": true, "holidays": "open"], ["hours-invalid hours.holidays"]),
        (["allDay": true, "holidays": []], ["hours-invalid hours.holidays"]),
        (
            [
                "weekly": ["mon": ["x"], "tue": ["09:00-08:60"]],
                "seasons": [["from": "06-31", "until": "08-31", "weekly": [:]]],
                "exceptions": [["date": "2026-02-30", "hours": []], 7],
            ],
            [
                "hours-invalid hours.weekly.mon", "hours-invalid hours.weekly.tue",
                "hours-invalid hours.seasons[0].from", "date-format hours.exceptions[0].date",
                "field-type hours.exceptions[1]",
            ]
        ),
        (
            [
                "allDay": true,
                "seasons": [
                    ["from": "12-01", "until": "02-28", "weekly": [:]],
                    ["from": "02-28", "until": "03-31", "weekly": [:]],
                ],
            ],
            ["hours-invalid hours.seasons[1]"]
        ),
        (
            [
                "allDay": true,
                "exceptions": [
                    ["date": "2026-02-17", "hours": []], ["date": "2026-02-17", "hours": ["08:00-09:00"]],
                ],
            ],
            ["hours-invalid hours.exceptions"]
        ),
    ]

    @Test(arguments: refused.indices)
    func namesWhatIsWrong(index: Int) {
        var faults: [Reason] = []
        #expect(OpeningHours(json: Self.refused[index].json, faults: &faults) == nil)
        #expect(faults.map { "\($0.code.rawValue) \($0.field ?? "")" } == Self.refused[index].reasons)
    }

    /// Ranges that touch do not overlap, also across midnight and the week's end.
    @Test(
        arguments: [
            ["weekly": ["mon": ["00:00-24:00"], "tue": ["00:00-12:00", "12:00-24:00"]]],
            ["weekly": ["sun": ["22:00-06:00"], "mon": ["06:00-22:00"]]],
            ["weekly": ["fri": ["22:00-00:00"], "sat": ["00:00-06:00"]]],
            ["weekly": ["mon": ["08:00-12:00"]], "seasons": [["from": "02-29", "until": "02-29", "weekly": [:]]]],
            [
                "allDay": true, "holidays": ["10:00-16:00"],
                "seasons": [
                    ["from": "12-15", "until": "01-31", "weekly": [:]],
                    ["from": "06-01", "until": "08-31", "weekly": ["mon": ["05:00-23:00"]]],
                ],
                "exceptions": [["date": "2026-02-17", "hours": []]],
            ],
        ] as [JSON])
    func isWrittenAsItWasRead(json: JSON) throws {
        var faults: [Reason] = []
        let hours = try #require(OpeningHours(json: json, faults: &faults), "\(faults)")
        #expect(hours.json.canonical() == json.canonical() && faults.isEmpty)
    }

    /// What is left out is as usual, `null` counts as absent, and the order in which ranges stand does not matter.
    @Test func isReadHoweverItIsSpelled() throws {
        var faults: [Reason] = []
        let spelled: JSON = [
            "weekly": ["mon": ["14:00-18:00", "08:00-12:00"], "sun": []], "holidays": "as-usual", "seasons": .null,
            "exceptions": [["date": "2026-10-02", "hours": []], ["date": "2026-10-01", "hours": []]],
        ]
        let hours = try #require(OpeningHours(json: spelled, faults: &faults))
        guard case .weekly(let week) = hours.regular else { return #expect(Bool(false)) }
        #expect(week[.monday].map(\.description) == ["08:00-12:00", "14:00-18:00"] && week[.sunday].isEmpty)
        #expect(hours.holidays == .asUsual && !hours.isAllDay && OpeningHours.allDay.isAllDay)
        #expect(hours.exceptions.map(\.date.description) == ["2026-10-01", "2026-10-02"])
    }

    @Test func seasonsMayPassTheTurnOfTheYear() throws {
        let days = try ["12-15", "01-31", "12-14", "02-01", "12-31", "01-01"].map { try #require(MonthDay($0)) }
        let pattern = try #require(WeekPattern([:]))
        let winter = Season(from: days[0], until: days[1], weekly: pattern)
        #expect(days.map(winter.contains) == [true, true, false, false, true, true])
        #expect(winter.overlaps(winter) && !winter.overlaps(Season(from: days[3], until: days[2], weekly: pattern)))
    }

    @Test(arguments: [
        ("08:00-12:00", 240, false), ("22:00-06:00", 480, true), ("00:00-24:00", 1_440, false),
        ("23:59-00:00", 1, true),
    ])
    func rangesHaveTheirLength(text: String, minutes: Int, passesMidnight: Bool) throws {
        let range = try #require(TimeRange(text))
        #expect(range.minutes == minutes && range.passesMidnight == passesMidnight && range.description == text)
    }

    @Test func weekdaysAreThoseOfTheCalendar() throws {
        let days = try ["1970-01-01", "2026-11-21", "2026-11-22", "2026-11-23", "1969-12-31"].map {
            try #require(CivilDate($0))
        }
        #expect(days.map { Weekday($0) } == [.thursday, .saturday, .sunday, .monday, .wednesday])
        #expect(Weekday.sunday.next == .monday && Weekday.monday.previous == .sunday && Weekday.monday < .sunday)
    }
}
