/// A paper that shows something, kept by whoever applied: where it is found, and what its file's hash must be. The file
/// itself is never sent.
public struct Evidence: Sendable, Hashable {
    public var kind: EvidenceKind
    public var reference: SourceReference
    /// Of the file, 64 hexadecimal digits in lower case.
    public var sha256: String?

    public init(kind: EvidenceKind, reference: SourceReference, sha256: String? = nil) {
        self.kind = kind
        self.reference = reference
        self.sha256 = sha256
    }

    init?(_ reader: FieldReader, _ faults: inout [Reason]) {
        let kind: EvidenceKind? = reader.choice("kind", &faults)
        let reference = reader.reference("reference", &faults)
        let sha256 = reader.optionalParsed("sha256", limit: 64, or: .valueUnknown, &faults) { text in
            text.utf8.count == 64
                && text.utf8.allSatisfy { $0.isASCIIDigit || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains($0) }
                ? text : nil
        }
        guard let kind, let reference else { return nil }
        self.init(kind: kind, reference: reference, sha256: sha256)
    }

    public var json: JSON {
        .object([
            "kind": .string(kind.rawValue), "reference": .string(reference.text), "sha256": sha256.map(JSON.string),
        ])
    }
}
