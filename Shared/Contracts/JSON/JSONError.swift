/// Why bytes are no JSON that we take, and where. Never quotes the input: it may be anything, personal data included.
public struct JSONError: Error, Sendable, Hashable, CustomStringConvertible {
    /// One of the `json-…` codes.
    public var code: ReasonCode
    /// The byte at which reading stopped.
    public var offset: Int

    public init(_ code: ReasonCode, at offset: Int) {
        self.code = code
        self.offset = offset
    }

    public var description: String { "\(code.rawValue) at byte \(offset)" }
}
