/// Why a message or one event of a batch breaks the contract, with what is known about the event.
///
/// Quotes nothing of the message but the event's own id, source and type, and the id only once it is known to hold no
/// personal number.
public struct ContractFault: Error, Sendable, Hashable, CustomStringConvertible {
    public var code: ReasonCode
    /// The attribute, header or `data` field at fault.
    public var field: String?
    public var eventID: String?
    public var source: String?
    public var type: String?

    public init(
        _ code: ReasonCode, field: String? = nil, eventID: String? = nil, source: String? = nil, type: String? = nil
    ) {
        self.code = code
        self.field = field
        self.eventID = eventID
        self.source = source
        self.type = type
    }

    public init(_ error: JSONError) { self.init(error.code) }

    public var reason: Reason { Reason(code, field: field) }

    public var description: String { field.map { "\(code.rawValue) (\($0))" } ?? code.rawValue }
}
