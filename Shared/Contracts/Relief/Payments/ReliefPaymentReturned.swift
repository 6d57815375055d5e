/// `relief.payment-returned.v1`: what a bank had paid came back to the union's account.
public struct ReliefPaymentReturned: EventData {
    public static let type = EventType.reliefPaymentReturnedV1

    public var reference: PaymentReference
    public var amountFen: Fen
    public var returnedOn: CivilDate
    /// The bank's own number for the return, not that of the payment.
    public var bankReference: SourceReference
    public var failure: PaymentFailure

    public init(
        reference: PaymentReference, amountFen: Fen, returnedOn: CivilDate, bankReference: SourceReference,
        failure: PaymentFailure
    ) {
        self.reference = reference
        self.amountFen = amountFen
        self.returnedOn = returnedOn
        self.bankReference = bankReference
        self.failure = failure
    }

    public init?(json: JSON, faults: inout [Reason]) {
        guard let reader = FieldReader.reading(json, &faults) else { return nil }
        let before = faults.count
        let reference = reader.paymentReference(&faults)
        let amountFen = reader.fen("amountFen", &faults)
        let returnedOn = reader.day("returnedOn", &faults)
        let bankReference = reader.reference("bankReference", &faults)
        let failure: PaymentFailure? = reader.choice("failure", &faults)
        guard let reference, let amountFen, let returnedOn, let bankReference, let failure, faults.count == before
        else { return nil }
        self.init(
            reference: reference, amountFen: amountFen, returnedOn: returnedOn, bankReference: bankReference,
            failure: failure)
    }

    public var json: JSON {
        [
            "reference": .string(reference.text),
            "amountFen": .integer(amountFen.amount),
            "returnedOn": .string(returnedOn.description),
            "bankReference": .string(bankReference.text),
            "failure": .string(failure.rawValue),
        ]
    }
}
