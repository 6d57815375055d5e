import Contracts
import Testing

@Suite struct StationIdentifierTests {
    /// Y is 34 and Z 35: 3435 4301020 0417 77 leaves 1 when divided by 97.
    static let code = "YZ4301020041777"

    @Test func codeIsMadeOfCountyAndSerial() throws {
        let county = try #require(DivisionCode("430102"))
        let code = try #require(StationCode(division: county, serial: 417))
        #expect(code.text == Self.code && StationCode(Self.code) == code)
        #expect(code.division == county && code.serial == 417)
        #expect(
            StationCode(division: county, serial: 0) == nil && StationCode(division: county, serial: 100_000) == nil)
        let last = try #require(StationCode(division: county, serial: 99_999))
        #expect(StationCode(last.text) == last && code < last)
    }

    @Test func qrCodeIsVerifiedOffline() throws {
        let code = try #require(StationCode(Self.code))
        #expect(code.qrPayload == "urn:union:station:YZ4301020041777")
        #expect(StationCode(qrPayload: code.qrPayload) == code)
        for text in [
            Self.code, "urn:union:station:", "urn:union:station:YZ4301020041778", "URN:union:station:" + Self.code,
        ] {
            #expect(StationCode(qrPayload: text) == nil)
        }
    }

    @Test(arguments: [
        "", "YZ", "YZ430102004177", "YZ43010200417770", "yz4301020041777", "XZ4301020041777", "YZ43010200417 77",
        "YZ4301020041７77", "YZ0301020041777", "YZ4301020000097",
    ])
    func refusesOtherCodes(text: String) {
        #expect(StationCode(text) == nil)
    }

    /// What MOD 97-10 promises: no single digit, and no two neighbours the other way round, pass unnoticed.
    @Test func everyMistypedDigitIsFound() {
        let digits = Array(Self.code)
        for position in 2..<digits.count {
            for digit in "0123456789" where digit != digits[position] {
                var wrong = digits
                wrong[position] = digit
                #expect(StationCode(String(wrong)) == nil, "\(String(wrong))")
            }
            guard position + 1 < digits.count, digits[position] != digits[position + 1] else { continue }
            var swapped = digits
            swapped.swapAt(position, position + 1)
            #expect(StationCode(String(swapped)) == nil, "\(String(swapped))")
        }
    }

    @Test func noCodeIsTakenForAPerson() throws {
        for serial in [1, 417, 19_900, 99_999] {
            for county in DivisionCode.counties {
                let code = try #require(StationCode(division: county, serial: serial))
                #expect(!PersonalIdentifierScan.containsPersonalNumber(code.text))
                #expect(!PersonalIdentifierScan.containsPersonalNumber(code.qrPayload))
            }
        }
    }

    @Test func cardsAndContactsPrintNothing() throws {
        let card = try #require(VisitCard("4310000000000019"))
        #expect("\(card)" == "card" && VisitCard("") == nil && VisitCard("a\u{7}") == nil)
        #expect(
            VisitCard(String(repeating: "卡", count: 64)) != nil && VisitCard(String(repeating: "卡", count: 65)) == nil)
        let contact = StationContact(
            name: try #require(PersonName("张小明")), phone: try #require(PhoneNumber("13800000001")))
        #expect("\(contact)" == "张*明 138******01" && StationContact(json: contact.json) == contact)
    }

    @Test func fourOfFiveServicesAreEssential() {
        #expect(
            StationService.allCases.filter(\.isEssential).map(\.rawValue) == [
                "drinking-water", "hot-meals", "charging", "rest", "toilet",
            ])
        #expect(ChecklistItem.six.count == 6 && ChecklistItem.allCases.count == 8)
    }
}
