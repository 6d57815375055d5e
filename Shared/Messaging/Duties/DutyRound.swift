import Logging
import Postgres
import ServiceKit

/// Does the duties of a service's own.
struct DutyRound: Sendable {
    let duties: [any ServiceDuty]
    let desk: WorkDesk
    let identity: ServiceIdentity
    let logger: Logger

    /// All that is due of each. What fails is told in the log and tried again in the next round; the others are done.
    func make() async throws {
        for duty in duties {
            do {
                try await make(duty)
            } catch let error as PostgresError where error.isRetriable {
                throw error
            } catch let error where !(error is CancellationError) {
                logger.error(
                    "a duty failed",
                    metadata: ["duty": "\(duty.name)", "error": "\(FailureHandling.fingerprint(of: error))"])
            }
        }
    }

    private func make(_ duty: any ServiceDuty) async throws {
        while !Task.isShuttingDownGracefully {
            let start = ContinuousClock.now
            let slice = try await doSlice(of: duty)
            if slice.count > 0 {
                logger.notice("duty done", metadata: ["duty": "\(duty.name)", "count": "\(slice.count)"])
            }
            for subject in slice.unreadable {
                logger.error(
                    "a row cannot be read, and is put off",
                    metadata: ["duty": "\(duty.name)", "subject": "\(subject)"])
            }
            guard slice.mayBeMore else { return }
            // Half the time is left to those who wait for an outcome.
            try await Task.sleep(for: start.duration(to: .now))
        }
    }

    /// On the connection on which messages are handled, so that what it announces goes out at once, and nobody's outcome
    /// waits behind rows that must be read back first.
    private func doSlice(of duty: any ServiceDuty) async throws -> DutySlice {
        let identity = identity
        return try await desk.transaction { transaction, outbox in
            let now = try RequestStore.now(in: transaction)
            let slice = try duty.doSlice(at: now, in: transaction)
            try outbox.append(slice.outcome.events, from: identity, at: now, in: transaction)
            try AuditStore.append(slice.outcome.audit, in: transaction)
            return slice
        }
    }
}
