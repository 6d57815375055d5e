#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// `insurance.payment-link-issued.v1`: 税务 says where the person pays, in answer to `insurance.payment-link-asked.v1`.
public struct InsurancePaymentLinkIssued: EventData {
    public static let type = EventType.insurancePaymentLinkIssuedV1

    public var caseNumber: CaseNumber
    /// As it was asked.
    public var round: Int
    public var url: PaymentURL
    public var validUntil: Date?

    public init(caseNumber: CaseNumber, round: Int, url: PaymentURL, validUntil: Date? = nil) {
        self.caseNumber = caseNumber
        self.round = round
        self.url = url
        self.validUntil = validUntil
    }

    public init?(json: JSON, faults: inout [Reason]) {
        guard let reader = FieldReader.reading(json, &faults) else { return nil }
        let before = faults.count
        let caseNumber = reader.caseNumber(&faults)
        let round = reader.round(&faults)
        let url = reader.paymentURL("url", &faults)
        let validUntil = reader.optionalTime("validUntil", &faults)
        guard let caseNumber, let round, let url, faults.count == before else { return nil }
        self.init(caseNumber: caseNumber, round: round, url: url, validUntil: validUntil)
    }

    public var json: JSON {
        .object([
            "caseNumber": .string(caseNumber.text),
            "round": .integer(Int64(round)),
            "url": .string(url.text),
            "validUntil": validUntil.map { .string(RFC3339.string($0)) },
        ])
    }
}
