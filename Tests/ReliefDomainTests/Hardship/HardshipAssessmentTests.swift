import Contracts
import ReliefDomain
import Testing

/// In what hardship a household is (domain facts E.1, G.7.3).
@Suite struct HardshipAssessmentTests {
    private typealias Fixture = HardshipFixture

    private func assess(_ inputs: HardshipInputs, _ regime: HardshipRegime = Fixture.regime()) -> HardshipAssessment {
        HardshipAssessment(of: inputs, under: regime)
    }

    @Test func theWorkedExamples() {
        for (medical, schooling, head, category) in [
            (28_000, 12_000, 55_556, HardshipCategory.deep), (10_000, 12_000, 105_556, .relative), (0, 0, 166_667, nil),
        ] as [(Int64, Int64, Int64, HardshipCategory?)] {
            let assessment = assess(Fixture.household(medical: medical, schooling: schooling))
            #expect(assessment.category == category && assessment.netPerHead == Fen(head), "\(medical)")
        }
        #expect(assess(Fixture.household(event: Fixture.event())).category == .accident)
        #expect(assess(Fixture.household()).outcome == .doesNot([.notInHardship]))
    }

    /// At the bound, and a fen beside it: 3 × 12 × 700.00 = 25,200.00.
    @Test func theBounds() {
        let inclusive = Fixture.regime(inclusive: true)
        for (fen, strict, loose) in [
            (2_519_999, HardshipCategory.deep, HardshipCategory.deep), (2_520_000, .relative, .relative),
            (2_520_001, .relative, .relative), (5_039_999, .relative, .relative), (5_040_000, nil, .relative),
            (5_040_001, nil, nil), (0, .deep, .deep),
        ] as [(Int64, HardshipCategory?, HardshipCategory?)] {
            let inputs = HardshipInputs(members: 3, months: Fixture.year, incomes: [.init(.wage, Fen(fen))!])!
            #expect(assess(inputs).category == strict, "\(fen)")
            #expect(assess(inputs, inclusive).category == loose, "\(fen), inclusive")
        }
        // Inclusive is the bound of 相对 alone: 低于 stays strict for 深度.
        #expect(inclusive.relative.isInclusive && !inclusive.deep.isInclusive)
    }

    /// What cannot be divided evenly is compared before it is rounded: 2,519,999 ÷ 36 shows as 700.00 and is below it.
    @Test func roundingDecidesNothing() {
        let inputs = HardshipInputs(members: 3, months: Fixture.year, incomes: [.init(.wage, Fen(2_519_999))!])!
        let assessment = assess(inputs)
        #expect(assessment.netPerHead == Fen(70_000) && assessment.category == .deep)
        for (fen, head) in [(18, 1), (17, 0), (0, 0), (-18, 0), (-19, -1), (-54, -1), (-55, -2)] as [(Int64, Int64)] {
            let inputs = HardshipInputs(
                members: 3, months: Fixture.year, incomes: [.init(.wage, Fen(max(fen, 0)))!],
                rigid: [.init(.medical, Fen(max(-fen, 0)))!])!
            #expect(assess(inputs).netPerHead == Fen(head), "\(fen)")
        }
    }

