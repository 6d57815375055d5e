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
        try await SliceLoop(name: duty.name, slice: duty.slice, logger: logger).run { limit in
            let slice = try await doSlice(of: duty, limit)
            return (slice.count, slice.mayBeMore)
        } putOffFirst: {
            try await desk.transaction { transaction, _ in
                try duty.putOffFirst(at: try RequestStore.now(in: transaction), in: transaction)
            }
        }
    }

    /// On the connection on which messages are handled, so that what it announces goes out at once, and nobody's outcome
    /// waits behind rows that must be read back first.
    private func doSlice(of duty: any ServiceDuty, _ limit: Int) async throws -> DutySlice {
        let identity = identity
        return try await desk.transaction { transaction, outbox in
            let now = try RequestStore.now(in: transaction)
            let slice = try duty.doSlice(limit, at: now, in: transaction)
            try outbox.append(slice.outcome.events, from: identity, at: now, in: transaction)
            try AuditStore.append(slice.outcome.audit, in: transaction)
            return slice
        }
    }
}
