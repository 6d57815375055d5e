import Contracts
import FoundationEssentials
import Postgres

/// A question or order that was asked over the queue, and who asked, proven by the broker.
public struct ServiceRequest: Sendable {
    /// The name of the request or query.
    public let name: String
    public let arguments: JSON
    /// The department, or the operator's name.
    public let sender: String
    public let id: String
    public let now: Date
}

/// Why a request is refused: a code and a text for the one who asked.
public struct RequestRefusal: Error, Sendable {
    public let code: ReasonCode
    public let field: String?

    public init(_ code: ReasonCode, field: String? = nil) {
        self.code = code
        self.field = field
    }
}

/// Answers one kind of request, in one transaction. An answer that changes something is stored with the change, so that
/// the same request, repeated, gets it again.
public protocol RequestHandler: Sendable {
    /// Such as `departments.register`.
    var name: String { get }
    /// Throws ``RequestRefusal`` to refuse.
    func answer(_ request: ServiceRequest, in transaction: borrowing Transaction) throws -> RequestAnswer
}

/// The result, and what is to be announced and recorded with it.
public struct RequestAnswer: Sendable {
    public var result: JSON
    public var outcome: Outcome?

    public init(_ result: JSON, outcome: Outcome? = nil) {
        self.result = result
        self.outcome = outcome
    }
}
