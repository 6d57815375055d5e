/// `relief.payment-settled.v1`: a bank says that it paid what it was asked to. The bank is the sender.
public struct ReliefPaymentSettled: EventData {
    public static let type = EventType.reliefPaymentSettledV1

    public var reference: PaymentReference
    public var amountFen: Fen
    public var settledOn: CivilDate
    /// The bank's own number for it, never used for another.
    public var bankReference: SourceReference

    public init(
        reference: PaymentReference, amountFen: Fen, settledOn: CivilDate, bankReference: SourceReference
    ) {
        self.reference = reference
        self.amountFen = amountFen
        self.settledOn = settledOn
        self.bankReference = bankReference
    }

    public init?(json: JSON, faults: inout [Reason]) {
        guard let reader = FieldReader.reading(json, &faults) else { return nil }
        let before = faults.count
        let reference = reader.paymentReference(&faults)
        let amountFen = reader.fen("amountFen", &faults)
        let settledOn = reader.day("settledOn", &faults)
        let bankReference = reader.reference("bankReference", &faults)
        guard let reference, let amountFen, let settledOn, let bankReference, faults.count == before else { return nil }
        self.init(reference: reference, amountFen: amountFen, settledOn: settledOn, bankReference: bankReference)
    }

    public var json: JSON {
        [
            "reference": .string(reference.text),
            "amountFen": .integer(amountFen.amount),
            "settledOn": .string(settledOn.description),
            "bankReference": .string(bankReference.text),
        ]
    }
}
