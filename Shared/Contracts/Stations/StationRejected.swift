/// `station.rejected.v1`: what a department sent about a station was not taken, or its proposal was declined, with all
/// reasons at once. To the sender.
public struct StationRejected: EventData {
    public static let type = EventType.stationRejectedV1

    /// The type of what is answered.
    public var refusedType: EventType
    /// As far as they could be read.
    public var code: StationCode?
    public var proposalNumber: ProposalNumber?
    /// Never empty, never a warning.
    public var reasons: [Reason]
    /// What somebody wrote about it, such as why the site is not fit.
    public var remarks: [String]
    /// Stations on record that are the one proposed, where `station-duplicate` refuses it.
    public var similar: [SimilarStation]
    /// The latest outcome once more, because the same was sent again.
    public var repeated: Bool

    public init(
        refusedType: EventType, code: StationCode? = nil, proposalNumber: ProposalNumber? = nil, reasons: [Reason],
        remarks: [String] = [], similar: [SimilarStation] = [], repeated: Bool = false
    ) {
        self.refusedType = refusedType
        self.code = code
        self.proposalNumber = proposalNumber
        self.reasons = reasons
        self.remarks = remarks
        self.similar = similar
        self.repeated = repeated
    }

    public init?(json: JSON, faults: inout [Reason]) {
        guard let reader = FieldReader.reading(json, &faults) else { return nil }
        let before = faults.count
        let refusedType = reader.text("refusedType", limit: 128, &faults).map(EventType.init)
        code = reader.optionalStationCode(&faults)
        proposalNumber = reader.optionalParsed(
            "proposalNumber", limit: 64, or: .proposalNumberFormat, &faults, as: ProposalNumber.init)
        reasons = reader.reasons("reasons", &faults)
        remarks = reader.remarks("remarks", &faults)
        similar = reader.similarStations(&faults)
        repeated = reader.flag("repeated", &faults)
        guard let refusedType, faults.count == before else { return nil }
        self.refusedType = refusedType
    }

    public var json: JSON {
        .object([
            "refusedType": .string(refusedType.rawValue),
            "code": code.map { .string($0.text) },
            "proposalNumber": proposalNumber.map { .string($0.text) },
            "reasons": .array(reasons.map(\.json)),
            "remarks": remarks.remarks,
            "similar": similar.isEmpty ? nil : .array(similar.map(\.json)),
            "repeated": repeated ? true : nil,
        ])
    }
}
