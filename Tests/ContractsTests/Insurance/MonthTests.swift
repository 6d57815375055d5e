import Contracts
import Testing

@Suite struct MonthTests {
    @Test(arguments: ["1900-01", "2026-11", "9999-12"])
    func isWrittenAsItWasRead(text: String) throws {
        #expect(try #require(Month(text)).text == text)
    }

    @Test(arguments: [
        "", "2026", "2026-1", "2026-13", "2026-00", "1899-12", "10000-01", "2026/11", "2026-1x", "２０２６-11", "-026-11",
        "2026-11 ",
    ])
    func refuses(text: String) {
        #expect(Month(text) == nil)
    }

    @Test func isTheMonthOfItsDays() {
        #expect(Month(CivilDate("2026-02-28")!) == Month("2026-02"))
        #expect(Month(CivilDate("2026-12-31")!).advanced(by: 1) == Month("2027-01"))
    }

    @Test(arguments: [
        ("2026-11", 0, "2026-11"), ("2026-11", 1, "2026-12"), ("2026-11", 2, "2027-01"), ("2026-01", -1, "2025-12"),
        ("2026-11", 14, "2028-01"), ("2026-11", -23, "2024-12"), ("9999-11", 5, "9999-12"), ("1900-02", -5, "1900-01"),
        ("2026-11", .max, "9999-12"), ("2026-11", .min, "1900-01"),
    ])
    func counts(start: String, months: Int, end: String) throws {
        #expect(try #require(Month(start)).advanced(by: months).text == end)
    }

    @Test func distanceIsWhatToAdvanceBy() throws {
        let texts = ["1900-01", "2025-12", "2026-01", "2026-11", "9999-12"]
        let months = try texts.map { try #require(Month($0)) }
        for start in months {
            for end in months {
                #expect(start.advanced(by: start.months(until: end)) == end)
                #expect((start < end) == (start.months(until: end) > 0))
                #expect((start < end) == (start.text < end.text))
            }
        }
        #expect(months[1].months(until: months[3]) == 11 && months[3].months(until: months[1]) == -11)
        #expect(months[3].year == 2026 && months[3].month == 11 && months[1].month == 12)
    }
}
