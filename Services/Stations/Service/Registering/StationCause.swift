import Contracts
import Messaging

/// Why a station moves: a message, an operator's request, or that its day had come.
struct StationCause {
    /// `/departments/<name>`, `/operators/<name>`, or the service itself: who did it, for the audit.
    var actor: String
    /// Who sent it, and hears what is refused.
    var sender: DepartmentName?
    var event: IncomingEvent?
    /// The operator's reason.
    var why: String?

    init(_ event: IncomingEvent, from sender: DepartmentName) {
        actor = event.event.source
        self.sender = sender
        self.event = event
    }

    init(_ request: ServiceRequest) throws {
        actor = "/operators/\(request.sender)"
        why = try request.checkedWhy()
    }

    private init(actor: String) { self.actor = actor }

    /// The service itself.
    static let ours = StationCause(actor: "/services/stations")
}
