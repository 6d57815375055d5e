/// `insurance.assistance-requested.v1`: the department that enrolled a person asks, later, that the person be helped into
/// insurance: one case per scheme. What is asked in the enrolment itself needs no second message.
public struct InsuranceAssistanceRequested: EventData {
    public static let type = EventType.insuranceAssistanceRequestedV1

    /// The enrolment's own number.
    public var applicationNumber: ApplicationNumber
    /// Never empty, each once.
    public var schemes: [InsuranceScheme]
    /// The base the person wishes for, where one was named.
    public var baseFen: Fen?
    public var frequency: PaymentFrequency?
    /// All of them for ``ConsentScope/socialInsurance``. Without one the cases stay informed until it is given.
    public var consents: [Consent]

    public init(
        applicationNumber: ApplicationNumber, schemes: [InsuranceScheme], baseFen: Fen? = nil,
        frequency: PaymentFrequency? = nil, consents: [Consent] = []
    ) {
        self.applicationNumber = applicationNumber
        self.schemes = schemes
        self.baseFen = baseFen
        self.frequency = frequency
        self.consents = consents
    }

    public init?(json: JSON, faults: inout [Reason]) {
        guard let reader = FieldReader.reading(json, &faults) else { return nil }
        let before = faults.count
        let applicationNumber = reader.ownApplicationNumber(&faults)
        let schemes = reader.schemes(atMost: 4, &faults)
        let baseFen = reader.optionalFen("baseFen", or: .baseFenNegative, &faults)
        let frequency: PaymentFrequency? = reader.optionalChoice("frequency", &faults)
        let consents = Self.consents(reader, &faults)
        if schemes.isEmpty, faults.count == before { reader.note(.fieldLength, "schemes", &faults) }
        guard let applicationNumber, faults.count == before else { return nil }
        self.init(
            applicationNumber: applicationNumber, schemes: schemes, baseFen: baseFen, frequency: frequency,
            consents: consents)
    }

    public var json: JSON {
        .object([
            "applicationNumber": .string(applicationNumber.text),
            "schemes": .array(schemes.map { .string($0.rawValue) }),
            "baseFen": baseFen.map { .integer($0.amount) },
            "frequency": frequency.map { .string($0.rawValue) },
            "consents": consents.isEmpty ? nil : .array(consents.map(\.json)),
        ])
    }

    private static func consents(_ reader: FieldReader, _ faults: inout [Reason]) -> [Consent] {
        var consents: [Consent] = []
        for (index, element) in (reader.array("consents", limit: 16, &faults) ?? []).enumerated() {
            guard let entry = FieldReader(element, at: "consents", index: index) else {
                reader.note(.fieldType, "consents[\(index)]", &faults)
                continue
            }
            guard let consent = Consent(entry, &faults) else { continue }
            if consent.scope != .socialInsurance { entry.note(.valueUnknown, "scope", &faults) }
            consents.append(consent)
        }
        return consents
    }
}
