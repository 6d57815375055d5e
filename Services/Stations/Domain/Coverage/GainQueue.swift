/// Sets by what they add, the largest first, of equals the first; each with the round in which its figure was computed.
struct GainQueue: Sendable {
    struct Entry: Sendable {
        var gain: Int
        var index: Int
        var round: Int

        func precedes(_ other: Entry) -> Bool {
            gain != other.gain ? gain > other.gain : index < other.index
        }
    }

    /// A binary heap: neither of the two entries at `2n + 1` and `2n + 2` precedes the one at `n`.
    private var heap: [Entry]

    init(_ gains: [(gain: Int, index: Int)]) {
        heap = gains.map { Entry(gain: $0.gain, index: $0.index, round: 0) }
        for position in stride(from: heap.count / 2 - 1, through: 0, by: -1) { sink(position) }
    }

    var top: Entry? { heap.first }

    mutating func removeTop() {
        heap.swapAt(0, heap.count - 1)
        heap.removeLast()
        sink(0)
    }

    mutating func replaceTop(gain: Int, round: Int) {
        heap[0].gain = gain
        heap[0].round = round
        sink(0)
    }

    /// The sum of the `count` largest figures.
    func sum(of count: Int) -> Int {
        // From the top downwards, always on with the largest entry whose parent was taken.
        var open = heap.isEmpty ? [] : [0]
        var sum = 0
        for _ in 0..<count {
            guard let best = open.indices.max(by: { heap[open[$1]].precedes(heap[open[$0]]) }) else { break }
            let position = open.remove(at: best)
            sum += heap[position].gain
            for child in [2 * position + 1, 2 * position + 2] where child < heap.count { open.append(child) }
        }
        return sum
    }

    private mutating func sink(_ start: Int) {
        var position = start
        while true {
            var first = position
            for child in [2 * position + 1, 2 * position + 2] where child < heap.count {
                if heap[child].precedes(heap[first]) { first = child }
            }
            guard first != position else { return }
            heap.swapAt(position, first)
            position = first
        }
    }
}
