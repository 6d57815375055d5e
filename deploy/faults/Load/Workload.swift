/// The messages in the order in which the departments send them: stories one after another, with some messages held
/// back, second parts at a distance, and some sent twice. The same seed gives the same order.
struct Workload: Sendable {
    private let seed: UInt64
    private var generator: SeededGenerator
    private var nextStory = 0
    private var position = 0
    /// What is due when so many stories have been begun.
    private var later: [Int: [MessageKey]] = [:]
    private var due: [MessageKey] = []

    init(seed: UInt64) {
        self.seed = seed
        generator = SeededGenerator(seed: seed, stream: .max)
    }

    /// How many stories have begun.
    var stories: Int { nextStory }

    /// The next message to send.
    mutating func next() -> MessageKey {
        while due.isEmpty { begin() }
        return due.removeFirst()
    }

    /// What was held back, when nothing new is begun any more.
    mutating func rest() -> [MessageKey] {
        defer {
            due.removeAll()
            later.removeAll()
        }
        return due + later.sorted { $0.key < $1.key }.flatMap(\.value)
    }

    private mutating func begin() {
        let story = Story(nextStory, seed: seed)
        let first = MessageKey(story: nextStory, part: 0)
        // One in fifty overtaken by up to 200 others.
        put(first, after: chance(of: 50) ? Int.random(in: 1...200, using: &generator) : 0)
        if story.hasSecondPart {
            let distance = [
                0, Int.random(in: 1...50, using: &generator), Int.random(in: 51...3_000, using: &generator),
            ]
            put(MessageKey(story: nextStory, part: 1), after: distance.randomElement(using: &generator) ?? 0)
        }
        // One in fifty sent again: at once, or much later.
        if chance(of: 50) { put(first, after: chance(of: 2) ? 0 : Int.random(in: 1...2_000, using: &generator)) }
        nextStory += 1
        due += later.removeValue(forKey: nextStory) ?? []
    }

    private mutating func chance(of count: Int) -> Bool { Int.random(in: 0..<count, using: &generator) == 0 }

    private mutating func put(_ key: MessageKey, after distance: Int) {
        if distance == 0 { due.append(key) } else { later[nextStory + 1 + distance, default: []].append(key) }
    }
}
