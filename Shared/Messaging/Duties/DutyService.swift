import Logging
import Postgres
import ServiceKit
import ServiceLifecycle

/// Makes a round about once a second for as long as this process holds the duties; a failure is told, once, and waited out.
///
/// Each such work has a service of its own, so that none keeps messages, other duties or the audit chain waiting.
struct DutyService: Service {
    let name: String
    let desk: WorkDesk
    let logger: Logger
    let round: @Sendable () async throws -> Void
    /// After a failure, and at the end: gives up what the next round has to have anew.
    var letGo: @Sendable () async -> Void = {}

    func run() async throws {
        await cancelWhenGracefulShutdown {
            var patience = Patience(longest: .seconds(30))
            var told: String?
            while !Task.isCancelled {
                do {
                    if desk.duties.isHeld { try await round() }
                    patience = Patience(longest: .seconds(30))
                    told = nil
                } catch is CancellationError {
                    break
                } catch {
                    patience.fail()
                    // While the database is away the consumer says so.
                    let isOutage = (error as? PostgresError)?.isRetriable ?? false
                    let fingerprint = FailureHandling.fingerprint(of: error)
                    let isOthers = SliceLoop.isPassing(error) && !(error is NeighbourKeyMissing)
                    logger.log(
                        level: isOutage || told == fingerprint ? .debug : isOthers ? .notice : .error, "a duty failed",
                        metadata: ["duty": "\(name)", "error": "\(fingerprint)"])
                    told = fingerprint
                    await letGo()
                }
                try? await Task.sleep(for: patience.pause)  // Ended early by cancellation, which the loop sees.
            }
            await letGo()
        }
    }
}
