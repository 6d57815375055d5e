import Contracts
import Foundation
import Testing

@Suite struct InsuranceIdentifierTests {
    static let number = "SB-01934570-1c2d-7a3b-8c4d-5e6f70819201"

    @Test func caseNumberIsWrittenAsItWasRead() throws {
        let number = try #require(CaseNumber(Self.number))
        #expect(number.text == Self.number && CaseNumber(number.uuid) == number)
        #expect(!PersonalIdentifierScan.containsPersonalNumber(number.text))
    }

    @Test(arguments: [
        "", "SB-", "01934570-1c2d-7a3b-8c4d-5e6f70819201", "sb-01934570-1c2d-7a3b-8c4d-5e6f70819201",
        "SB-01934570-1C2D-7A3B-8C4D-5E6F70819201", "SB-01934570-1c2d-7a3b-8c4d-5e6f7081920",
        "SB-01934570-1c2d-7a3b-8c4d-5e6f70819201 ", "SB-01934570_1c2d-7a3b-8c4d-5e6f70819201",
    ])
    func refusesOtherCaseNumbers(text: String) {
        #expect(CaseNumber(text) == nil)
    }

    @Test func caseNumbersAreOrderedByTheirText() {
        let numbers = (0..<200).map { _ in CaseNumber(UUID()) }
        #expect(numbers.sorted().map(\.text) == numbers.map(\.text).sorted())
    }

    @Test(arguments: [
        "https://pay.tax.example", "https://pay.tax.example/", "https://pay.tax.example:8443/hunan/flexible/9f3c1d",
        "https://10.20.30.40/a-b_c~d;e=1,2@3", "https://x/" + String(repeating: "a", count: 246),
    ])
    func takesAddressesThatAreTheSameForEverybody(text: String) {
        #expect(PaymentURL(text)?.text == text)
    }

    @Test(arguments: [
        "", "https://", "http://pay.tax.example", "HTTPS://pay.tax.example", "https:///path", "https://.example",
        "https://pay..example", "https://user@pay.tax.example", "https://user:word@pay.tax.example/",
        "https://pay.tax.example:", "https://pay.tax.example:123456", "https://pay.tax.example:80:80",
        "https://pay.tax.example/?who=1", "https://pay.tax.example?who=1", "https://pay.tax.example/#who",
        "https://pay.tax.example/%31%33%38", "https://pay.tax.example/13800000001",
        "https://pay.tax.example/430104199202290029", "https://pay.tax.example/a b", "https://税务.example/",
        "https://pay.tax.example/税", "https://pay.tax.example\\x", "https://[::1]/", " https://pay.tax.example",
        "https://x/" + String(repeating: "a", count: 247), "javascript:https://x/",
    ])
    func refusesAddressesThatCouldNameSomebody(text: String) {
        #expect(PaymentURL(text) == nil)
    }
}
