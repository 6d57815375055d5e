import Contracts
import Foundation
import ReliefDomain
import Testing

/// Working days are counted by the announcement of the year (国办发明电〔2025〕7号 for 2026), over 春节 and 国庆 with 调休.
@Suite struct PublicityTests {
    static let calendar = HolidayCalendar(
        days("2026-01-01", 3, .holiday).merging(days("2026-01-04", 1, .workday)) { $1 }
            .merging(days("2026-02-15", 9, .holiday)) { $1 }.merging(days("2026-02-14", 1, .workday)) { $1 }
            .merging(days("2026-02-28", 1, .workday)) { $1 }.merging(days("2026-09-25", 3, .holiday)) { $1 }
            .merging(days("2026-10-01", 7, .holiday)) { $1 }.merging(days("2026-09-20", 1, .workday)) { $1 }
            .merging(days("2026-10-10", 1, .workday)) { $1 })

    static func days(_ first: String, _ count: Int, _ kind: HolidayCalendar.Day) -> [CivilDate: HolidayCalendar.Day] {
        let from = CivilDate(first)!.daysSince1970
        return Dictionary(uniqueKeysWithValues: (0..<count).map { (CivilDate(daysSince1970: from + $0), kind) })
    }

    @Test(
        arguments: [
            ("2026-12-14", 5, "2026-12-21"), ("2026-12-12", 5, "2026-12-18"), ("2026-12-18", 5, "2026-12-25"),
            // 春节: 15 to 23 February, with 14 and 28 February worked.
            ("2026-02-11", 5, "2026-02-25"), ("2026-02-13", 5, "2026-02-27"), ("2026-02-24", 5, "2026-03-02"),
            // 中秋 and 国庆: 25 to 27 September, 1 to 7 October, with 20 September and 10 October worked.
            ("2026-09-24", 5, "2026-10-09"), ("2026-09-24", 6, "2026-10-10"), ("2026-09-30", 7, "2026-10-15"),
            ("2026-09-17", 5, "2026-09-23"),
            // Never fewer than five, however few are asked for.
            ("2026-12-14", 1, "2026-12-21"), ("2026-12-14", 0, "2026-12-21"),
        ])
    func countsWorkingDays(row: (from: String, days: Int, until: String)) throws {
        let publicity = try Publicity(
            from: CivilDate(row.from)!, workingDays: row.days, by: Self.calendar)
        let until = CivilDate(row.until)!
        #expect(publicity.until == until && publicity.workingDays == max(row.days, 5))
        #expect(!publicity.isOver(on: until))
        #expect(publicity.isOver(on: CivilDate(daysSince1970: until.daysSince1970 + 1)))
    }

    /// A year that is not announced cannot be counted on.
    @Test func doesNotBeginWithoutCalendar() {
        #expect(throws: CalendarMissing(year: 2027)) {
            try Publicity(from: CivilDate("2026-12-29")!, by: Self.calendar)
        }
        #expect(throws: CalendarMissing(year: 2025)) {
            try Publicity(from: CivilDate("2025-12-01")!, by: Self.calendar)
        }
    }

    /// A corrected calendar may lengthen it, and never shortens it.
    @Test func isOnlyEverLengthened() throws {
        var publicity = try Publicity(from: CivilDate("2026-12-14")!, by: Self.calendar)
        let known = publicity
        #expect(!publicity.recount(by: Self.calendar) && publicity == known)
        #expect(!publicity.recount(by: HolidayCalendar()) && publicity == known)
        let shorter = HolidayCalendar(
            Self.days("2026-12-19", 1, .workday).merging(Self.days("2026-01-01", 1, .holiday)) { $1 })
        #expect(!publicity.recount(by: shorter) && publicity == known)
        let longer = HolidayCalendar(
            Self.days("2026-12-15", 2, .holiday).merging(Self.days("2026-01-01", 1, .holiday)) { $1 })
        #expect(publicity.recount(by: longer) && publicity.until == CivilDate("2026-12-23"))
        #expect(!publicity.recount(by: Self.calendar) && publicity.until == CivilDate("2026-12-23"))
    }

    @Test func objectionsAreKnownByTheirNumber() {
        func objection(_ department: String, _ number: String, _ time: Double) -> Objection {
            Objection(
                from: DepartmentName(department)!, SourceReference(number)!, at: Date(timeIntervalSince1970: time))
        }
        let one = objection("hotline", "YY-3", 0)
        #expect(one.isSame(as: objection("hotline", "YY-3", 9)))
        #expect(!one.isSame(as: objection("hotline", "YY-4", 0)) && !one.isSame(as: objection("union", "YY-3", 0)))
    }
}
