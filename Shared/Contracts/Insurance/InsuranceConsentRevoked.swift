#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// `insurance.consent-revoked.v1`: the person takes the consent back. Everything outstanding is stopped, for good until a
/// consent with a later time.
public struct InsuranceConsentRevoked: EventData {
    public static let type = EventType.insuranceConsentRevokedV1

    public var caseNumber: CaseNumber
    /// Of two words about one case the later one holds.
    public var at: Date

    public init(caseNumber: CaseNumber, at: Date) {
        self.caseNumber = caseNumber
        self.at = at
    }

    public init?(json: JSON, faults: inout [Reason]) {
        guard let reader = FieldReader.reading(json, &faults) else { return nil }
        let before = faults.count
        let caseNumber = reader.caseNumber(&faults)
        let at = reader.time("at", &faults)
        guard let caseNumber, let at, faults.count == before else { return nil }
        self.init(caseNumber: caseNumber, at: at)
    }

    public var json: JSON {
        [
            "caseNumber": .string(caseNumber.text),
            "at": .string(RFC3339.string(at)),
        ]
    }
}
