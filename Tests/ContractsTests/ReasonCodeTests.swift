import Contracts
import Testing

@Suite struct ReasonCodeTests {
    @Test(arguments: ReasonCode.allCases)
    func hasTextInBothLanguages(code: ReasonCode) {
        #expect(code.rawValue.utf8.allSatisfy { ($0 >= 0x61 && $0 <= 0x7A) || $0 == 0x2D || $0 == 0x38 })
        #expect(
            code.message.zh.contains { !$0.isASCII } && code.message.en.hasSuffix(".")
                && code.message.en.allSatisfy(\.isASCII))
    }

    @Test func warningsAreThoseOfTheField() {
        let warnings = ReasonCode.allCases.filter(\.isWarning).map(\.rawValue).sorted()
        #expect(
            warnings == [
                "base-mismatch", "cap-trimmed", "card-luhn", "frequency-mismatch", "host-consent-missing", "id-age",
                "id-area-unknown",
                "photos-missing", "point-out-of-county", "possible-duplicate-person", "possible-duplicate-station",
                "union-unassigned", "uscc-checksum",
            ])
    }

    @Test func reasonsAreReadAsWritten() {
        for reason in [Reason(.idChecksum, field: "applicant.identity.number"), Reason(.senderUnknown)] {
            #expect(Reason(json: reason.json) == reason)
        }
        #expect(Reason(json: ["code": "no-such-code"]) == nil)
    }
}
