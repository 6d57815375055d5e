/// `relief.payment-failed.v1`: a bank says that it did not pay, and never will under this reference.
public struct ReliefPaymentFailed: EventData {
    public static let type = EventType.reliefPaymentFailedV1

    public var reference: PaymentReference
    public var failure: PaymentFailure
    /// In the bank's words, without personal numbers.
    public var text: String?
    public var on: CivilDate?
    public var bankReference: SourceReference?

    public init(
        reference: PaymentReference, failure: PaymentFailure, text: String? = nil, on: CivilDate? = nil,
        bankReference: SourceReference? = nil
    ) {
        self.reference = reference
        self.failure = failure
        self.text = text
        self.on = on
        self.bankReference = bankReference
    }

    public init?(json: JSON, faults: inout [Reason]) {
        guard let reader = FieldReader.reading(json, &faults) else { return nil }
        let before = faults.count
        let reference = reader.paymentReference(&faults)
        let failure: PaymentFailure? = reader.choice("failure", &faults)
        let text = reader.optionalProse("text", limit: 200, &faults)
        let on = reader.optionalDay("on", &faults)
        let bankReference = reader.optionalReference("bankReference", &faults)
        guard let reference, let failure, faults.count == before else { return nil }
        self.init(reference: reference, failure: failure, text: text, on: on, bankReference: bankReference)
    }

    public var json: JSON {
        .object([
            "reference": .string(reference.text),
            "failure": .string(failure.rawValue),
            "text": text.map(JSON.string),
            "on": on.map { .string($0.description) },
            "bankReference": bankReference.map { .string($0.text) },
        ])
    }
}
