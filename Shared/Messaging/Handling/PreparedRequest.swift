import Contracts
import FoundationEssentials
import ServiceKit

/// A request to a department that is sealed and written already, before the transaction that sends it has begun.
///
/// Its event id is sealed in. It goes out once where it is given to one transaction that commits, and never otherwise.
public struct PreparedRequest: Sendable {
    let row: OutboxRow

    /// By which the department, and the audit, know it.
    public var eventID: String { row.eventID }
}

/// Seals requests under the service's name; for one task.
public struct RequestSealer {
    let identity: ServiceIdentity
    /// The time that stands in the requests: the database's, when the page was read.
    public let now: Date
    private let randomness = Randomness()

    init(identity: ServiceIdentity, now: Date) {
        self.identity = identity
        self.now = now
    }

    /// The request, with a new id, as it will go onto the wire.
    public func seal(_ request: OutgoingEvent) -> PreparedRequest {
        PreparedRequest(row: request.row(from: identity, at: now, randomness))
    }
}
