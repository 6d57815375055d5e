import Contracts
import ReliefDomain
import ReliefFixtures
import Testing

/// What holds of every household and every standard.
@Suite struct HardshipPropertyTests {
    private static func rank(_ assessment: HardshipAssessment) -> Int {
        switch assessment.category {
        case .deep: 0
        case .relative: 1
        case .accident: 2
        default: 3
        }
    }

    private static func amount(_ chance: inout Chance) -> Fen {
        Fen(chance.once(in: 6) ? Int64.random(in: 0...Int64.max, using: &chance) : Int64(chance.below(9_000_000)))
    }

    private static func household(_ chance: inout Chance, more: Int64 = 0) -> (
        inputs: HardshipInputs, more: HardshipInputs
    ) {
        let incomes = (0..<chance.below(6)).map { _ in
            HardshipInputs.Income(chance.one(of: IncomeKind.allCases), amount(&chance))!
        }
        let rigid = (0..<chance.below(6)).map { _ in
            let amount = amount(&chance)
            return HardshipInputs.RigidExpense(
                chance.one(of: RigidKind.allCases), amount,
                reimbursed: Fen(Int64.random(in: 0...amount.amount, using: &chance)))!
        }
        let event = chance.once(in: 3) ? HardshipFixture.event(isProven: !chance.once(in: 3)) : nil
        let members = 1 + chance.below(20)
        func make(_ incomes: [HardshipInputs.Income]) -> HardshipInputs {
            HardshipInputs(
                members: members, months: HardshipFixture.year, incomes: incomes, rigid: rigid, event: event)!
        }
        return (make(incomes), make(incomes + [.init(.other, Fen(more))!]))
    }

    /// Whoever has more is in no deeper hardship.
    @Test(arguments: 0..<4) func theCategoryIsMonotoneInIncome(part: Int) {
        for seed in 0..<5000 {
            var chance = Chance(part * 5000 + seed)
            let low = 500 + chance.below(2000)
            let regime = HardshipFixture.regime(
                dibao: 1 + Int64(chance.below(200_000)), deep: low, relative: low + chance.below(3000),
                inclusive: chance.once(in: 2), ceiling: chance.once(in: 2) ? 1 + chance.below(9000) : nil)
            let more = Int64.random(in: 0...(chance.once(in: 9) ? .max : 3_000_000), using: &chance)
            let household = Self.household(&chance, more: more)
            let (poorer, richer) = (
                HardshipAssessment(of: household.inputs, under: regime),
                HardshipAssessment(of: household.more, under: regime)
            )
            guard Self.rank(poorer) <= Self.rank(richer) else {
                Issue.record("seed \(part * 5000 + seed): \(poorer.summary.en); \(richer.summary.en)")
                return
            }
        }
    }

    /// The largest amounts of the largest household over the longest time under the largest standard.
    @Test func noFigureIsTooLarge() {
        let regime = HardshipRegime(
            id: .init(1), place: HardshipFixture.changsha, from: CivilDate("2026-01-01")!, dibao: Fen(.max),
            deep: HardshipFixture.bound(100_000), relative: HardshipFixture.bound(100_000, true), months: 36,
            source: "")!
        let months = Month("2026-01")!...Month("2028-12")!
        let incomes = Array(repeating: HardshipInputs.Income(.wage, Fen(.max))!, count: 1000)
        let rigid = Array(repeating: HardshipInputs.RigidExpense(.other, Fen(.max))!, count: 1000)
        for (members, incomes, rigid) in [(20, incomes, []), (20, [], rigid), (20, incomes, rigid), (1, incomes, [])] {
            let inputs = HardshipInputs(members: members, months: months, incomes: incomes, rigid: rigid)!
            let assessment = HardshipAssessment(of: inputs, under: regime)
            #expect(assessment.category == .deep)
            #expect(!assessment.summary.zh.isEmpty && assessment.arithmetic["divisor"] == .integer(Int64(members * 36)))
        }
        let inputs = HardshipInputs(members: 1, months: HardshipFixture.year, incomes: incomes)!
        let assessment = HardshipAssessment(of: inputs, under: HardshipFixture.regime())
        #expect(assessment.netPerHead == Fen(.max) && assessment.category == nil)
        #expect(assessment.arithmetic["netFen"] == .string((Int128(Int64.max) * 1000).description))
    }

    /// The narrowest place before the wider, of two for one place the later; none of an older regime, which imports name.
    @Test func theNarrowestCounts() {
        let regimes = HardshipRegimes([
            HardshipFixture.regime(1, place: "430000", from: "2020-01-01"),
            HardshipFixture.regime(2, place: "430100", from: "2026-01-01"),
            HardshipFixture.regime(3, place: "430102", from: "2026-01-01", until: "2026-06-30"),
            HardshipFixture.regime(4, place: "430100", from: "2026-07-01"),
            HardshipFixture.regime(5, place: "430102", from: "2015-01-01", kind: .legacy),
        ])
        for (place, day, id) in [
            ("430102", "2026-06-30", 3), ("430102", "2026-07-01", 4), ("430103", "2026-06-30", 2),
            ("430103", "2025-12-31", 1), ("430203", "2026-05-01", 1), ("430102", "2019-12-31", nil),
            ("440103", "2026-05-01", nil),
        ] as [(String, String, Int64?)] {
            #expect(
                regimes.regime(in: DivisionCode(place)!, on: CivilDate(day)!)?.id == id.map { .init($0) },
                "\(place) \(day)")
        }
        #expect(regimes[.init(5)]?.kind == .legacy && regimes[.init(6)] == nil)
    }

    @Test func figuresThatMakeNoStandardAreRefused() {
        let (place, from, bound) = (HardshipFixture.changsha, CivilDate("2026-01-01")!, HardshipFixture.bound(1000))
        func make(
            dibao: Int64 = 70_000, deep: Int = 1000, months: Int = 12, until: CivilDate? = nil
        ) -> HardshipRegime? {
            HardshipRegime(
                id: .init(1), place: place, from: from, until: until, dibao: Fen(dibao),
                deep: HardshipFixture.bound(deep), relative: bound, months: months, source: "")
        }
        #expect(make() != nil && make(dibao: 0) == nil && make(dibao: -1) == nil && make(deep: 1001) == nil)
        #expect(make(months: 0) == nil && make(months: 37) == nil && make(until: from) != nil)
        #expect(make(until: CivilDate("2025-12-31")!) == nil)
        for permille in [0, -1, 100_001] { #expect(HardshipRegime.Bound(permille: permille) == nil) }
    }
}
