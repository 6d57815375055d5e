/// Which few of many sets hold most of the weight together: maximum coverage.
///
/// The best answer cannot be computed for thousands of sets. Taking the set that adds most, again and again, always reaches
/// at least 1 − 1/e (63.2 %) of it, and nothing that is computed in reasonable time can promise more (Nemhauser, Wolsey,
/// Fisher 1978; Feige 1998). How far the answer can be from the best one in the case at hand is computed besides.
struct MaximumCoverage: Sendable {
    /// The weight of each element, from 0.
    let weights: [Int]
    /// The elements of set `s` are those at `starts[s]..<starts[s + 1]`.
    private(set) var starts: [Int] = [0]
    private(set) var elements: [Int32] = []

    struct Choice: Sendable, Equatable {
        /// The sets, in the order in which they were taken, and what each added to those before it.
        var sets: [(index: Int, gain: Int)]
        /// No choice of as many sets holds more than this.
        var upperBound: Int

        var gain: Int { sets.reduce(0) { $0 + $1.gain } }

        static func == (left: Choice, right: Choice) -> Bool {
            left.upperBound == right.upperBound && left.sets.elementsEqual(right.sets, by: ==)
        }
    }

    init(weights: [Int]) { self.weights = weights }

    /// Adds a set; elements without any weight are left out.
    mutating func append(_ members: some Sequence<Int>) {
        for element in members where weights[element] > 0 { elements.append(Int32(element)) }
        starts.append(elements.count)
    }

    var count: Int { starts.count - 1 }

    /// Takes up to so many sets, each time the one that adds most, of equals the first; stops when none adds anything.
    ///
    /// What a set adds only shrinks as others are taken (CELF, Leskovec et al. 2007): a set whose old figure is below
    /// another's new one need not be looked at.
    func greedy(_ limit: Int) -> Choice {
        var isCovered = [Bool](repeating: false, count: weights.count)
        var queue = GainQueue((0..<count).map { (gain(of: $0, without: isCovered), $0) })
        var bound = Int.max
        var chosen: [(index: Int, gain: Int)] = []
        var sum = 0
        while chosen.count < limit, let top = queue.top, top.gain > 0 {
            if top.round == chosen.count {
                // Old figures are not below the new ones, so that what they bound is bounded.
                bound = min(bound, sum + queue.sum(of: limit))
                queue.removeTop()
                chosen.append((top.index, top.gain))
                sum += top.gain
                for element in members(of: top.index) { isCovered[Int(element)] = true }
            } else {
                queue.replaceTop(gain: gain(of: top.index, without: isCovered), round: chosen.count)
            }
        }
        let last = GainQueue((0..<count).map { (gain(of: $0, without: isCovered), $0) })
        bound = min(bound, sum + last.sum(of: limit), Self.promised(by: sum, limit))
        if sum < bound { bound = min(bound, relaxedBound(limit, above: sum, start: isCovered)) }
        return Choice(sets: chosen, upperBound: max(sum, bound))
    }

    func members(of set: Int) -> ArraySlice<Int32> { elements[starts[set]..<starts[set + 1]] }

    private func gain(of set: Int, without isCovered: [Bool]) -> Int {
        var gain = 0
        for element in members(of: set) where !isCovered[Int(element)] { gain += weights[Int(element)] }
        return gain
    }

    /// The best of `count` sets is at most 1 ÷ (1 − (1 − 1/count)^count) of what was reached, rounded up.
    private static func promised(by sum: Int, _ count: Int) -> Int {
        guard count > 0 else { return 0 }
        var missed = 1.0
        for _ in 0..<count { missed *= 1 - 1 / Double(count) }
        return Int((Double(sum) / (1 - missed) * (1 + 1e-12)).rounded(.up))
    }
}
