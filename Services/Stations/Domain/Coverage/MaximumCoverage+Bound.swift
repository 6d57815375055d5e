extension MaximumCoverage {
    /// A bound by Lagrange's relaxation, closer by far than what greedy taking promises.
    ///
    /// Let `u` be any prices between 0 and an element's weight. However few sets are taken, they hold no more than all that
    /// the prices leave (weight − price, of every element) and the prices in the `limit` dearest sets. Prices are lowered
    /// where several of the dearest sets overlap, raised where none of them is, in shrinking steps; the least bound counts.
    func relaxedBound(_ limit: Int, above reached: Int, start isCovered: [Bool]) -> Int {
        // What the choice holds is cheap, what it lacks has its full price: this is the bound of the choice itself.
        var prices = weights.indices.map { isCovered[$0] ? Double(weights[$0]) / 2 : Double(weights[$0]) }
        var best = Double.infinity
        var step = 1.0
        var failures = 0
        for _ in 0..<Self.rounds {
            var (bound, overlaps) = relaxed(prices, limit)
            // Sums of doubles may err in the last digits.
            bound *= 1 + 1e-9
            if bound < best {
                best = bound
                failures = 0
            } else {
                failures += 1
                if failures == 3 { (step, failures) = (step / 2, 0) }
            }
            guard bound > Double(reached) * 1.001 else { break }
            // Polyak's step: the distance to what can be hoped for, by the length of the direction.
            let length = overlaps.indices.reduce(0.0) { sum, element in
                let change = Self.change(prices[element], overlaps[element], weights[element])
                return sum + change * change
            }
            guard length > 0 else { break }
            let stride = step * (bound - Double(reached)) / length
            for element in prices.indices {
                let change = Self.change(prices[element], overlaps[element], weights[element])
                prices[element] = min(Double(weights[element]), max(0, prices[element] - stride * change))
            }
        }
        return best < 9e18 ? Int(best.rounded(.up)) : .max
    }

    private static let rounds = 60

    /// Where a price would leave its range nothing is gained by moving it.
    private static func change(_ price: Double, _ overlap: Int32, _ weight: Int) -> Double {
        let change = Double(overlap - 1)
        return change < 0 && price >= Double(weight) || change > 0 && price <= 0 ? 0 : change
    }

    /// The bound under these prices, and how many of the dearest sets hold each element.
    private func relaxed(_ prices: [Double], _ limit: Int) -> (bound: Double, overlaps: [Int32]) {
        var dearest: [(price: Double, set: Int)] = []
        for set in 0..<count {
            var price = 0.0
            for element in members(of: set) { price += prices[Int(element)] }
            guard price > 0, dearest.count < limit || price > dearest[dearest.count - 1].price else { continue }
            if dearest.count == limit { dearest.removeLast() }
            let position = dearest.firstIndex { $0.price < price } ?? dearest.count
            dearest.insert((price, set), at: position)
        }
        var overlaps = [Int32](repeating: 0, count: weights.count)
        for (_, set) in dearest {
            for element in members(of: set) { overlaps[Int(element)] += 1 }
        }
        var bound = dearest.reduce(0) { $0 + $1.price }
        for element in weights.indices { bound += Double(weights[element]) - prices[element] }
        return (bound, overlaps)
    }
}
