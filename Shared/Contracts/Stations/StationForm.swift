/// What could be read of a `station.proposed.v1`, and everything wrong with the rest: so that one rejection names all
/// reasons, also those that only the service knows, even when a field is missing.
public struct StationForm: Sendable {
    public private(set) var proposalNumber: ProposalNumber?
    public private(set) var kind: StationKind?
    public private(set) var name: String?
    public private(set) var division: DivisionCode?
    public private(set) var township: String?
    public private(set) var village: String?
    public private(set) var address: String?
    public private(set) var point: GeoPoint?
    public private(set) var hostType: HostType?
    public private(set) var hostUSCC: USCC?
    public private(set) var hostName: String?
    public private(set) var buildMode: BuildMode?
    public private(set) var union: UnionCode?
    public private(set) var areaM2: Int?
    public private(set) var capacity: Int?
    public private(set) var hours: OpeningHours?
    public private(set) var timetable: Timetable?
    public private(set) var services: [StationService] = []
    public private(set) var facilities: [StationFacility] = []
    public private(set) var contact: StationContact?
    public private(set) var consentDocument: SourceReference?
    public private(set) var photos: StationPhotos?
    public private(set) var confirmedDistinct = false
    /// Reasons and warnings, in the order of the fields.
    public private(set) var findings: [Reason] = []

    /// Never fails: what is no object has all fields missing.
    public init(reading json: JSON) {
        guard let reader = FieldReader(json) else {
            findings.append(Reason(.fieldType))
            return
        }
        proposalNumber = reader.proposalNumber(&findings)
        kind = reader.choice("kind", &findings)
        name = reader.prose("name", limit: 100, &findings)
        readPlace(reader)
        readHost(reader)
        union = reader.optionalUnion(&findings)
        areaM2 = reader.optionalArea(&findings)
        capacity = reader.optionalCapacity(&findings)
        readHours(reader)
        services = reader.requiredChoices("services", &findings)
        facilities = reader.optionalChoices("facilities", &findings) ?? []
        contact = reader.optionalContact(&findings)
        consentDocument = reader.optionalReference("consentDocument", &findings)
        photos = reader.optionalPhotos(&findings)
        confirmedDistinct = reader.flag("confirmedDistinct", &findings)
    }

    /// The complete proposal; `nil` when anything but a warning was found.
    public var proposal: StationProposed? {
        guard let proposalNumber, let kind, let name, let division, let address, let hostType, let hostName,
            let buildMode, !findings.contains(where: { !$0.code.isWarning })
        else { return nil }
        return StationProposed(
            proposalNumber: proposalNumber, kind: kind, name: name, division: division, township: township,
            village: village, address: address, point: point, hostType: hostType, hostUSCC: hostUSCC,
            hostName: hostName, buildMode: buildMode, union: union, areaM2: areaM2, capacity: capacity, hours: hours,
            timetable: timetable, services: services, facilities: facilities, contact: contact,
            consentDocument: consentDocument, photos: photos, confirmedDistinct: confirmedDistinct)
    }

    private mutating func readPlace(_ reader: FieldReader) {
        division = reader.county("division", &findings)
        township = reader.optionalProse("township", limit: 64, &findings)
        village = reader.optionalProse("village", limit: 64, &findings)
        address = reader.prose("address", limit: 200, &findings)
        let isPlacedByTimetable = kind == .mobile && reader.optional("timetable") != nil
        point = isPlacedByTimetable ? reader.optionalPoint("point", &findings) : reader.point("point", &findings)
    }

    private mutating func readHost(_ reader: FieldReader) {
        hostType = reader.choice("hostType", &findings)
        hostUSCC = reader.optionalParsed("hostUscc", limit: 64, or: .usccFormat, &findings, as: USCC.init)
        if let hostUSCC, !hostUSCC.hasValidCheck { reader.note(.usccChecksum, "hostUscc", &findings) }
        hostName = reader.prose("hostName", limit: 200, &findings)
        buildMode = reader.choice("buildMode", &findings)
    }

    /// Hours, or, for a mobile station, a timetable.
    private mutating func readHours(_ reader: FieldReader) {
        let hasTimetable = reader.optional("timetable") != nil
        hours = reader.optionalHours(&findings)
        if !hasTimetable { _ = reader.required("hours", &findings) }
        timetable = reader.optionalTimetable(&findings)
        if hasTimetable, let kind, kind != .mobile { reader.note(.timetableInvalid, "timetable", &findings) }
    }
}
