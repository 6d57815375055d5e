import Synchronization
import Testing

@testable import Operator

@Suite struct EventLogTests {
    @Test func `Without following, reading ends with what was there at the start`() async throws {
        let log = GrowingLog(count: 10, growsTo: 50)
        var seen: [Int64] = []
        try await log.readToEnd(from: .first) { seen.append($0.offset) }
        #expect(seen == Array(0..<10))
    }

    @Test func `Without following, an empty log and one read from its end show nothing`() async throws {
        for (count, position) in [(0, StreamPosition.first), (5, .next)] {
            try await GrowingLog(count: count, growsTo: count).readToEnd(from: position) { _ in
                Issue.record("There is nothing to show.")
            }
        }
    }

    @Test func `Following goes on behind what was shown when the connection is lost`() async throws {
        let log = GrowingLog(count: 3, growsTo: 6, breaksAfter: 2)
        var seen: [Int64] = []
        var losses = 0
        await #expect(throws: CommandFault.self) {
            try await log.follow(from: .first, { seen.append($0.offset) }, whenLost: { losses += 1 })
        }
        #expect(seen == [0, 1, 2, 3])
        #expect(losses == 1)
    }
}

/// A log in memory: it grows after it was asked for its end, breaks once, and then refuses.
private final class GrowingLog: EventLog {
    private let end: Mutex<Int64>
    private let final: Int64
    private let breaks: Mutex<[Int]>

    init(count: Int, growsTo final: Int, breaksAfter: Int? = nil) {
        end = Mutex(Int64(count))
        self.final = Int64(final)
        breaks = Mutex(breaksAfter.map { [$0, $0] } ?? [])
    }

    func read(
        from position: StreamPosition, untilSilentFor silence: Duration?, _ take: (LoggedEvent) throws -> Bool
    ) async throws {
        let count = end.withLock { $0 }
        var offset: Int64 =
            switch position {
            case .offset(let number): number
            case .last: max(0, count - 1)
            default: 0
            }
        var taken = 0
        while offset < count {
            guard try take(LoggedEvent(offset: offset, routingKey: "", body: [])) else { break }
            offset += 1
            taken += 1
            if silence == nil, taken == breaks.withLock({ $0.first }) {
                let isFirst = breaks.withLock { breaks in
                    breaks.removeFirst()
                    return !breaks.isEmpty
                }
                throw isFirst ? CommandFault.unavailable(.queuesNotShown) : .refused(.queuesNotShown)
            }
        }
        end.withLock { $0 = final }
    }
}
