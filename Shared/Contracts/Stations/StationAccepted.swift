/// `station.accepted.v1`: 验收, whether what was built is what was approved. A station that passes has its code at once.
public struct StationAccepted: EventData {
    public static let type = EventType.stationAcceptedV1

    public var reference: StationReference
    public var on: CivilDate
    public var passed: Bool
    /// What was found present, each once.
    public var checklist: [ChecklistItem]
    /// What works there, where it is not as proposed.
    public var services: [StationService]?
    public var photos: StationPhotos?
    /// In words, for a person to read; without personal numbers.
    public var defects: [String]

    public init(
        reference: StationReference, on: CivilDate, passed: Bool, checklist: [ChecklistItem],
        services: [StationService]? = nil, photos: StationPhotos? = nil, defects: [String] = []
    ) {
        self.reference = reference
        self.on = on
        self.passed = passed
        self.checklist = checklist
        self.services = services
        self.photos = photos
        self.defects = defects
    }

    public init?(json: JSON, faults: inout [Reason]) {
        guard let reader = FieldReader.reading(json, &faults) else { return nil }
        let before = faults.count
        let reference = reader.stationReference(&faults)
        let on = reader.day("on", &faults)
        let passed = reader.bool("passed", &faults)
        let checklist: [ChecklistItem] = reader.requiredChoices("checklist", &faults)
        let services: [StationService]? = reader.optionalChoices("services", &faults)
        let photos = reader.optionalPhotos(&faults)
        let defects = reader.remarks("defects", &faults)
        guard let reference, let on, let passed, faults.count == before else { return nil }
        self.init(
            reference: reference, on: on, passed: passed, checklist: checklist, services: services, photos: photos,
            defects: defects)
    }

    public var json: JSON {
        let particulars = JSON.object([
            "on": .string(on.description),
            "passed": .bool(passed),
            "checklist": checklist.words,
            "services": services?.words,
            "photos": photos?.json,
            "defects": defects.remarks,
        ])
        return .object(reference.members + (particulars.object ?? []))
    }
}
