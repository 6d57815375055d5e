import Contracts
import ServiceKit

/// Why something changes: a message, an operator's request, or that its day had come.
public struct Cause: Sendable {
    /// `/departments/<name>`, `/operators/<name>`, or the service itself: who did it, for the audit.
    public let actor: String
    /// Who sent it, and hears what is refused; `nil` where it is the service's or an operator's doing.
    public private(set) var sender: DepartmentName?
    public private(set) var event: IncomingEvent?
    /// The operator's reason.
    public private(set) var why: String?

    public init(_ event: IncomingEvent, from sender: DepartmentName) {
        actor = event.event.source
        self.sender = sender
        self.event = event
    }

    /// - Throws: ``RequestRefusal`` where the operator's reason must not be kept.
    public init(_ request: ServiceRequest) throws {
        actor = "/operators/\(request.sender)"
        why = try request.checkedWhy()
    }

    /// Its time had come, in that service.
    public init(ours service: ServiceName) { actor = service.source }
}
