/// `station.site-checked.v1`: somebody has looked at the place, and says whether it is fit 选址核查.
public struct StationSiteChecked: EventData {
    public static let type = EventType.stationSiteCheckedV1

    public var reference: StationReference
    public var on: CivilDate
    public var fit: Bool
    /// Who checked, by a number of the department's own; never a name.
    public var checkedBy: SourceReference?
    /// In words, for a person to read; without personal numbers.
    public var reasons: [String]
    /// As measured there; it takes the place of the proposal's.
    public var point: GeoPoint?

    public init(
        reference: StationReference, on: CivilDate, fit: Bool, checkedBy: SourceReference? = nil,
        reasons: [String] = [], point: GeoPoint? = nil
    ) {
        self.reference = reference
        self.on = on
        self.fit = fit
        self.checkedBy = checkedBy
        self.reasons = reasons
        self.point = point
    }

    public init?(json: JSON, faults: inout [Reason]) {
        guard let reader = FieldReader.reading(json, &faults) else { return nil }
        let before = faults.count
        let reference = reader.stationReference(&faults)
        let on = reader.day("on", &faults)
        let fit = reader.bool("fit", &faults)
        let checkedBy = reader.optionalReference("checkedBy", &faults)
        let reasons = reader.remarks("reasons", &faults)
        let point = reader.optionalPoint("point", &faults)
        guard let reference, let on, let fit, faults.count == before else { return nil }
        self.init(reference: reference, on: on, fit: fit, checkedBy: checkedBy, reasons: reasons, point: point)
    }

    public var json: JSON {
        let particulars = JSON.object([
            "on": .string(on.description),
            "fit": .bool(fit),
            "checkedBy": checkedBy.map { .string($0.text) },
            "reasons": reasons.remarks,
            "point": point?.json,
        ])
        return .object(reference.members + (particulars.object ?? []))
    }
}
