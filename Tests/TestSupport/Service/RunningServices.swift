import Logging
import ServiceLifecycle

/// The services of one process, running inside the test's own.
public struct RunningServices: Sendable {
    private let group: ServiceGroup
    private let killer: AsyncStream<Void>.Continuation

    /// Runs the services while `body` runs, and then lets them end gracefully.
    public static func with<Result: Sendable>(
        _ services: [any Service], _ body: (RunningServices) async throws -> Result
    ) async throws -> Result {
        let group = ServiceGroup(
            configuration: ServiceGroupConfiguration(
                services: services.map { .init(service: $0, failureTerminationBehavior: .gracefullyShutdownGroup) },
                logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }))
        let (kills, killer) = AsyncStream<Void>.makeStream()
        return try await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask {
                try await withThrowingTaskGroup(of: Void.self) { process in
                    process.addTask { try await group.run() }
                    process.addTask { for await _ in kills {} }
                    do {
                        try await process.next()
                    } catch is CancellationError {
                        // Killed, or the test has failed and everything ends.
                    }
                    process.cancelAll()
                }
            }
            let result = try await body(RunningServices(group: group, killer: killer))
            await group.triggerGracefulShutdown()
            try await tasks.waitForAll()
            return result
        }
    }

    /// Lets the services finish what they have in hand.
    public func stop() async { await group.triggerGracefulShutdown() }

    /// Ends the services at once, as far as that can be had inside a process: whatever they wait for is cancelled.
    public func kill() { killer.finish() }
}
