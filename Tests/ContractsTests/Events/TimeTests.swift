import Contracts
import Foundation
import Testing

@Suite struct TimeTests {
    @Test(
        arguments: [
            ("1970-01-01T00:00:00Z", 0), ("2026-11-20T08:00:00+08:00", 1_795_132_800_000_000),
            ("2026-11-20T00:00:00.5z", 1_795_132_800_500_000), ("2026-11-19T14:30:00-09:30", 1_795_132_800_000_000),
            ("2026-11-20t00:00:00.123456789Z", 1_795_132_800_123_456), ("1969-12-31T23:59:59.999Z", -1000),
        ] as [(String, Int64)])
    func readsInstants(text: String, microseconds: Int64) {
        #expect(RFC3339.date(text)?.microsecondsSince1970 == microseconds)
    }

    @Test(arguments: [
        "", "2026-11-20", "2026-11-20T00:00:00", "2026-11-20 00:00:00Z", "2026-02-29T00:00:00Z",
        "2026-13-01T00:00:00Z", "2026-11-20T24:00:00Z", "2026-11-20T00:60:00Z", "2026-11-20T00:00:00+8:00",
        "2026-11-20T00:00:00+0800", "2026-11-20T00:00:00.Z", "2026-11-20T00:00:00Zx", "２026-11-20T00:00:00Z",
        "2026-11-20T00:00:00+24:00", "+2026-1-20T00:00:00Z",
        // No year of four digits in China, where it would be written.
        "0000-01-01T00:00:00+23:59", "0000-01-01T00:00:00+08:01", "9999-12-31T23:59:59-23:59",
        "9999-12-31T23:59:59.999999+08:00",
    ])
    func refusesOtherTexts(text: String) {
        #expect(RFC3339.date(text) == nil)
    }

    @Test func writesWhatItReads() {
        for microseconds: Int64 in [
            0, -1, -86_400_000_001, 1_795_132_800_123_456, 951_782_400_000_000, -62_167_248_000_000_000,
        ] {
            let date = Date(microsecondsSince1970: microseconds)
            #expect(RFC3339.date(RFC3339.string(date))?.microsecondsSince1970 == microseconds)
        }
        #expect(RFC3339.string(Date(microsecondsSince1970: 0)) == "1970-01-01T08:00:00+08:00")
    }

    @Test func countsEveryDayOfFiveCenturies() {
        var expected = CivilDate(year: 1800, month: 1, day: 1)!
        for number in expected.daysSince1970...CivilDate(year: 2300, month: 1, day: 1)!.daysSince1970 {
            let date = CivilDate(daysSince1970: number)
            #expect(date == expected && date.daysSince1970 == number)
            expected =
                CivilDate(year: date.year, month: date.month, day: date.day + 1)
                ?? CivilDate(year: date.year, month: date.month + 1, day: 1)
                ?? CivilDate(year: date.year + 1, month: 1, day: 1)!
        }
    }

    @Test(arguments: [
        ("1992-02-29", "2008-02-28", 15), ("1992-02-29", "2008-02-29", 16), ("1992-02-29", "2009-02-28", 16),
        ("1992-02-29", "2009-03-01", 17), ("2010-11-20", "2026-11-19", 15), ("2010-11-20", "2026-11-20", 16),
    ])
    func countsFullYears(birth: String, day: String, age: Int) throws {
        #expect(try #require(CivilDate(birth)).age(on: try #require(CivilDate(day))) == age)
        #expect(CivilDate(birth)?.description == birth)
    }

    @Test func theDayIsChinas() throws {
        let late = try #require(RFC3339.date("2026-11-19T16:00:00Z"))
        #expect(CivilDate(inChinaAt: late).description == "2026-11-20")
        #expect(CivilDate(inChinaAt: late.addingTimeInterval(-0.001)).description == "2026-11-19")
    }

    @Test(arguments: ["2026-02-29", "1900-02-29", "2026-00-10", "2026-1-10", "2026-11-31", "", "2026/11/20"])
    func refusesDaysThatAreNone(text: String) {
        #expect(CivilDate(text) == nil)
    }
}
