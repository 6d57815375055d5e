import Contracts
import Postgres
import RabbitMQ
import ServiceKit
import Synchronization
import TestSupport
import Testing

@testable import Messaging

/// What the relay reads back never overtakes what it has in hand.
@Suite(.timeLimit(.minutes(5))) struct RelayOrderTests {
    /// Another process's event follows one of ours about the same subject: it is committed while the relay already waits
    /// to read the table, and ours has just come into its hand.
    @Test func anEventReadBackFollowsTheOneInHandBeforeIt() async throws {
        try await TestSite.with("enrollment") { site in
            _ = try await site.recorder()
            let environment = try site.environment().environment
            let desk = WorkDesk(
                endpoint: environment.configuration.database, name: "test-work", logger: environment.logger)
            let identity = ServiceIdentity(name: "enrollment", brokerUser: site.user.name)
            let link = BrokerLink(
                endpoint: environment.configuration.broker, name: "test-relay", topology: .init(),
                logger: environment.logger)
            let relay = Relay(
                desk: desk,
                publisher: Publisher(link: link, logger: environment.logger, metrics: environment.metrics),
                identity: identity, logger: environment.logger)
            try await TestDepartment.with(at: site.broker) { department in
                // Wins the duties, and leaves nothing to read back.
                try await desk.transaction { _, _ in }
                try await RunningServices.with([relay]) { _ in
                    try await announce("warm", for: department, from: identity, through: desk)
                    try await eventually("the relay works") { !department.answers(to: "warm").isEmpty }
                    let ours = Atomic<Bool>(false)
                    let theirs = Atomic<Bool>(false)
                    async let other: Void = {
                        try await eventually("ours is written") { ours.load(ordering: .acquiring) }
                        try await site.database.run(followUp(for: department))
                        theirs.store(true, ordering: .releasing)
                    }()
                    try await announce("first", for: department, from: identity, through: desk) {
                        // From now on the relay waits for this thread, to read the table.
                        desk.queue.readBack()
                        ours.store(true, ordering: .releasing)
                        let deadline = ContinuousClock.now + .seconds(10)
                        while !theirs.load(ordering: .acquiring), ContinuousClock.now < deadline {}
                    }
                    try await other
                    try await eventually("both are announced") { !department.answers(to: "second").isEmpty }
                    #expect(department.events.compactMap(\.causationID) == ["warm", "first", "second"])
                }
            }
        }
    }

    private func announce(
        _ cause: String, for department: TestDepartment, from identity: ServiceIdentity, through desk: WorkDesk,
        beforeCommit wait: @escaping @Sendable () -> Void = {}
    ) async throws {
        let event = OutgoingEvent(
            type: .enrollmentPendingV1, data: [:], subject: "s", department: department.name, causationID: cause)
        try await desk.transaction { transaction, outbox in
            let now = try RequestStore.now(in: transaction)
            try outbox.append([event], from: identity, at: now, in: transaction)
            // The row is there, and has its id, when this question is answered.
            _ = try RequestStore.now(in: transaction)
            wait()
        }
    }

    private func followUp(for department: TestDepartment) -> String {
        """
        insert into outbox (exchange, routing_key, event_id, subject, body)
        values ('events', 'enrollment.pending.v1.00.00.00.\(department.name)', 'second', 's',
            '{"specversion":"1.0","id":"second","source":"/services/enrollment","type":"enrollment.pending.v1",\
        "causationid":"second","data":{}}')
        """
    }
}
