import Logging
import Postgres
import ServiceKit

/// Does the duties of a service's own.
struct DutyRound: Sendable {
    let duties: [any ServiceDuty]
    let desk: WorkDesk
    let identity: ServiceIdentity
    let logger: Logger

    /// So many are put off in a round, for each duty; where more fail, it is hardly their fault.
    private static let mostPutOff = 10

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

    /// A slice that fails is done in halves, until the one that fails is alone: that one is put off.
    private func make(_ duty: any ServiceDuty) async throws {
        var limit = duty.slice
        var putOff = 0
        while !Task.isShuttingDownGracefully {
            let start = ContinuousClock.now
            do {
                let slice = try await doSlice(of: duty, limit)
                if slice.count > 0 {
                    logger.notice("duty done", metadata: ["duty": "\(duty.name)", "count": "\(slice.count)"])
                }
                guard slice.mayBeMore else { return }
                limit = min(2 * limit, duty.slice)
            } catch let error as PostgresError where error.isRetriable {
                throw error
            } catch let error where !(error is CancellationError) {
                if limit == 1 {
                    guard putOff < Self.mostPutOff, try await putOffFirst(of: duty, because: error) else { throw error }
                    putOff += 1
                }
                limit = max(1, limit / 2)
            }
            // Half the time is left to those who wait for an outcome.
            try await Task.sleep(for: start.duration(to: .now))
        }
    }

    private func putOffFirst(of duty: any ServiceDuty, because error: any Error) async throws -> Bool {
        let putOff = try await desk.transaction { transaction, _ in
            try duty.putOffFirst(at: try RequestStore.now(in: transaction), in: transaction)
        }
        guard let putOff else { return false }
        if putOff.isNew {
            logger.error(
                "one fails by itself, and is put off",
                metadata: [
                    "duty": "\(duty.name)", "subject": "\(putOff.subject)",
                    "error": "\(FailureHandling.fingerprint(of: error))",
                ])
        }
        return true
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
