/// `relief.death-reported.v1`: 民政 or 公安 says that a person has died, whoever it was told of.
public struct ReliefDeathReported: EventData, CustomStringConvertible {
    public static let type = EventType.reliefDeathReportedV1

    public var identity: IdentityDocument
    public var on: CivilDate
    /// The reporter's own number.
    public var reference: SourceReference

    public init(identity: IdentityDocument, on: CivilDate, reference: SourceReference) {
        self.identity = identity
        self.on = on
        self.reference = reference
    }

    public init?(json: JSON, faults: inout [Reason]) {
        guard let reader = FieldReader.reading(json, &faults) else { return nil }
        let before = faults.count
        let identity = reader.object("identity", at: "identity", &faults)?.identityDocument(&faults)
        let on = reader.day("on", &faults)
        let reference = reader.reference("reference", &faults)
        let refused = faults[before...].contains { !$0.code.isWarning }
        guard let identity, let on, let reference, !refused else { return nil }
        self.init(identity: identity, on: on, reference: reference)
    }

    public var json: JSON {
        [
            "identity": identity.json, "on": .string(on.description), "reference": .string(reference.text),
        ]
    }

    public var description: String { "\(identity) \(on)" }
}
