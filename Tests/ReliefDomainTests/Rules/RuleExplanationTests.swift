import Contracts
import ReliefDomain
import Testing

/// Why a person qualifies or does not, cut to what decided.
@Suite struct RuleExplanationTests {
    private let rule = """
        archive.category in {deep, relative}
          and member.status = active
          and (household.netPerCapita < dibao or illness in archive.cause)
          and not insurance.pension.state is known
        """

    private func explain(_ change: (inout Facts) -> Void = { _ in }) throws -> RuleExplanation {
        var facts = Facts()
        facts[.archiveCategory] = .word(HardshipCategory.relative)
        facts[.memberStatus] = .word(MemberStatus.active)
        facts[.householdNetPerCapita] = .money(Fen(105_556))
        facts[.dibao] = .money(Fen(70_000))
        facts[.archiveCause] = .set([HardshipCause.illness])
        change(&facts)
        return try CheckedRule.rule(rule).explanation(of: facts)
    }

    @Test func whatIsSoByAll() throws {
        let explanation = try explain()
        #expect(explanation.truth == .yes && explanation.reasons.isEmpty)
        #expect(
            explanation.lines(.en) == [
                "✓ archive.category in {deep, relative} (archive.category: relative)",
                "✓ member.status = active (member.status: active)",
                "✓ illness in archive.cause (archive.cause: sealed)",
                "✗ insurance.pension.state is known (insurance.pension.state: missing)",
            ])
        #expect(explanation.lines(.zh)[0] == "✓ archive.category 属于 {deep, relative} (档案.类别：相对困难)")
    }

    /// Of several that are not so, all are told; of what is so, nothing.
    @Test func whatIsNotSo() throws {
        let explanation = try explain {
            $0[.memberStatus] = .word(MemberStatus.withdrawn)
            $0[.archiveCause] = .set([HardshipCause.other])
        }
        #expect(explanation.truth == .no && explanation.reasons == [Reason(.ruleNotMet)])
        #expect(
            explanation.lines(.en) == [
                "✗ member.status = active (member.status: withdrawn)",
                "✗ household.netPerCapita < dibao (household.netPerCapita: sealed; dibao: 700.00元)",
                "✗ illness in archive.cause (archive.cause: sealed)",
            ])
    }

    /// Missing at the top is not qualified, and names only what mattered.
    @Test func whatCannotBeTold() throws {
        let explanation = try explain {
            $0[.memberStatus] = nil
            $0[.archiveCause] = nil
            $0[.dibao] = nil
        }
        #expect(explanation.truth == .unknown)
        #expect(
            explanation.reasons == [
                Reason(.factMissing, field: "archive.cause"), Reason(.factMissing, field: "member.status"),
                Reason(.factMissing, field: "dibao"),
            ])
        let settled = try explain {
            $0[.memberStatus] = nil
            $0[.dibao] = nil
        }
        #expect(settled.reasons == [Reason(.factMissing, field: "member.status")])
        let refused = try explain {
            $0[.memberStatus] = nil
            $0[.archiveCategory] = .word(HardshipCategory.accident)
        }
        #expect(refused.reasons == [Reason(.ruleNotMet)])
        #expect(refused.lines(.en) == ["✗ archive.category in {deep, relative} (archive.category: accident)"])
    }

    @Test func whatCouldNotBeReckoned() throws {
        let rule = try CheckedRule.rule("dibao * 2 > 1元")
        var facts = Facts()
        facts[.dibao] = .money(Fen(.max))
        #expect(rule.explanation(of: facts).reasons == [Reason(.amountOverflow)])
    }
}
