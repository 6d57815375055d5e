/// `relief.refused.v1`: what a department sent about relief was not taken and has changed nothing, with all reasons at once.
/// To the sender.
public struct ReliefRefused: EventData {
    public static let type = EventType.reliefRefusedV1

    /// The type of what is answered.
    public var refusedType: EventType
    /// As far as they could be read.
    public var archive: ArchiveNumber?
    public var programme: ProgrammeCode?
    /// The department's own number of its application or nomination.
    public var number: SourceReference?
    /// What the message itself was called by: a payment's, or that of an objection.
    public var reference: SourceReference?
    /// Never empty, never a warning.
    public var reasons: [Reason]
    /// Once more, because the same was sent again.
    public var repeated: Bool

    public init(
        refusedType: EventType, archive: ArchiveNumber? = nil, programme: ProgrammeCode? = nil,
        number: SourceReference? = nil, reference: SourceReference? = nil, reasons: [Reason], repeated: Bool = false
    ) {
        self.refusedType = refusedType
        self.archive = archive
        self.programme = programme
        self.number = number
        self.reference = reference
        self.reasons = reasons
        self.repeated = repeated
    }

    public init?(json: JSON, faults: inout [Reason]) {
        guard let reader = FieldReader.reading(json, &faults) else { return nil }
        let before = faults.count
        let refusedType = reader.text("refusedType", limit: 128, &faults).map(EventType.init)
        let archive = reader.namedArchive(&faults)
        let programme = reader.optional("programme").flatMap { _ in reader.programmeCode(&faults) }
        let number = reader.optionalReference("number", &faults)
        let reference = reader.optionalReference("reference", &faults)
        let reasons = reader.reasons("reasons", &faults)
        let repeated = reader.flag("repeated", &faults)
        guard let refusedType, faults.count == before else { return nil }
        self.init(
            refusedType: refusedType, archive: archive, programme: programme, number: number, reference: reference,
            reasons: reasons, repeated: repeated)
    }

    public var json: JSON {
        .object([
            "refusedType": .string(refusedType.rawValue),
            "archive": archive.map { .string($0.text) },
            "programme": programme.map { .string($0.text) },
            "number": number.map { .string($0.text) },
            "reference": reference.map { .string($0.text) },
            "reasons": .array(reasons.map(\.json)),
            "repeated": repeated ? true : nil,
        ])
    }
}
