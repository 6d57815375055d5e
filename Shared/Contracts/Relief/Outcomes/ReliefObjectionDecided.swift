/// `relief.objection-decided.v1`: what became of an objection to what was publicised. To whoever raised it.
public struct ReliefObjectionDecided: EventData {
    public static let type = EventType.reliefObjectionDecidedV1

    /// The sender's own number, as it was raised.
    public var reference: SourceReference
    public var against: Against
    /// Whether it was right: what was publicised does not stand as it was.
    public var upheld: Bool

    /// What was objected to.
    public enum Against: Sendable, Hashable {
        case archive(ArchiveNumber)
        case line(LineNumber)
    }

    public init(reference: SourceReference, against: Against, upheld: Bool) {
        self.reference = reference
        self.against = against
        self.upheld = upheld
    }

    public init?(json: JSON, faults: inout [Reason]) {
        guard let reader = FieldReader.reading(json, &faults) else { return nil }
        let before = faults.count
        let reference = reader.reference("reference", &faults)
        let against: Against? =
            if reader.optional("line") != nil, reader.optional("archive") == nil {
                reader.parsed("line", limit: 16, or: .valueUnknown, &faults) { LineNumber($0) }.map { .line($0) }
            } else {
                reader.archive(&faults).map { .archive($0) }
            }
        let upheld = reader.bool("upheld", &faults)
        guard let reference, let against, let upheld, faults.count == before else { return nil }
        self.init(reference: reference, against: against, upheld: upheld)
    }

    public var json: JSON {
        let subject: (archive: ArchiveNumber?, line: LineNumber?) =
            switch against {
            case .archive(let number): (number, nil)
            case .line(let number): (nil, number)
            }
        return .object([
            "reference": .string(reference.text),
            "archive": subject.archive.map { .string($0.text) },
            "line": subject.line.map { .string($0.text) },
            "upheld": .bool(upheld),
        ])
    }
}
