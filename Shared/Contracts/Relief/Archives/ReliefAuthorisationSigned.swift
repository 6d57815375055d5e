#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// `relief.authorisation-signed.v1`: the adults of a household let its circumstances be verified (家庭经济状况核对授权委托书).
public struct ReliefAuthorisationSigned: EventData {
    public static let type = EventType.reliefAuthorisationSignedV1

    public var archive: ArchiveNumber
    /// Of the text that was signed, as registered.
    public var textVersion: String
    /// The ordinals of those who signed, each once.
    public var signers: [Int]
    public var at: Date
    /// Of the signed paper.
    public var reference: SourceReference

    public init(
        archive: ArchiveNumber, textVersion: String, signers: [Int], at: Date, reference: SourceReference
    ) {
        self.archive = archive
        self.textVersion = textVersion
        self.signers = signers
        self.at = at
        self.reference = reference
    }

    public init?(json: JSON, faults: inout [Reason]) {
        guard let reader = FieldReader.reading(json, &faults) else { return nil }
        let before = faults.count
        let archive = reader.archive(&faults)
        let textVersion = reader.prose("textVersion", limit: 32, &faults)
        _ = reader.required("signers", &faults)
        let signers = reader.optionalOrdinals("signers", &faults)
        if signers?.isEmpty == true, faults.count == before { reader.note(.fieldLength, "signers", &faults) }
        let at = reader.time("at", &faults)
        let reference = reader.reference("reference", &faults)
        guard let archive, let textVersion, let signers, let at, let reference, faults.count == before
        else { return nil }
        self.init(archive: archive, textVersion: textVersion, signers: signers, at: at, reference: reference)
    }

    public var json: JSON {
        [
            "archive": .string(archive.text),
            "textVersion": .string(textVersion),
            "signers": signers.numbers,
            "at": .string(RFC3339.string(at)),
            "reference": .string(reference.text),
        ]
    }
}
