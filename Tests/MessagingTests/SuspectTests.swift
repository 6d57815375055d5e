import Contracts
import Postgres
import RabbitMQ
import ServiceLifecycle
import Synchronization
import TestSupport
import Testing

@testable import Messaging

/// A message that ends whoever handles it costs only itself.
@Suite(.timeLimit(.minutes(4))) struct SuspectTests {
    /// Ends the process, as far as that can be had inside a test, whenever it is given the event `killer`.
    private struct Mortal: MessageHandler {
        let death: @Sendable () -> Void
        var type: EventType { .enrollmentRequestedV1 }

        func ask(about events: [IncomingEvent], in transaction: borrowing Transaction) throws -> Decide {
            if events.contains(where: { $0.event.id == "killer" }) {
                death()
                throw CancellationError()
            }
            return try Recorder().ask(about: events, in: transaction)
        }
    }

    @Test func itsNeighboursAreSettledAndItEndsAsADeadLetter() async throws {
        try await TestSite.with("enrollment") { site in
            _ = try await site.recorder()
            try await TestDepartment.with(at: site.broker) { department in
                try await site.register(department.name)
                // The killer comes first: whoever handles in order never gets beyond it.
                let neighbours = (0..<30).map { department.event(.item($0)) }
                try await department.publish([department.event(.item(666), id: "killer")] + neighbours)
                // Deaths until it is gone: the delivery limit, and one more.
                for _ in 0..<30 where try await site.reasons().isEmpty {
                    try await liveUntilDeath(at: site)
                }
                #expect(try await site.reasons() == ["delivery-limit"])
                #expect(try await Set(site.recorded()) == Set(0..<30))
            }
        }
    }

    /// One process, which ends when it handles the killer, or when the killer has become a dead letter.
    private func liveUntilDeath(at site: TestSite) async throws {
        let isDead = Atomic<Bool>(false)
        let messaging = MessagingServices(environment: try site.environment().environment)
        let mortal = Mortal { isDead.store(true, ordering: .releasing) }
        do {
            let services = messaging.services(handlers: [mortal], operations: [], queries: [])
            try await RunningServices.with(services) { _ in
                try await eventually("an end", within: .seconds(20)) {
                    if isDead.load(ordering: .acquiring) { return true }
                    return try await !site.reasons().isEmpty
                }
            }
        } catch is ServiceGroupError {
            // The consumer has ended in the middle of a batch, and the process with it.
        }
    }
}
