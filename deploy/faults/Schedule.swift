/// All faults of a run, drawn from the seed before anything starts.
struct Schedule: Sendable {
    private(set) var faults: [PlannedFault]

    /// Every kind comes once before any comes again; after that by weight, and the long ones as often as the minutes allow.
    init(seed: UInt64, kinds: [FaultKind], replicas: Int, minutes: Double, count: Int) {
        var generator = SeededGenerator(seed: seed, stream: 0xFA17)
        var order = kinds.filter { $0.minutesEach == nil }.shuffled(using: &generator)
        let bag = order.flatMap { Array(repeating: $0, count: $0.weight) }
        while !bag.isEmpty, order.count < count { order += bag.shuffled(using: &generator) }
        order = Array(order.prefix(count))
        // About so many faults come in a minute; in that stretch the long ones are put somewhere.
        let likely = min(count, max(1, Int(minutes * 9)))
        for (kind, each) in kinds.compactMap({ kind in kind.minutesEach.map { (kind, $0) } }) {
            // Asked for alone, it comes again and again.
            let times = bag.isEmpty ? count : Int(minutes / each)
            for _ in 0..<times {
                order.insert(kind, at: min(order.count, Int.random(in: 0..<likely, using: &generator)))
            }
        }
        var services = SeededGenerator(seed: seed, stream: 0x5E41)
        faults = order.prefix(count).enumerated().map { number, kind in
            PlannedFault(
                number: number + 1, kind: kind,
                service: StagedService.allCases.randomElement(using: &services) ?? .enrollment,
                pause: Int.random(in: 100...1_500, using: &generator),
                // The first one is spared where there are others: who is to leak must live.
                replica: replicas > 1 ? Int.random(in: 1..<replicas, using: &generator) : 0,
                dice: Int.random(in: 0..<1_000, using: &generator))
        }
    }
}
