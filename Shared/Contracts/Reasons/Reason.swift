/// Why something was refused, or what was noticed about it: a stable code, and the field it concerns.
///
/// A reason never quotes the value it refuses, so it may be logged and sent.
public struct Reason: Sendable, Hashable {
    public var code: ReasonCode
    /// The path of the field within the event's data, such as `applicant.identity.number` or `consents[0].at`.
    public var field: String?

    public init(_ code: ReasonCode, field: String? = nil) {
        self.code = code
        self.field = field
    }

    /// `{code, field?, message: {zh, en}}`.
    public var json: JSON {
        .object([
            "code": .string(code.rawValue), "field": field.map(JSON.string), "message": code.message.json,
        ])
    }

    /// Reads `{code, field?}`; the message is the catalogue's.
    public init?(json: JSON) {
        guard let code = json["code"]?.string.flatMap(ReasonCode.init) else { return nil }
        self.init(code, field: json["field"]?.string)
    }
}
