/// Whom a household or a line concerns: its people, and whose account it is paid into.
public struct Involvement: Sendable, Hashable {
    /// Fingerprints of documents, never numbers.
    public let documents: Set<String>

    public init(_ documents: some Sequence<String>) { self.documents = Set(documents) }

    /// Whether the officer is one of them, or a declared relative of one, under whichever account.
    public func concerns(_ officer: Officer) -> Bool {
        documents.contains(officer.decider.document) || !officer.relatives.isDisjoint(with: documents)
    }

    public func union(_ other: Involvement) -> Involvement { Involvement(documents.union(other.documents)) }
}
