/// `members.find`, what it asks: who of these people is a member. Only services ask it, and it travels sealed alone.
///
/// On `queries`: `{"query": "members.find", "sealed": {"keyId", "enc", "ciphertext"}}`; sealed is ``json``.
public struct MembersQuestion: Sendable, Hashable {
    public static let query = "members.find"
    /// So many documents may be asked about at once.
    public static let mostDocuments = 500

    public var documents: [IdentityDocument]

    public init(documents: [IdentityDocument]) { self.documents = documents }

    /// - Returns: nil where it names nobody, too many, or somebody by what is no document's number.
    public init?(json: JSON) {
        guard let elements = json["documents"]?.array, (1...MembersQuestion.mostDocuments).contains(elements.count)
        else { return nil }
        documents = elements.compactMap { element in
            var findings: [ReasonCode] = []
            guard let type = element["type"]?.string.flatMap(IdentityType.init(rawValue:)),
                let number = element["number"]?.string, number.utf8.count <= 64
            else { return nil }
            return IdentityDocument(type: type, written: number, findings: &findings)
        }
        guard documents.count == elements.count else { return nil }
    }

    public var json: JSON {
        [
            "documents": .array(
                documents.map { ["type": .string($0.type.rawValue), "number": .string($0.number)] })
        ]
    }
}
