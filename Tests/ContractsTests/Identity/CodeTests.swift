import Contracts
import Testing

@Suite struct CodeTests {
    static let codes = [
        "81430102MC00012347", "81430000MC0000012A", "91430100MA4T00019U", "N2430181MF0000187T", "1343000000600001XW",
        "52430100MJJ000127H", "91110000600037341L",
    ]

    @Test(arguments: codes)
    func creditCodesAndNoChangedOne(code: String) {
        #expect(USCC(code)?.hasValidCheck == true)
        #expect(USCC(" \(code.lowercased()) ")?.code == code)
        let characters = Array(code)
        for position in characters.indices {
            for other in "0123456789ABCDEFGHJKLMNPQRTUWXY" where other != characters[position] {
                var changed = characters
                changed[position] = other
                #expect(USCC(String(changed))?.hasValidCheck != true)
            }
        }
    }

    @Test(arguments: ["91350100M0001TGQXM", "91350211M0000XUF46", "91350203M0001FUE2P"])
    func pilotCodesAreDoubtfulNotWrong(code: String) {
        #expect(USCC(code)?.hasValidCheck == false)
    }

    @Test(arguments: ["", "91430100MA4T00019", "91430100MA4T00019UU", "9143010OMA4T00019U", "91430100MA4T0001IU"])
    func refusesOtherCodes(code: String) {
        #expect(USCC(code) == nil)
    }

    @Test(arguments: [
        "13800000001", "+86 138 0000 0001", "0086-138-0000-0001", "8613800000001",
        "１３８０００００００１",
        " 138 00000001 ",
    ])
    func readsPhones(text: String) {
        #expect(PhoneNumber(text)?.digits == "13800000001")
    }

    @Test(arguments: ["", "12800000001", "1380000000", "138000000011", "+1 13800000001", "1380000000a", "073188888888"])
    func refusesPhones(text: String) {
        #expect(PhoneNumber(text) == nil)
    }

    @Test func cardNumbersCheckAndDoNotFollowEachOther() throws {
        var generator = SystemRandomNumberGenerator()
        var seen: Set<CardNumber> = []
        for _ in 0..<2000 {
            let card = CardNumber(random: &generator)
            seen.insert(card)
            #expect(card.text.count == 16 && card.text.hasPrefix("43") && CardNumber(card.text) == card)
        }
        #expect(seen.count == 2000)
        let characters = Array(try #require(seen.first).text)
        for position in characters.indices {
            for digit in "0123456789" where digit != characters[position] {
                var changed = characters
                changed[position] = digit
                #expect(CardNumber(String(changed)) == nil)
            }
        }
    }

    @Test(arguments: [
        ("tax-hunan", true), ("a1", true), ("a", false), ("1a", false), ("Tax", false), ("税务", false),
        ("a_b", false), ("", false), (String(repeating: "a", count: 31), true),
        (String(repeating: "a", count: 32), false),
    ])
    func departmentNames(text: String, valid: Bool) {
        #expect((DepartmentName(text) != nil) == valid)
        #expect(DepartmentName(source: "/departments/\(text)")?.text == (valid ? text : nil))
        #expect(DepartmentName(source: "/services/\(text)") == nil)
    }

    @Test(arguments: [
        ("HN-430102-0007", true), ("HN-430102-POOL", true), ("HN-430102", false), ("hn-430102-0007", false),
        ("HN-43010-0007", false), ("HN-430102-", false), ("HN-430102-0007-1", false),
    ])
    func unionCodes(text: String, valid: Bool) {
        #expect((UnionCode(text) != nil) == valid)
    }
}
