#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// `relief.payment-asked.v1`: pay this. Asked of a bank, encrypted to it.
///
/// The contract: one reference is executed once, whenever and however often it comes; a reference that was answered
/// `failed` is never executed later.
public struct ReliefPaymentAsked: EventData {
    public static let type = EventType.reliefPaymentAskedV1

    public var reference: PaymentReference
    /// How often this reference was asked in all, from 1; above it, the bank said that it had not received it.
    public var times: Int
    /// The last four digits of the union's own account.
    public var payer: String
    public var amountFen: Fen
    /// What it is for, at most 30 characters, as the payee's statement shows it: never a diagnosis.
    public var purpose: String
    /// With its holder: the bank compares the name.
    public var payee: Payee
    public var answerBy: Date

    public init(
        reference: PaymentReference, times: Int, payer: String, amountFen: Fen, purpose: String, payee: Payee,
        answerBy: Date
    ) {
        self.reference = reference
        self.times = times
        self.payer = payer
        self.amountFen = amountFen
        self.purpose = purpose
        self.payee = payee
        self.answerBy = answerBy
    }

    public init?(json: JSON, faults: inout [Reason]) {
        guard let reader = FieldReader.reading(json, &faults) else { return nil }
        let before = faults.count
        let reference = reader.paymentReference(&faults)
        if let attempt = reader.count("attempt", within: PaymentReference.attempts, or: .valueUnknown, &faults),
            let reference, attempt != reference.attempt
        {
            reader.note(.valueUnknown, "attempt", &faults)
        }
        let times = reader.count("times", within: 1...Int(Int32.max), or: .valueUnknown, &faults)
        let payer = reader.text("payer", limit: 4, &faults)
        let amountFen = reader.fen("amountFen", &faults)
        let purpose = reader.prose("purpose", limit: 30, &faults)
        let payee = reader.object("payee", at: "payee", &faults).flatMap { Payee($0, &faults) }
        let answerBy = reader.time("answerBy", &faults)
        let refused = faults[before...].contains { !$0.code.isWarning }
        guard let reference, let times, let payer, let amountFen, let purpose, let payee, let answerBy, !refused
        else { return nil }
        self.init(
            reference: reference, times: times, payer: payer, amountFen: amountFen, purpose: purpose, payee: payee,
            answerBy: answerBy)
    }

    public var json: JSON {
        [
            "reference": .string(reference.text),
            "attempt": .integer(Int64(reference.attempt)),
            "times": .integer(Int64(times)),
            "payer": .string(payer),
            "amountFen": .integer(amountFen.amount),
            "purpose": .string(purpose),
            "payee": payee.json,
            "answerBy": .string(RFC3339.string(answerBy)),
        ]
    }
}
