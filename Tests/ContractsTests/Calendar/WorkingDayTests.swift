import Testing

@testable import Contracts

/// 2026 around 元旦, 春节 and 国庆 (deploy/samples/holidays-2026.csv); 2027 is not announced yet.
private let calendar: HolidayCalendar = {
    var days: [CivilDate: HolidayCalendar.Day] = [:]
    func add(_ kind: HolidayCalendar.Day, _ first: String, _ last: String) {
        for number in day(first).daysSince1970...day(last).daysSince1970 {
            days[CivilDate(daysSince1970: number)] = kind
        }
    }
    add(.holiday, "2026-01-01", "2026-01-03")
    add(.workday, "2026-01-04", "2026-01-04")
    add(.workday, "2026-02-14", "2026-02-14")
    add(.holiday, "2026-02-15", "2026-02-23")
    add(.workday, "2026-02-28", "2026-02-28")
    add(.workday, "2026-09-20", "2026-09-20")
    add(.holiday, "2026-10-01", "2026-10-07")
    add(.workday, "2026-10-10", "2026-10-10")
    return HolidayCalendar(days)
}()

private func day(_ text: String) -> CivilDate { CivilDate(text)! }

@Suite("Working days")
struct WorkingDayTests {
    @Test(
        "A day is worked on by its place in the week, unless it was announced otherwise",
        arguments: [
            ("2026-02-13", true), ("2026-02-14", true), ("2026-02-15", false), ("2026-02-23", false),
            ("2026-02-24", true), ("2026-02-28", true), ("2026-03-01", false), ("2026-09-19", false),
            ("2026-09-20", true), ("2026-10-07", false), ("2026-10-10", true), ("2026-10-11", false),
        ])
    func oneDay(text: String, isWorked: Bool) throws {
        #expect(try calendar.isWorkingDay(day(text)) == isWorked)
    }

    @Test(
        "A term of working days leaves holidays out, counts 调休, and does not count the day it begins on",
        arguments: [
            // An ordinary week: from Monday to the Monday after it.
            ("2026-03-02", 5, "2026-03-09"), ("2026-03-02", 1, "2026-03-03"), ("2026-03-06", 1, "2026-03-09"),
            // Over 春节: Friday 13th → Saturday 14th is worked, then nine free days, then 24th to 27th.
            ("2026-02-13", 5, "2026-02-27"), ("2026-02-13", 6, "2026-02-28"), ("2026-02-13", 7, "2026-03-02"),
            // Over 国庆: 8th, 9th and Saturday 10th are worked.
            ("2026-09-30", 3, "2026-10-10"), ("2026-09-30", 5, "2026-10-13"),
            // Begun on a free day.
            ("2026-10-03", 1, "2026-10-08"),
        ])
    func terms(from: String, count: Int, last: String) throws {
        #expect(try calendar.workingDay(after: day(from), count: count) == day(last))
    }

    @Test("What is not announced is not counted, and says which year is missing")
    func missing() throws {
        #expect(throws: CalendarMissing(year: 2027)) { try calendar.isWorkingDay(day("2027-03-01")) }
        #expect(throws: CalendarMissing(year: 2027)) { try calendar.workingDay(after: day("2026-12-28"), count: 5) }
        // It ends before the year does.
        #expect(try calendar.workingDay(after: day("2026-12-24"), count: 5) == day("2026-12-31"))
        #expect(throws: CalendarMissing(year: 2025)) { try calendar.isWorkingDay(day("2025-12-31")) }
    }

    @Test("Days of December that 元旦 frees stand in the next year's announcement, and say nothing of their own year")
    func decemberOfTheYearBefore() {
        let next = HolidayCalendar([day("2022-12-31"): .holiday, day("2023-01-01"): .holiday])
        #expect(next.covers(year: 2023))
        #expect(!next.covers(year: 2022))
        #expect(throws: CalendarMissing(year: 2022)) { try next.workingDay(after: day("2022-12-20"), count: 1) }
    }
}
