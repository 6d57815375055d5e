import Contracts
import Testing

/// The dictionaries of relief: words that can stand in a message and in a rule, and names that tell them apart.
@Suite struct ReliefTermTests {
    private func check<Term: ReliefTerm>(_ type: Term.Type) {
        let terms = Array(Term.allCases)
        for term in terms {
            let word = term.rawValue.utf8
            #expect(word.allSatisfy { (0x61...0x7A).contains($0) || $0 == 0x2D }, "\(term)")
            #expect(word.first != 0x2D && word.last != 0x2D && !term.name.en.isEmpty && term.name.en.utf8.count < 60)
            #expect(!term.name.zh.isEmpty && !term.name.zh.contains { $0.isASCII || $0.isWhitespace }, "\(term)")
        }
        #expect(Set(terms.map(\.name.zh)).count == terms.count && Set(terms.map(\.name.en)).count == terms.count)
    }

    @Test func everyWordHasNamesOfItsOwn() {
        check(HardshipCategory.self)
        check(HardshipCause.self)
        check(IncomeKind.self)
        check(RigidKind.self)
        check(HouseholdRelation.self)
        check(ArchiveLevel.self)
        check(ReliefItem.self)
        check(ReliefBasis.self)
        check(ExcludingAsset.self)
        check(HardshipEventKind.self)
        check(StudyStage.self)
        check(ArchiveStateWord.self)
        check(MemberStatus.self)
        check(FundSource.self)
        check(PaymentFailure.self)
        check(PaymentStateWord.self)
        check(ApprovalLevel.self)
        check(ListStateWord.self)
        check(ListTotal.self)
        check(LineOutcome.self)
        check(SamplePurpose.self)
        check(StatementClass.self)
        check(HousingKind.self)
        check(EvidenceKind.self)
        check(VerificationKind.self)
        check(VerificationResult.self)
        check(ExitReason.self)
    }

    /// Words are on the wire and in saved rules for ever.
    @Test func wordsStay() {
        #expect(
            HardshipCategory.allCases.map(\.rawValue) == [
                "deep", "relative", "accident", "legacy-dibao", "legacy-dibao-edge", "legacy-accident",
                "legacy-temporary",
            ])
        #expect(
            ReliefItem.allCases.map(\.rawValue) == [
                "living", "medical", "schooling", "warmth", "temporary", "gig-comfort", "training", "job-help", "goods",
            ])
        #expect(ReliefBasis.allCases.map(\.rawValue) == ["archive", "temporary-event", "group", "model-worker"])
        #expect(
            HardshipCause.allCases.map(\.rawValue) == [
                "illness", "disability", "schooling", "unemployment", "pay-stopped", "disaster", "accident",
                "single-parent", "other",
            ])
        #expect(
            ListStateWord.allCases.map(\.rawValue) == [
                "drafted", "freezing", "checking", "checked", "publicised", "settling-objections", "approving",
                "approved", "released", "closed", "withdrawn",
            ])
        #expect(ApprovalLevel.allCases.map(\.rawValue) == ["grassroots", "county", "city", "province"])
        #expect(ApprovalLevel.allCases.sorted() == ApprovalLevel.allCases)
        #expect(
            StatementClass.allCases.map(\.rawValue) == [
                "matched", "returned", "corrected", "missing-at-bank", "unknown-to-us", "amount-differs",
                "duplicate-at-bank",
            ])
        #expect(
            ArchiveStateWord.allCases.map(\.rawValue) == [
                "applied", "returned", "reviewed", "visiting", "visited", "authorised", "verifying", "rechecking",
                "publicised", "approving", "active", "reviewing", "exiting", "exited", "declined",
            ])
    }
}
