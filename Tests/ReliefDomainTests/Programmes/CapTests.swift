import Contracts
import ReliefDomain
import ReliefFixtures
import Testing

/// How much the caps of a programme leave (domain facts E.3, G.7.4).
@Suite struct CapTests {
    private typealias Fixture = ProgrammeFixture
    private let person = ProgrammeFixture.beneficiary(1, household: 9)

    private func take(
        _ fen: Int64, _ caps: [Cap], after uses: [CapUse] = [], dibao: Int64? = 70_000
    ) throws -> CapRuling.Outcome {
        var ledger = CapLedger(try Fixture.programme(caps: caps), on: Fixture.day)
        for use in uses { ledger.note(use) }
        return ledger.take(Fen(fen), for: person, dibao: dibao.map { Fen($0) }).outcome
    }

    private func life(_ reach: Cap.Reach, _ excess: Cap.Excess = .refuse) -> Cap {
        Cap(.dibao(RuleNumber(12)!), per: .household, reach: reach, excess: excess)!
    }

    /// 12 × 700 = 8,400; 8,000 from the city's fund and 600 from the central one are 200 over, where all funds count.
    @Test func theWorkedExample() throws {
        let city = Fixture.use(person, 800_000, fund: "CITY-2026", project: "LIFE-2026-CITY")
        #expect(try take(60_000, [life(.everything)], after: [city]) == .exceeded(life(.everything)))
        #expect(try take(40_000, [life(.everything)], after: [city]) == .allowed(Fen(40_000)))
        #expect(try take(40_001, [life(.everything)], after: [city]) == .exceeded(life(.everything)))
        #expect(try take(60_000, [life(.everything, .trim)], after: [city]) == .allowed(Fen(40_000)))
        for reach in [Cap.Reach.project, .fund] {
            #expect(try take(60_000, [life(reach)], after: [city]) == .allowed(Fen(60_000)))
        }
    }

