import Contracts
import Testing

@Suite struct ReliefIdentifierTests {
    private static let line = LineNumber(number: 12_345)!

    /// Check digits computed apart from this code, as `98 - (digits × 100) mod 97`.
    @Test func numbersAreMadeOfTheirParts() throws {
        let county = try #require(DivisionCode("430102"))
        let archive = try #require(ArchiveNumber(division: county, serial: 17))
        #expect(archive.text == "DA43010200001736" && ArchiveNumber("DA43010200001736") == archive)
        #expect(archive.division == county && archive.serial == 17)
        #expect(ArchiveNumber(division: county, serial: 0) == nil)
        #expect(ArchiveNumber(division: county, serial: 1_000_000) == nil)
        #expect(Self.line.text == "HX00000001234530" && LineNumber("HX00000001234530") == Self.line)
        #expect(LineNumber(number: 0) == nil && LineNumber(number: 1_000_000_000_000) == nil)
    }

    /// Line and attempt make the reference, and nothing else does; from the reference both are read again.
    @Test func aReferenceIsItsLineAndAttempt() throws {
        for (attempt, text) in [(1, "FK0000000123450102"), (2, "FK0000000123450296")] {
            let reference = try #require(PaymentReference(line: Self.line, attempt: attempt))
            #expect(reference.text == text && PaymentReference(text) == reference && text.count == 18)
            #expect(reference.line == Self.line && reference.attempt == attempt)
        }
        #expect(PaymentReference(line: Self.line, attempt: 0) == nil)
        #expect(PaymentReference(line: Self.line, attempt: 100) == nil)
        #expect(PaymentReference(line: Self.line, attempt: 1)! < PaymentReference(line: Self.line, attempt: 2)!)
        #expect(
            PaymentReference(line: Self.line, attempt: 99)!
                < PaymentReference(line: LineNumber(number: 12_346)!, attempt: 1)!)
    }

    @Test(arguments: [
        "", "DA", "DA4301020000173", "DA430102000017360", "da43010200001736", "DA43010200001737", "DA43010200000097",
        "HX00000001234531", "hx00000001234530", "HX0000000123453", "HX00000001234530 ", "HX00000000000097",
        "FK0000000123450103", "FK000000012345010", "FK00000001234５0102", "FX0000000123450102", "FK0000000000000194",
    ])
    func refusesOtherTexts(text: String) {
        #expect(ArchiveNumber(text) == nil && LineNumber(text) == nil && PaymentReference(text) == nil)
    }

    /// What MOD 97-10 promises: no single digit, and no two neighbours the other way round, pass unnoticed.
    @Test(arguments: ["DA43010200001736", "HX00000001234530", "FK0000000123450102"])
    func everyMistypedDigitIsFound(text: String) {
        func reads(_ digits: [Character]) -> Bool {
            let text = String(digits)
            return ArchiveNumber(text) != nil || LineNumber(text) != nil || PaymentReference(text) != nil
        }
        let digits = Array(text)
        #expect(reads(digits))
        for position in 2..<digits.count {
            for digit in "0123456789" where digit != digits[position] {
                var wrong = digits
                wrong[position] = digit
                #expect(!reads(wrong), "\(String(wrong))")
            }
            guard position + 1 < digits.count, digits[position] != digits[position + 1] else { continue }
            var swapped = digits
            swapped.swapAt(position, position + 1)
            #expect(!reads(swapped), "\(String(swapped))")
        }
    }

    @Test func noNumberIsTakenForAPerson() throws {
        for county in DivisionCode.counties {
            for serial in [1, 17, 199_001, 999_999] {
                let text = try #require(ArchiveNumber(division: county, serial: serial)).text
                #expect(!PersonalIdentifierScan.containsPersonalNumber(inProse: text))
            }
        }
        for step in 1...20_000 {
            // Spread over all numbers, every other one what would be a mobile number if its length were right.
            let spread = step * 7_368_787_337 % 999_999_999_999 + 1
            let line = try #require(LineNumber(number: step % 2 == 0 ? spread : 13_800_000_000 + step))
            let reference = try #require(PaymentReference(line: line, attempt: step % 99 + 1))
            for text in [line.text, reference.text, "a/\(reference.text)/", line.text + " " + reference.text] {
                #expect(!PersonalIdentifierScan.containsPersonalNumber(text), "\(text)")
                #expect(!PersonalIdentifierScan.containsPersonalNumber(inProse: text), "\(text)")
            }
        }
    }

    @Test func codesHoldNoPersonalNumber() {
        for text in ["SWN-2026-HN", "CEN-2026", "ABC", "A12", "Z" + String(repeating: "0", count: 31)] {
            #expect(ProgrammeCode(text)?.text == text && FundCode(text) != nil && ProjectCode(text) != nil)
            #expect(BankCode(text) != nil)
        }
        for text in [
            "", "AB", "1BC", "-BC", "abc", "AB_", "AB C", "ABＣ", "A" + String(repeating: "0", count: 32),
            "P13812345678", "P-138-1234-5678", "P-430102199001011234",
        ] {
            #expect(ProgrammeCode(text) == nil && FundCode(text) == nil && ProjectCode(text) == nil, "\(text)")
        }
    }

    @Test func aListIsCountedWithinItsProgramme() throws {
        let list = try #require(ListNumber("SWN-2026-HN/12"))
        #expect(list.programme == ProgrammeCode("SWN-2026-HN") && list.number == 12 && list.text == "SWN-2026-HN/12")
        #expect(ListNumber(programme: list.programme, number: 0) == nil)
        #expect(ListNumber(programme: list.programme, number: 2)! < list)
        for text in ["SWN-2026-HN", "SWN-2026-HN/", "SWN-2026-HN/012", "SWN-2026-HN/1/2", "SW/1", "SWN/1000000", "/1"] {
            #expect(ListNumber(text) == nil, "\(text)")
        }
    }

    @Test func nominationNumbersAreTheDepartments() {
        #expect(NominationNumber("GZ-2026:0017")?.text == "GZ-2026:0017")
        for text in ["", "一", "a b", String(repeating: "1", count: 65)] { #expect(NominationNumber(text) == nil) }
    }

    @Test func termsHaveTextsInBothLanguages() {
        let names =
            FundSource.allCases.map(\.name) + ReliefItem.allCases.map(\.name) + PaymentFailure.allCases.map(\.name)
        #expect(Set(names.map(\.zh)).count == names.count && Set(names.map(\.en)).count == names.count)
        for name in names { #expect(name.zh.contains { !$0.isASCII } && name.en.allSatisfy(\.isASCII)) }
        #expect(ReliefItem.allCases.filter { !$0.isPaidByBank } == [.goods])
        #expect(PaymentFailure.allCases.filter(\.needsRepair) == [.accountUnknown, .accountClosed, .nameDiffers])
    }
}
