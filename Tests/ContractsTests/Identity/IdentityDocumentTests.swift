import Contracts
import Testing

@Suite struct IdentityDocumentTests {
    private func read(_ type: IdentityType, _ text: String) -> (IdentityDocument?, [ReasonCode]) {
        var findings: [ReasonCode] = []
        let document = IdentityDocument(type: type, written: text, findings: &findings)
        return (document, findings)
    }

    /// Synthetic vectors of the domain facts, B.1.1.
    @Test(arguments: [
        ("430104199202290029", "1992-02-29", Gender.female), ("430122198503071012", "1985-03-07", .male),
        ("433101197812013031", "1978-12-01", .male), ("430421190001010010", "1900-01-01", .male),
        ("430181199608154214", "1996-08-15", .male), ("421002198806152010", "1988-06-15", .male),
    ])
    func readsResidentNumbers(number: String, birth: String, gender: Gender) throws {
        let (document, findings) = read(.residentID, number)
        #expect(findings.isEmpty)
        let today = try #require(CivilDate("2026-11-20"))
        #expect(document?.number == number && document?.gender == gender)
        #expect(document?.birthDate(asOf: today)?.description == birth)
    }

    @Test(arguments: [
        ("430104199202290028", [ReasonCode.idChecksum]), ("430104199302290029", [.idDate, .idChecksum]),
        ("", [.idFormat]), ("43010419920229002", [.idFormat]), ("4301041992022900299", [.idFormat]),
        ("43010419920229002A", [.idFormat]), ("030104199202290029", [.idFormat]), ("4301O4199202290029", [.idFormat]),
        ("430104199202290029\u{301}", [.idFormat]), ("四30104199202290029", [.idFormat]),
    ])
    func refuses(number: String, codes: [ReasonCode]) {
        let (document, findings) = read(.residentID, number)
        #expect(document == nil && findings == codes)
    }

    @Test(arguments: ["430104199202290029", "810000199408230021", "830000199201300022", "911124198108030024"])
    func noChangedOrSwappedDigitPasses(number: String) {
        let characters = Array(number)
        for position in characters.indices {
            for digit in "0123456789X" where digit != characters[position] {
                var changed = characters
                changed[position] = digit
                #expect(read(.residentID, String(changed)).0 == nil)
            }
            if position > 0, characters[position] != characters[position - 1] {
                var swapped = characters
                swapped.swapAt(position, position - 1)
                #expect(read(.residentID, String(swapped)).0 == nil)
            }
        }
    }

    /// One person, whatever the spelling.
    @Test(arguments: [
        "43310119781213305X", "43310119781213305x", " 433101 19781213 305x ", "４３３１０１１９７８１２１３３０５Ｘ",
        "433101-19781213-305ｘ", "433101781213305", "\u{feff}433101781213305\u{3000}", "433101\u{a0}781213\u{200b}305",
    ])
    func everySpellingIsOnePerson(spelling: String) {
        let (document, findings) = read(.residentID, spelling)
        #expect(findings.isEmpty && document?.registerKey == "resident-id:43310119781213305X")
    }

    @Test func kindFollowsTheNumber() {
        let asResident = read(.residentID, "810000199408230021").0
        let asPermit = read(.hkmtResidence, "810000199408230021").0
        #expect(asResident?.registerKey == "hkmt-residence:810000199408230021")
        #expect(asResident == asPermit)
        #expect(
            read(.residentID, "911124198108030024").0 == read(.foreignPermanentResidence2023, "911124198108030024").0)
        #expect(read(.hkmtResidence, "430104199202290029").1 == [.idFormat])
        #expect(read(.foreignPermanentResidence2023, "430104199202290029").1 == [.idFormat])
    }

    @Test func theTwoForeignCardsOfOnePersonAreAlike() throws {
        let old = try #require(read(.foreignPermanentResidence2017, "CAN110081080310").0)
        let new = try #require(read(.foreignPermanentResidence2023, "911124198108030024").0)
        let name = try #require(PersonName("John Q. Smith"))
        let again = try #require(PersonName("JOHN  Q  SMITH"))
        #expect(old.registerKey != new.registerKey)
        #expect(old.likeness(of: name) == "CAN|810803|JOHNQSMITH")
        #expect(old.likeness(of: name) == new.likeness(of: again))
        #expect(read(.residentID, "430104199202290029").0?.likeness(of: name) == nil)
        #expect(read(.foreignPermanentResidence2017, "CAN110081080311").1 == [.idChecksum])
        #expect(read(.foreignPermanentResidence2017, "CAN110081133310").1.contains(.idDate))
    }

    @Test func aYearWithoutCenturyIsTheLatestPast() throws {
        let card = try #require(read(.foreignPermanentResidence2017, "CAN110081080310").0)
        #expect(card.birthDate(asOf: try #require(CivilDate("2026-11-20")))?.description == "1981-08-03")
        #expect(card.birthDate(asOf: try #require(CivilDate("2081-08-03")))?.description == "2081-08-03")
    }

    @Test func areaCodes() {
        #expect(read(.residentID, "430122198503071012").1 == [], "retired")
        #expect(read(.residentID, withCheck("43019919850307101")).1 == [.idAreaUnknown])
        #expect(read(.residentID, withCheck("43037119850307101")).1 == [.idAreaUnknown], "functional area")
        #expect(read(.residentID, withCheck("99010119850307101")).0?.type == .foreignPermanentResidence2023)
        #expect(read(.residentID, withCheck("38010119850307101")).1 == [.idAreaUnknown])
        #expect(read(.residentID, withCheck("43042119850307101")).1 == [])
    }

    @Test(arguments: [
        (IdentityType.hkMacauPermit, "H12345678", "hk-macau-permit:H12345678"),
        (.hkMacauPermit, "h1234567802", "hk-macau-permit:H12345678"), (.taiwanPermit, "12345678", "tw-permit:12345678"),
        (.taiwanPermit, "1234567801B", "tw-permit:12345678"), (.passport, "e 1234 5678", "passport:E12345678"),
    ])
    func readsTravelDocuments(type: IdentityType, text: String, key: String) {
        #expect(read(type, text).0?.registerKey == key)
    }

    @Test(arguments: [
        (IdentityType.hkMacauPermit, "X12345678"), (.hkMacauPermit, "H1234567"), (.hkMacauPermit, ""),
        (.taiwanPermit, "1234567"), (.taiwanPermit, "1234567890123"), (.passport, "1234"), (.passport, "ABCDEF"),
        (.passport, "E12/345"), (.foreignPermanentResidence2017, "430104920229002"),
    ])
    func refusesTravelDocuments(type: IdentityType, text: String) {
        #expect(read(type, text).1 == [.idFormat])
    }

    @Test func printsMasked() {
        let document = read(.residentID, "430104199202290029").0
        #expect("\(document!)" == "resident-id ****29")
        var findings: [ReasonCode] = []
        #expect("\(ResidentID(validating: "430104199202290029", findings: &findings)!)" == "4301************29")
        #expect(ResidentID(validating: "810000199408230021", findings: &findings) == nil)
    }

    private func withCheck(_ digits: String) -> String {
        let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
        let sum = zip(digits, weights).reduce(0) { $0 + $1.0.wholeNumberValue! * $1.1 }
        return digits + String(Array("10X98765432")[sum % 11])
    }
}
