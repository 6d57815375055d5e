import Contracts
import ReliefDomain
import Testing

/// Rule, formula and caps together: an amount, or everything that refuses it.
@Suite struct EntitlementTests {
    private typealias Fixture = ProgrammeFixture

    private func entitlement(
        _ programme: Programme, _ facts: Facts, _ beneficiary: Beneficiary = Fixture.beneficiary(1, household: 9)
    ) -> Entitlement {
        var ledger = CapLedger(programme, on: Fixture.day)
        return programme.entitlement(of: beneficiary, by: facts, in: &ledger)
    }

    /// 金秋助学 after the example of 长沙 (G.7.5).
    private let schooling = """
        when study.stage in {college, bachelor} and archive.category = deep then min(nomination.amount, 7500元)
        when study.stage in {college, bachelor} then min(nomination.amount, 6000元)
        when study.stage in {senior, vocational} and archive.category = deep then min(nomination.amount, 4000元)
        when study.stage in {senior, vocational} then min(nomination.amount, 3000元)
        else 0元 end
        """

    @Test func helpWithSchool() throws {
        let programme = try Fixture.programme(amount: schooling)
        for (category, stage, asked, granted) in [
            (HardshipCategory.deep, StudyStage.bachelor, 800_000, 750_000), (.relative, .vocational, 300_000, 300_000),
            (.relative, .bachelor, 800_000, 600_000), (.deep, .senior, 500_000, 400_000),
            (.relative, .senior, 300_001, 300_000), (.deep, .college, 749_999, 749_999),
        ] as [(HardshipCategory, StudyStage, Int64, Int64)] {
            let facts = Fixture.facts(category, stage: stage, asked: asked)
            #expect(entitlement(programme, facts).outcome == .granted(Fen(granted), warnings: []))
        }
        #expect(
            entitlement(programme, Fixture.facts(.deep, stage: .primary, asked: 1)).reasons == [Reason(.amountNone)])
    }

    /// Two students of one household have a cap each, where the cap is a person's; together one, where it is the
    /// household's.
    @Test func twoStudentsOfOneHousehold() throws {
        for (per, second) in [
            (Beneficiary.Kind.person, Entitlement.Outcome.granted(Fen(750_000), warnings: [])),
            (.household, .refused([Reason(.capExceeded)])),
        ] {
            let cap = Cap(.amount(Fen(750_000)), per: per, reach: .project)!
            let programme = try Fixture.programme(amount: schooling, caps: [cap])
            var ledger = CapLedger(programme, on: Fixture.day)
            let facts = Fixture.facts(.deep, stage: .bachelor, asked: 800_000)
            for (person, outcome) in [(UInt8(1), Entitlement.Outcome.granted(Fen(750_000), warnings: [])), (2, second)]
            {
                let beneficiary = Fixture.beneficiary(person, household: 9)
                #expect(programme.entitlement(of: beneficiary, by: facts, in: &ledger).outcome == outcome)
            }
        }
    }

    @Test func whyItIsRefused() throws {
        let cap = Cap(.dibao(RuleNumber(12)!), per: .household, reach: .everything)!
        let trim = Cap(.amount(Fen(50_000)), per: .person, reach: .project, excess: .trim)!
        func outcome(_ facts: Facts, amount: String = "nomination.amount", caps: [Cap] = []) throws
            -> Entitlement.Outcome
        {
            entitlement(try Fixture.programme(amount: amount, caps: caps), facts).outcome
        }
        let missing = { (fact: RuleFact) in Reason(.factMissing, field: fact.path) }
        #expect(try outcome(Fixture.facts(.accident, asked: 1)) == .refused([Reason(.ruleNotMet)]))
        #expect(try outcome(Fixture.facts(nil, asked: 1)) == .refused([missing(.archiveCategory)]))
        #expect(try outcome(Fixture.facts()) == .refused([missing(.nominationAmount)]))
        #expect(try outcome(Fixture.facts(asked: 0)) == .refused([Reason(.amountNone)]))
        #expect(
            try outcome(Fixture.facts(asked: 1), amount: "0元 - nomination.amount") == .refused([Reason(.amountNone)]))
        #expect(
            try outcome(Fixture.facts(asked: .max), amount: "nomination.amount * 2")
                == .refused([Reason(.amountOverflow)]))
        #expect(try outcome(Fixture.facts(asked: 840_001), caps: [cap]) == .refused([Reason(.capExceeded)]))
        #expect(try outcome(Fixture.facts(asked: 840_000), caps: [cap]) == .granted(Fen(840_000), warnings: []))
        #expect(
            try outcome(Fixture.facts(asked: 60_000), caps: [trim])
                == .granted(Fen(50_000), warnings: [Reason(.capTrimmed)]))
        #expect(try outcome(Fixture.facts(asked: 1, dibao: nil), caps: [cap]) == .refused([missing(.dibao)]))
        #expect(try outcome(Fixture.facts(asked: 1, dibao: .max), caps: [cap]) == .refused([Reason(.amountOverflow)]))
    }

    /// Who does not qualify uses nothing of a cap.
    @Test func whatIsRefusedUsesNothing() throws {
        let cap = Cap(.amount(Fen(100)), per: .household, reach: .project)!
        let programme = try Fixture.programme(caps: [cap])
        var ledger = CapLedger(programme, on: Fixture.day)
        let person = Fixture.beneficiary(1, household: 9)
        for (category, asked, amount) in [
            (HardshipCategory.accident, 100, nil), (.deep, 101, nil), (.deep, 60, 60), (.deep, 41, nil),
            (.deep, 40, 40),
        ] as [(HardshipCategory, Int64, Int64?)] {
            let facts = Fixture.facts(category, asked: asked)
            #expect(programme.entitlement(of: person, by: facts, in: &ledger).amount == amount.map { Fen($0) })
        }
    }

    @Test func theArithmeticIsKept() throws {
        let cap = Cap(.dibao(RuleNumber(12)!), per: .household, reach: .everything, excess: .trim)!
        let programme = try Fixture.programme(amount: schooling, caps: [cap])
        let facts = Fixture.facts(.deep, stage: .bachelor, asked: 800_000, dibao: 50_000)
        let given = entitlement(programme, facts)
        let kept = programme.arithmetic(of: given, by: facts)
        #expect(try JSON(parsing: kept.serialized()) == kept)
        #expect(kept["programme"] == "LIFE-2026" && kept["version"] == 1 && kept["truth"] == "yes")
        #expect(kept["formulaFen"] == 750_000 && kept["grantedFen"] == 600_000 && kept["reasons"] == nil)
        #expect(kept["decidedBy"] == [["clause": "archive.category in {deep, relative}", "truth": "yes"]])
        #expect(
            kept["facts"] == [
                "archive.category": "deep", "study.stage": "bachelor", "nomination.amount": "8000.00元",
                "dibao": "500.00元",
            ])
        #expect(
            kept["caps"] == [
                [
                    "limitFen": 600_000, "per": "household", "reach": "everything", "window": "year", "excess": "trim",
                    "usedFen": 0, "askedFen": 750_000,
                ]
            ])
        let unknown = Fixture.facts(nil)
        let refused = programme.arithmetic(of: entitlement(programme, unknown), by: unknown)
        #expect(refused["reasons"] == [["code": "fact-missing", "field": "archive.category"]])
        #expect(
            refused["facts"]?["archive.category"] == .null && refused["caps"] == nil && refused["grantedFen"] == nil)
    }
}
