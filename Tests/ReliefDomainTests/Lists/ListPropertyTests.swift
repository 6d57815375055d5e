import Contracts
import Foundation
import ReliefDomain
import ReliefFixtures
import Testing

/// Random lists: nobody is lost, nobody is paid twice, and who stands where matters to the caps alone.
@Suite struct ListPropertyTests {
    private typealias Programmes = ProgrammeFixture

    private func candidates(_ chance: inout Chance, count: Int) -> [ListCandidate] {
        (1...count).map { person in
            var candidate = ListFixture.candidate(
                UInt8(person), household: chance.once(in: 2) ? UInt8(200 + chance.below(6)) : nil,
                chance.one(of: [.deep, .deep, .relative, .accident, nil]), asked: Int64(chance.below(6) * 30_000),
                account: chance.once(in: 6) ? "shared \(chance.below(3))" : nil)
            if chance.once(in: 9) { candidate.archive = nil }
            if chance.once(in: 9) { candidate.deceasedOn = CivilDate("2026-07-01")! }
            if chance.once(in: 9) { candidate.membership = .ended }
            if chance.once(in: 9) { candidate.payee = nil }
            if chance.once(in: 12) { candidate.concernsMaker = true }
            return candidate
        }
    }

    private func checking(_ caps: [Cap], _ chance: inout Chance) throws -> ListChecking {
        let once =
            chance.once(in: 2) ? [OnceGroup("WARMTH", per: chance.one(of: [.person, .household]), period: .year)!] : []
        return ListChecking(try Programme(checking: Programmes.draft(caps: caps, once: once)), on: Programmes.day)
    }

    private static let caps = [
        Cap(.amount(Fen(100_000)), per: .household, reach: .project, excess: .trim)!,
        Cap(.amount(Fen(130_000)), per: .household, reach: .project)!,
    ]

    private func lines(_ results: [ListChecking.Result], from first: Int = 1) -> [ListLine] {
        results.enumerated().map { index, result in
            ListLine(
                number: LineNumber(number: first + index)!, position: index + 1,
                person: Programmes.id(UInt8(index + 1)), payee: PayeeKey(1), asked: result.asked,
                amount: result.amount, state: result.state)
        }
    }

    @Test(arguments: 0..<4) func whereALineStandsMattersToCapsAlone(part: Int) throws {
        var differing = 0
        for seed in (part * 500)..<(part * 500 + 500) {
            var chance = Chance(seed)
            let people = candidates(&chance, count: 1 + chance.below(24))
            let order = people.indices.shuffled(using: &chance)
            for caps in [[], Self.caps] {
                var same = Chance(seed)
                var (plain, mixed) = (try checking(caps, &same), try checking(caps, &same))
                same = Chance(seed)
                plain = try checking(caps, &same)
                mixed = plain
                let straight = plain.results(of: people)
                let shuffled = mixed.results(of: order.map { people[$0] })
                for (place, index) in order.enumerated() {
                    let (one, other) = (straight[index], shuffled[place])
                    if caps.isEmpty {
                        #expect(one == other, "seed \(seed), line \(index)")
                    } else {
                        // A cap may give it to another line; everything else is as it was.
                        let isOfCap = { (result: ListChecking.Result) in result.entitlement != nil }
                        #expect(
                            isOfCap(one) == isOfCap(other) && one.asked == other.asked, "seed \(seed), line \(index)")
                        if !isOfCap(one) { #expect(one == other) }
                        if one != other { differing += 1 }
                    }
                }
                // No household has more than its cap, in whatever order.
                if !caps.isEmpty {
                    for results in [
                        zip(people, straight).map { $0 }, zip(order.map { people[$0] }, shuffled).map { $0 },
                    ] {
                        let sums = Dictionary(grouping: results) { $0.0.beneficiary.subject(.household) }
                        #expect(sums.values.allSatisfy { $0.reduce(0) { $0 + $1.1.amount.amount } <= 100_000 })
                    }
                }
            }
        }
        // The caps did bite.
        #expect(differing > 0)
    }

    /// From the freeze to the last payment, with objections, splits, follow-up lists and whatever banks say.
    @Test(arguments: 0..<4) func totalsAlwaysAddUpAndNobodyIsPaidTwice(part: Int) throws {
        var seen: Set<String> = []
        for seed in (part * 700)..<(part * 700 + 700) {
            var chance = Chance(seed)
            var checking = try checking(Self.caps, &chance)
            var history = ListHistory(
                lines: lines(checking.results(of: candidates(&chance, count: 1 + chance.below(20)))))
            try history.run(&chance)
            seen.formUnion(history.seen)
        }
        for event in ["frozen", "upheld", "rejected", "late", "split", "follow-up", "approved", "closed", "withdrawn"] {
            #expect(seen.contains(event), "\(event) never happened")
        }
    }

    /// A line lost, doubled, or with other money is seen.
    @Test func aFenIsMissed() throws {
        var totals = ControlTotals()
        let line = ListFixture.line(1, amount: 80_000, asked: 90_000)
        totals.count(checked: line)
        #expect(totals.differences(at: .checked) == [] && totals[.trimmed] == LineSum(fen: Fen(10_000)))
        totals.count(published: line)
        #expect(totals.differences(at: .publicised) == [])
        totals.count(released: Fen(80_000), .settled)
        #expect(totals.differences(at: .released) == [])
        for (total, state) in [
            (ListTotal.frozen, ListStateWord.checked), (.included, .checked), (.trimmed, .checked),
            (.removed, .publicised),
            (.approved, .publicised), (.waiting, .released), (.unknown, .released), (.paid, .closed),
            (.returned, .closed),
        ] {
            var wrong = totals
            wrong.add(LineSum(fen: Fen(1)), to: total)
            #expect(!wrong.differences(at: state).isEmpty, "\(total)")
            guard total != .trimmed else { continue }
            wrong = totals
            wrong.add(LineSum(lines: 1), to: total)
            #expect(!wrong.differences(at: state).isEmpty, "\(total)")
        }
        totals.add(LineSum(fen: Fen(3)), to: .included)
        #expect(totals.differences(at: .drafted) == [])
        let found = totals.differences(at: .checked)
        #expect(found.map(\.total) == [.frozen] && found.map(\.lines) == [0] && found.map(\.fen) == [-3])
    }
}
