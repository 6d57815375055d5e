import Contracts
import StationsDomain
import Testing

/// Open or not, to the minute. 2026: 春节 15–23 February, worked instead on 14 and 28 February (both Saturdays); 国庆节 1–7
/// October, worked on 20 September (a Sunday) and 10 October (a Saturday).
@Suite struct OpeningHoursTests {
    static let calendar: HolidayCalendar = {
        var days: [CivilDate: HolidayCalendar.Day] = [:]
        for day in 15...23 { days[CivilDate(year: 2026, month: 2, day: day)!] = .holiday }
        for day in 1...7 { days[CivilDate(year: 2026, month: 10, day: day)!] = .holiday }
        for day in ["2026-02-14", "2026-02-28", "2026-09-20", "2026-10-10"] { days[CivilDate(day)!] = .workday }
        return HolidayCalendar(days)
    }()

    static func hours(_ json: JSON) -> OpeningHours {
        var faults: [Reason] = []
        return OpeningHours(json: json, faults: &faults)!
    }

    static func minute(_ text: String) -> CivilMinute {
        let parts = text.split(separator: " ")
        let clock = parts[1].split(separator: ":").map { Int($0)! }
        return CivilMinute(day: CivilDate(String(parts[0]))!, minute: clock[0] * 60 + clock[1])
    }

    private static let week: JSON = [
        "mon": ["08:00-12:00", "14:00-18:00"], "sat": ["22:00-06:00"], "sun": ["20:00-24:00"],
    ]
    private static let office: JSON = [
        "weekly": week, "holidays": "closed",
        "seasons": [["from": "12-01", "until": "02-28", "weekly": ["mon": ["09:00-11:00"]]]],
        "exceptions": [["date": "2026-10-12", "hours": []], ["date": "2026-10-05", "hours": ["10:00-11:00"]]],
    ]

    /// 2026-09-07 is a Monday.
    @Test(
        arguments: [
            ("2026-09-07 07:59", false), ("2026-09-07 08:00", true), ("2026-09-07 11:59", true),
            ("2026-09-07 12:00", false), ("2026-09-07 14:00", true), ("2026-09-07 18:00", false),
            ("2026-09-08 09:00", false),
            // Past midnight, into Sunday.
            ("2026-09-12 21:59", false), ("2026-09-12 22:00", true), ("2026-09-12 23:59", true),
            ("2026-09-13 00:00", true), ("2026-09-13 05:59", true), ("2026-09-13 06:00", false),
            ("2026-09-13 23:59", true), ("2026-09-14 00:00", false),
            // 调休: a Sunday that is worked is a Monday, and has no evening of its own.
            ("2026-09-20 09:00", true), ("2026-09-20 20:00", false), ("2026-10-10 09:00", true),
            ("2026-10-10 23:00", false),
            // Holidays, and the exception among them.
            ("2026-10-05 09:00", false), ("2026-10-05 10:30", true), ("2026-10-12 09:00", false),
            // The season passes the turn of the year; its holidays are closed as well.
            ("2026-12-07 08:30", false), ("2026-12-07 09:30", true), ("2027-01-04 09:30", true),
            ("2027-03-01 08:30", true), ("2026-02-16 09:30", false), ("2026-02-28 09:30", true),
        ])
    func isOpen(_ row: (String, Bool)) {
        #expect(Self.hours(Self.office).isOpen(at: Self.minute(row.0), calendar: Self.calendar) == row.1, "\(row.0)")
    }

    @Test func holidaysInThreeWays() {
        // 2026-10-05 is a Monday among the holidays.
        let cases: [(JSON, Bool, Bool)] = [
            (["weekly": Self.week], true, false), (["weekly": Self.week, "holidays": "as-usual"], true, false),
            (["weekly": Self.week, "holidays": "closed"], false, false),
            (["weekly": Self.week, "holidays": ["10:00-16:00"]], false, true),
            (["allDay": true, "holidays": "closed"], false, false), (["allDay": true], true, true),
        ]
        for (json, morning, noon) in cases {
            let hours = Self.hours(json)
            #expect(hours.isOpen(at: Self.minute("2026-10-05 08:30"), calendar: Self.calendar) == morning)
            #expect(hours.isOpen(at: Self.minute("2026-10-05 13:00"), calendar: Self.calendar) == noon)
        }
    }

