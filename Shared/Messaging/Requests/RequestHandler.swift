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
    /// Why, in the operator's words; see ``checkedWhy()``.
    public let why: String?
    public let now: Date

    /// The reason that must be given; see ``checkedWhy()``.
    public func requiredWhy() throws -> String {
        guard let why = try checkedWhy() else { throw RequestRefusal(.whyMissing, field: "reason") }
        return why
    }

    /// The reason, where one was given. It is kept with the audit for ever, and so must not name a person's number.
    public func checkedWhy() throws -> String? {
        guard let why, why.contains(where: { !$0.isWhitespace }) else { return nil }
        guard why.utf8.count <= 500 else { throw RequestRefusal(.fieldLength, field: "reason") }
        guard !PersonalIdentifierScan.containsPersonalNumber(why) else {
            throw RequestRefusal(.identifierPersonal, field: "reason")
        }
        return why
    }
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
    /// Whether the same request again gets this answer. One that tells personal data is not kept.
    public var isKept: Bool

    public init(_ result: JSON, outcome: Outcome? = nil, isKept: Bool = true) {
        self.result = result
        self.outcome = outcome
        self.isKept = isKept
    }
}
