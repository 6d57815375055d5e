/// Somebody who decides: an account, and the person behind it. Two accounts of one person are one person.
public struct Decider: Sendable, Hashable {
    /// The operator's account.
    public let name: String
    /// The fingerprint of the person's identity document: never the number.
    public let document: String

    public init(name: String, document: String) {
        self.name = name
        self.document = document
    }

    public func isSamePerson(as other: Decider) -> Bool { document == other.document || name == other.name }
}
