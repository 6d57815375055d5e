#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// `insurance.consent-given.v1`: the person agrees that the union passes on and follows what this case needs. Separate from
/// membership.
public struct InsuranceConsentGiven: EventData {
    public static let type = EventType.insuranceConsentGivenV1

    public var caseNumber: CaseNumber
    /// The text the person was shown, as registered.
    public var textVersion: String
    /// Of two words about one case the later one holds.
    public var at: Date

    public init(caseNumber: CaseNumber, textVersion: String, at: Date) {
        self.caseNumber = caseNumber
        self.textVersion = textVersion
        self.at = at
    }

    public init?(json: JSON, faults: inout [Reason]) {
        guard let reader = FieldReader.reading(json, &faults) else { return nil }
        let before = faults.count
        let caseNumber = reader.caseNumber(&faults)
        let textVersion = reader.text("textVersion", limit: 32, &faults)
        let at = reader.time("at", &faults)
        guard let caseNumber, let textVersion, let at, faults.count == before else { return nil }
        self.init(caseNumber: caseNumber, textVersion: textVersion, at: at)
    }

    public var json: JSON {
        [
            "caseNumber": .string(caseNumber.text),
            "textVersion": .string(textVersion),
            "at": .string(RFC3339.string(at)),
        ]
    }
}
