#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// `relief.payment-inquiry-asked.v1`: what became of this payment? Asked of a bank, encrypted to it.
public struct ReliefPaymentInquiryAsked: EventData {
    public static let type = EventType.reliefPaymentInquiryAskedV1

    public var reference: PaymentReference
    /// Counts from 1 for each payment; the answer names it.
    public var inquiry: Int
    public var amountFen: Fen
    /// When this was asked.
    public var askedAt: Date
    public var answerBy: Date

    public init(reference: PaymentReference, inquiry: Int, amountFen: Fen, askedAt: Date, answerBy: Date) {
        self.reference = reference
        self.inquiry = inquiry
        self.amountFen = amountFen
        self.askedAt = askedAt
        self.answerBy = answerBy
    }

    public init?(json: JSON, faults: inout [Reason]) {
        guard let reader = FieldReader.reading(json, &faults) else { return nil }
        let before = faults.count
        let reference = reader.paymentReference(&faults)
        let inquiry = reader.inquiryNumber(&faults)
        let amountFen = reader.fen("amountFen", &faults)
        let askedAt = reader.time("askedAt", &faults)
        let answerBy = reader.time("answerBy", &faults)
        guard let reference, let inquiry, let amountFen, let askedAt, let answerBy, faults.count == before
        else { return nil }
        self.init(
            reference: reference, inquiry: inquiry, amountFen: amountFen, askedAt: askedAt, answerBy: answerBy)
    }

    public var json: JSON {
        [
            "reference": .string(reference.text),
            "inquiry": .integer(Int64(inquiry)),
            "amountFen": .integer(amountFen.amount),
            "askedAt": .string(RFC3339.string(askedAt)),
            "answerBy": .string(RFC3339.string(answerBy)),
        ]
    }
}
