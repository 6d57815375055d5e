import Contracts
import Testing

@Suite struct InsuranceStateTests {
    @Test(arguments: InsuranceState.allCases)
    func hasANameInBothLanguages(state: InsuranceState) {
        #expect(state.name.zh.contains { !$0.isASCII } && state.name.en.allSatisfy(\.isASCII))
        #expect(state.rawValue.utf8.allSatisfy { ($0 >= 0x61 && $0 <= 0x7A) || $0 == 0x2D })
    }

    @Test func endsAreThoseAfterWhichNothingHappens() {
        #expect(
            InsuranceState.allCases.filter(\.isEnded).map(\.rawValue) == [
                "already-insured", "not-eligible", "registration-refused", "revoked", "lapsed", "platform-cover",
            ])
        #expect(Set(InsuranceState.allCases.map(\.name)).count == InsuranceState.allCases.count)
    }
}
