import Contracts
import Testing

@testable import StationsDomain

/// The choice of sets against trying every choice.
@Suite struct MaximumCoverageTests {
    private struct Case {
        var weights: [Int]
        var sets: [[Int]]

        init(_ seed: Int) {
            var chance = Chance(seed)
            weights = (0..<Int.random(in: 1...25, using: &chance)).map { _ in Int.random(in: 0...9, using: &chance) }
            let elements = weights.indices
            sets = (0..<Int.random(in: 1...9, using: &chance)).map { _ in
                elements.filter { _ in Int.random(in: 0...3, using: &chance) == 0 }
            }
        }

        var problem: MaximumCoverage {
            var problem = MaximumCoverage(weights: weights)
            for set in sets { problem.append(set) }
            return problem
        }

        func weight(of chosen: some Sequence<Int>) -> Int {
            Set(chosen.flatMap { sets[$0] }).reduce(0) { $0 + weights[$1] }
        }

        /// The best of all choices of at most `limit` sets.
        func best(_ limit: Int) -> Int {
            (0..<(1 << sets.count)).lazy.filter { $0.nonzeroBitCount <= limit }.map { bits in
                weight(of: sets.indices.filter { bits >> $0 & 1 == 1 })
            }.max() ?? 0
        }

        /// Each time the first of the sets that add most, all of them looked at each time.
        func naive(_ limit: Int) -> [Int] {
            var chosen: [Int] = []
            while chosen.count < limit {
                let sum = weight(of: chosen)
                var top: (gain: Int, set: Int)?
                for set in sets.indices {
                    let gain = weight(of: chosen + [set]) - sum
                    if gain > (top?.gain ?? 0) { top = (gain, set) }
                }
                guard let top else { break }
                chosen.append(top.set)
            }
            return chosen
        }
    }

    @Test func `Lazily chosen is chosen as if all had been looked at, and within its bounds of the best`() {
        var isSuboptimal = false
        for seed in 0..<600 {
            let town = Case(seed)
            for limit in 1...4 {
                let choice = town.problem.greedy(limit)
                #expect(choice.sets.map(\.index) == town.naive(limit), "seed \(seed), \(limit)")
                #expect(choice.gain == town.weight(of: choice.sets.map(\.index)))
                let best = town.best(limit)
                #expect(choice.upperBound >= best, "seed \(seed), \(limit): \(choice.upperBound) < \(best)")
                #expect(choice.upperBound >= choice.gain)
                #expect(Double(choice.gain) >= SiteProposals.promisedShare * Double(best))
                isSuboptimal = isSuboptimal || choice.gain < best
                let relaxed = town.problem.relaxedBound(
                    limit, above: choice.gain, start: [Bool](repeating: false, count: town.weights.count))
                #expect(relaxed >= best, "seed \(seed), \(limit): \(relaxed) < \(best)")
            }
        }
        #expect(isSuboptimal, "the cases are hard enough that greed does not always find the best")
    }

    @Test func `The bound is mostly close`() {
        // Over the cases in which greedy choice is best, what it could at most fall short of the best by.
        var shortfalls: [Double] = []
        for seed in 0..<300 {
            let town = Case(seed)
            let choice = town.problem.greedy(3)
            if choice.gain == town.best(3), choice.gain > 0 {
                shortfalls.append(1 - Double(choice.gain) / Double(choice.upperBound))
            }
        }
        #expect(shortfalls.count > 150 && shortfalls.sorted()[shortfalls.count / 2] < 0.05)
    }

    @Test func `Of equals the first is taken, and what adds nothing is not`() {
        var problem = MaximumCoverage(weights: [5, 5, 0])
        for set in [[2], [1], [0], [0, 2], [0, 1]] { problem.append(set) }
        #expect(problem.greedy(3).sets.map(\.index) == [4])
        #expect(problem.greedy(0).sets.isEmpty && problem.greedy(0).upperBound == 0)
        var equals = MaximumCoverage(weights: [5, 5])
        for set in [[1], [0], [1]] { equals.append(set) }
        #expect(equals.greedy(2).sets.map(\.index) == [0, 1] && equals.greedy(2).upperBound == 10)
    }
}
