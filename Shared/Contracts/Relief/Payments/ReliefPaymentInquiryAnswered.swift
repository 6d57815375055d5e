#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// `relief.payment-inquiry-answered.v1`: a bank was asked what became of a payment, and does not know yet, or never got it.
/// What it does know it says as settled, failed or returned.
public struct ReliefPaymentInquiryAnswered: EventData {
    public static let type = EventType.reliefPaymentInquiryAnsweredV1

    public var reference: PaymentReference
    /// As it was asked.
    public var inquiry: Int
    public var status: InquiryStatus
    /// When the bank expects to know.
    public var expectedBy: Date?

    public init(reference: PaymentReference, inquiry: Int, status: InquiryStatus, expectedBy: Date? = nil) {
        self.reference = reference
        self.inquiry = inquiry
        self.status = status
        self.expectedBy = expectedBy
    }

    public init?(json: JSON, faults: inout [Reason]) {
        guard let reader = FieldReader.reading(json, &faults) else { return nil }
        let before = faults.count
        let reference = reader.paymentReference(&faults)
        let inquiry = reader.inquiryNumber(&faults)
        let status: InquiryStatus? = reader.choice("status", &faults)
        let expectedBy = reader.optionalTime("expectedBy", &faults)
        guard let reference, let inquiry, let status, faults.count == before else { return nil }
        self.init(reference: reference, inquiry: inquiry, status: status, expectedBy: expectedBy)
    }

    public var json: JSON {
        .object([
            "reference": .string(reference.text),
            "inquiry": .integer(Int64(inquiry)),
            "status": .string(status.rawValue),
            "expectedBy": expectedBy.map { .string(RFC3339.string($0)) },
        ])
    }
}