    /// What counts: whose money, what for, when, and for whom.
    @Test func whatCounts() throws {
        func left(_ cap: Cap, _ use: CapUse) throws -> Int64 {
            guard case .allowed(let left) = try take(1_000_000, [cap], after: [use]) else { return 0 }
            return left.amount
        }
        func cap(
            _ reach: Cap.Reach, _ per: Beneficiary.Kind = .person, all: Bool = false, _ window: Cap.Window = .year
        ) -> Cap {
            Cap(.amount(Fen(1000)), per: per, reach: reach, countsAllItems: all, window: window, excess: .trim)!
        }
        let same = Fixture.use(person, 300)
        let otherProject = Fixture.use(person, 300, project: "LIFE-2026-ZZ")
        let otherFund = Fixture.use(person, 300, fund: "CITY-2026")
        let otherItem = Fixture.use(person, 300, item: .medical)
        let lastYear = Fixture.use(person, 300, on: "2025-12-31")
        let within = Fixture.use(person, 300, on: "2026-08-31")
        let child = Fixture.use(Fixture.beneficiary(2, household: 9), 300)
        let stranger = Fixture.use(Fixture.beneficiary(3, household: 8), 300)
        for (cap, uses, counted) in [
            (cap(.project), [same, within], 700),
            (cap(.project), [otherProject, otherFund, otherItem, lastYear], 1000),
            (cap(.fund), [same, otherProject], 700), (cap(.fund), [otherFund, otherItem, child], 1000),
            (cap(.everything), [same, otherFund], 700), (cap(.everything), [otherItem, lastYear, child], 1000),
            (cap(.everything, all: true), [otherItem], 700), (cap(.project, .household), [same, child], 700),
            (cap(.project, .household), [stranger], 1000), (cap(.project, .person, all: false, .period), [within], 700),
            (cap(.project, .person, all: false, .period), [same, lastYear], 1000),
        ] as [(Cap, [CapUse], Int64)] {
            for use in uses { #expect(try left(cap, use) == counted, "\(cap) after \(use)") }
        }
    }

    /// Who has no archive is a household alone: what such a person had is not lost when counted by household.
    @Test func thoseWithoutHousehold() throws {
        let cap = Cap(.amount(Fen(1000)), per: .household, reach: .project)!
        var ledger = CapLedger(try Fixture.programme(caps: [cap]), on: Fixture.day)
        let (alone, other) = (Fixture.beneficiary(4), Fixture.beneficiary(5))
        #expect(ledger.take(Fen(800), for: alone, dibao: nil).outcome == .allowed(Fen(800)))
        #expect(ledger.take(Fen(800), for: other, dibao: nil).outcome == .allowed(Fen(800)))
        #expect(ledger.take(Fen(201), for: alone, dibao: nil).outcome == .exceeded(cap))
        #expect(ledger.take(Fen(200), for: alone, dibao: nil).outcome == .allowed(Fen(200)))
    }

    /// Trimming comes first, whatever the order in which caps are written; what is refused uses nothing.
    @Test func severalCaps() throws {
        let trim = Cap(.amount(Fen(500)), per: .person, reach: .project, excess: .trim)!
        let refuse = Cap(.amount(Fen(550)), per: .household, reach: .project)!
        for caps in [[trim, refuse], [refuse, trim]] {
            var ledger = CapLedger(try Fixture.programme(caps: caps), on: Fixture.day)
            #expect(ledger.take(Fen(600), for: person, dibao: nil).outcome == .allowed(Fen(500)))
            let child = Fixture.beneficiary(2, household: 9)
            #expect(ledger.take(Fen(51), for: child, dibao: nil).outcome == .exceeded(refuse))
            #expect(ledger.take(Fen(50), for: child, dibao: nil).outcome == .allowed(Fen(50)))
            #expect(ledger.take(Fen(1), for: person, dibao: nil).outcome == .exceeded(trim))
        }
    }

    @Test func limitsThatCannotBeReckoned() throws {
        #expect(try take(1, [life(.fund)], dibao: nil) == .unknownLimit(life(.fund)))
        #expect(try take(1, [life(.fund)], dibao: .max) == .unknownLimit(life(.fund)))
        #expect(Cap(.amount(Fen(-1)), per: .person, reach: .fund) == nil)
        #expect(Cap(.dibao(RuleNumber(-1)!), per: .person, reach: .fund) == nil)
        let uses = Array(repeating: Fixture.use(person, .max), count: 5)
        #expect(try take(1, [life(.fund)], after: uses) == .exceeded(life(.fund)))
        #expect(try take(.max, []) == .allowed(Fen(.max)))
    }

    /// Whatever was granted before and in whatever order lines come: nobody is over a cap by what is granted now.
    @Test(arguments: 0..<4) func nobodyComesOverACap(part: Int) throws {
        let programme = try Fixture.programme()
        for seed in 0..<2500 {
            var chance = Chance(part * 2500 + seed)
            let caps = (0...chance.below(3)).map { _ in Self.cap(&chance) }
            var draft = Fixture.draft()
            draft.caps = caps
            let capped = try Programme(checking: draft)
            var ledger = CapLedger(capped, on: Fixture.day)
            var uses = (0..<chance.below(6)).map { _ in Self.use(&chance) }
            let before = uses.count
            for use in uses { ledger.note(use) }
            for _ in 0..<12 {
                let beneficiary = Self.beneficiary(&chance)
                let asked = Fen(1 + Int64(chance.below(600)))
                guard case .allowed(let left) = ledger.take(asked, for: beneficiary, dibao: Fen(100)).outcome else {
                    continue
                }
                guard left > Fen(0), left <= asked else {
                    Issue.record("seed \(part * 2500 + seed): \(left) of \(asked)")
                    return
                }
                uses.append(
                    CapUse(
                        beneficiary: beneficiary, amount: left, fund: programme.fund, project: programme.project,
                        item: programme.item, on: Fixture.day))
            }
            if let fault = Self.fault(uses, granted: before, caps) {
                Issue.record("seed \(part * 2500 + seed): \(fault)")
                return
            }
        }
    }

    private static func cap(_ chance: inout Chance) -> Cap {
        Cap(
            chance.once(in: 3) ? .dibao(RuleNumber(chance.below(12))!) : .amount(Fen(Int64(chance.below(1500)))),
            per: chance.one(of: Beneficiary.Kind.allCases), reach: chance.one(of: Cap.Reach.allCases),
            countsAllItems: chance.once(in: 2), window: chance.one(of: Cap.Window.allCases),
            excess: chance.one(of: Cap.Excess.allCases))!
    }

    private static func beneficiary(_ chance: inout Chance) -> Beneficiary {
        let person = UInt8(1 + chance.below(4))
        return Fixture.beneficiary(person, household: person < 3 ? 9 : person == 3 ? 8 : nil)
    }

    private static func use(_ chance: inout Chance) -> CapUse {
        Fixture.use(
            beneficiary(&chance), Int64(chance.below(900)), fund: chance.one(of: ["CEN-2026", "CITY-2026"]),
            project: chance.one(of: ["LIFE-2026-CS", "LIFE-2026-ZZ"]), item: chance.one(of: [.living, .medical]),
            on: chance.one(of: ["2025-12-01", "2026-02-01", "2026-07-05"]))
    }

    /// Reckoned anew from all uses: whoever was granted something now is under every cap.
    private static func fault(_ uses: [CapUse], granted before: Int, _ caps: [Cap]) -> String? {
        for cap in caps {
            for now in uses[before...] {
                let subject = now.beneficiary.subject(cap.per)
                let sum = uses.filter { use in
                    use.beneficiary.subject(cap.per) == subject && (cap.countsAllItems || use.item == .living)
                        && (cap.reach == .everything || use.fund == now.fund)
                        && (cap.reach != .project || use.project == now.project)
                        && (cap.window == .year ? use.on.year == 2026 : use.on >= CivilDate("2026-07-01")!)
                }.reduce(0) { $0 + $1.amount.amount }
                guard let limit = cap.amount(dibao: Fen(100)), sum <= limit.amount else { return "\(sum) over \(cap)" }
            }
        }
        return nil
    }
}