    /// The night before a holiday goes on into it.
    @Test func theNightBelongsToItsEvening() {
        let hours = Self.hours(["weekly": ["wed": ["22:00-06:00"], "thu": ["22:00-06:00"]], "holidays": "closed"])
        #expect(hours.isOpen(at: Self.minute("2026-10-01 05:00"), calendar: Self.calendar))
        #expect(!hours.isOpen(at: Self.minute("2026-10-01 23:00"), calendar: Self.calendar))
    }

    @Test(
        arguments: [
            ("2026-09-07 07:00", "2026-09-07 08:00", true), ("2026-09-07 08:00", "2026-09-07 12:00", false),
            ("2026-09-07 18:00", "2026-09-12 22:00", true), ("2026-09-12 23:00", "2026-09-13 06:00", false),
            ("2026-09-13 21:00", "2026-09-14 00:00", false), ("2026-09-20 19:00", "2026-09-21 08:00", true),
            ("2026-10-05 10:00", "2026-10-05 11:00", false),
        ])
    func nextChange(_ row: (String, String, Bool)) {
        let change = Self.hours(Self.office).nextChange(after: Self.minute(row.0), calendar: Self.calendar)
        #expect(change?.at == Self.minute(row.1) && change?.opens == row.2)
    }

    @Test func whatIsAlwaysOpenNeverChanges() {
        let empty = HolidayCalendar()
        #expect(OpeningHours.allDay.nextChange(after: Self.minute("2026-09-07 07:00"), calendar: empty) == nil)
        // But for the holidays.
        let hours = Self.hours(["allDay": true, "holidays": "closed"])
        let shuts = hours.nextChange(after: Self.minute("2026-09-07 07:00"), calendar: Self.calendar)
        #expect(shuts?.at == Self.minute("2026-10-01 00:00") && shuts?.opens == false)
        let opens = hours.nextChange(after: Self.minute("2026-10-01 00:00"), calendar: Self.calendar)
        #expect(opens?.at == Self.minute("2026-10-08 00:00") && opens?.opens == true)
        // Ranges that touch are one.
        let touching = Self.hours(["weekly": ["mon": ["08:00-12:00", "12:00-24:00"], "tue": ["00:00-02:00"]]])
        let end = touching.nextChange(after: Self.minute("2026-09-07 09:00"), calendar: empty)
        #expect(end?.at == Self.minute("2026-09-08 02:00"))
    }

    /// What is said of the next change is what minutes looked at one by one say.
    @Test func nextChangeIsTheFirstMinuteThatDiffers() {
        let hours = Self.hours(Self.office)
        var chance = Chance(7)
        for _ in 0..<150 {
            let start = Self.minute("2026-09-01 00:00").minutesSince1970 + Int.random(in: 0..<70_000, using: &chance)
            let minute = CivilMinute(minutesSince1970: start)
            let isOpen = hours.isOpen(at: minute, calendar: Self.calendar)
            let first = (1..<20_000).lazy.map { CivilMinute(minutesSince1970: start + $0) }
                .first { hours.isOpen(at: $0, calendar: Self.calendar) != isOpen }
            #expect(hours.nextChange(after: minute, calendar: Self.calendar)?.at == first)
        }
    }

    @Test func theOrdinaryWeek() {
        let hours = Self.hours(Self.office)
        #expect(hours.openMinutesPerWeek == (4 + 4 + 8 + 4) * 60 && OpeningHours.allDay.openMinutesPerWeek == 10_080)
    }

    @Test func minutesAreChinas() {
        let time = StationFixture.time("2026-03-09T16:59:59Z")
        #expect(CivilMinute(inChinaAt: time) == Self.minute("2026-03-10 00:59"))
        #expect(CivilMinute(minutesSince1970: -1) == Self.minute("1969-12-31 23:59"))
        #expect(Self.calendar.weekday(of: StationFixture.day("2026-09-20")) == .monday)
        #expect(Self.calendar.weekday(of: StationFixture.day("2026-10-03")) == .saturday)
        #expect(Self.calendar.covers(year: 2026))
        #expect(!Self.calendar.covers(year: 2027))
    }
}