    @Test func exclusionBeatsAll() {
        for asset in ExcludingAsset.allCases {
            let inputs = Fixture.household(income: 0, exclusions: [asset], event: Fixture.event())
            #expect(assess(inputs).outcome == .doesNot([.excludedAssets]))
            #expect(assess(inputs, Fixture.regime(exclusions: [])).category == .deep)
        }
        // A second dwelling excludes, whether the box was ticked or not.
        #expect(assess(Fixture.household(income: 0, dwellings: 2)).outcome == .doesNot([.excludedAssets]))
        #expect(assess(Fixture.household(income: 0, dwellings: 1)).category == .deep)
        #expect(
            assess(Fixture.household(income: 0, dwellings: 2), Fixture.regime(exclusions: [.shop])).category == .deep)
    }

    @Test func theYearMustBeWhole() {
        for (last, outcome) in [
            ("2026-11", HardshipAssessment.Outcome.doesNot([.periodNotTwelveMonths])), ("2026-12", .qualifies(.deep)),
            ("2027-01", .doesNot([.periodNotTwelveMonths])),
        ] {
            let months = Month("2026-01")!...Month(last)!
            #expect(assess(Fixture.household(income: 0, months: months)).outcome == outcome)
        }
        let half = Month("2026-01")!...Month("2026-06")!
        #expect(assess(Fixture.household(income: 0, months: half), Fixture.regime(months: 6)).category == .deep)
        // All that speaks against it is told at once.
        #expect(
            assess(Fixture.household(months: half, exclusions: [.shop])).outcome
                == .doesNot([.periodNotTwelveMonths, .excludedAssets]))
    }

    @Test func anAccidentNeedsItsProof() {
        let unproven = Fixture.household(event: Fixture.event(isProven: false))
        #expect(assess(unproven).outcome == .doesNot([.notInHardship, .eventProofMissing]))
        // Whoever is poor needs no event.
        #expect(assess(Fixture.household(income: 0, event: Fixture.event(isProven: false))).category == .deep)
        // Older places help after an accident only up to three times 低保: 3 × 12 × 2,100.00 = 75,600.00.
        for (income, category) in [(75_599, HardshipCategory.accident), (75_600, nil)] as [(Int64, HardshipCategory?)] {
            let inputs = Fixture.household(income: income, event: Fixture.event())
            #expect(assess(inputs, Fixture.regime(ceiling: 3000)).category == category)
            #expect(assess(inputs).category == .accident)
        }
    }

    @Test func olderRegimesGiveTheirOwnCategories() {
        let legacy = Fixture.regime(kind: .legacy, relative: 1500, inclusive: true)
        for (income, event, category) in [
            (20_000, nil, HardshipCategory.legacyDibao), (37_800, nil, .legacyDibaoEdge), (37_801, nil, nil),
            (37_801, Fixture.event(), .legacyAccident),
        ] as [(Int64, HardshipInputs.Event?, HardshipCategory?)] {
            #expect(assess(Fixture.household(income: income, event: event), legacy).category == category)
        }
    }

    @Test func whatInsuranceGaveBackIsNotTakenOff() {
        let inputs = Fixture.household(medical: 50_000, schooling: 12_000, reimbursed: 22_000)
        #expect(inputs.net == 2_000_000 && assess(inputs).netPerHead == Fen(55_556))
        #expect(HardshipInputs.RigidExpense(.medical, Fen(100), reimbursed: Fen(101)) == nil)
        #expect(HardshipInputs.RigidExpense(.medical, Fen(-1)) == nil)
        #expect(HardshipInputs.RigidExpense(.medical, Fen(1), reimbursed: Fen(-1)) == nil)
        #expect(HardshipInputs.Income(.wage, Fen(-1)) == nil)
        for members in [0, 21, -1] {
            #expect(HardshipInputs(members: members, months: Fixture.year, incomes: []) == nil)
        }
    }

    @Test func theArithmeticIsKept() throws {
        let inputs = Fixture.household(medical: 28_000, schooling: 12_000, event: Fixture.event())
        let kept = assess(inputs).arithmetic
        #expect(try JSON(parsing: kept.serialized()) == kept)
        #expect(kept["netFen"] == 2_000_000 && kept["divisor"] == 36 && kept["netPerHeadFen"] == 55_556)
        #expect(kept["category"] == "deep" && kept["against"] == nil && kept["dibaoFen"] == 70_000)
        #expect(
            kept["comparisons"] == [
                [
                    "name": "deep", "permille": 1000, "inclusive": false, "left": 2_000_000_000,
                    "right": 2_520_000_000, "holds": true,
                ]
            ])
        let refused = assess(Fixture.household()).arithmetic
        #expect(refused["against"] == ["not-in-hardship"] && refused["comparisons"]?.array?.count == 2)
        let summary = assess(inputs).summary
        #expect(summary.en == "net 20000.00 of 3 people and 12 months = 555.56 a head; 555.56 < 700.00")
        #expect(summary.zh == "净收入 20000.00 元，3 人，12 个月，人均每月 555.56 元；555.56 < 700.00")
    }
}
