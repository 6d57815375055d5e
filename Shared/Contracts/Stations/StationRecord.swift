/// The public record of a station: all that anybody may know, and never its contact.
public struct StationRecord: Sendable, Hashable {
    public var identity: StationIdentity
    public var kind: StationKind
    public var name: String
    public var township: String?
    public var village: String?
    public var address: String
    /// For maps, in GCJ-02. Absent while only the timetable places a mobile station.
    public var point: GeoPoint?
    /// The same point in WGS-84.
    public var pointWGS84: GeoPoint?
    public var hostType: HostType
    public var hostName: String
    public var buildMode: BuildMode
    public var areaM2: Int?
    public var capacity: Int?
    public var hours: OpeningHours?
    public var timetable: Timetable?
    public var services: [StationService]
    public var facilities: [StationFacility]
    public var plate: String?
    /// 1 to 5, while they count.
    public var stars: Int?
    public var openedOn: CivilDate?
    /// The last day on which its inspection counts.
    public var inspectionValidUntil: CivilDate?

    public init(
        identity: StationIdentity, kind: StationKind, name: String, township: String? = nil, village: String? = nil,
        address: String, point: GeoPoint?, pointWGS84: GeoPoint?, hostType: HostType, hostName: String,
        buildMode: BuildMode, areaM2: Int? = nil, capacity: Int? = nil, hours: OpeningHours?,
        timetable: Timetable? = nil, services: [StationService], facilities: [StationFacility] = [],
        plate: String? = nil, stars: Int? = nil, openedOn: CivilDate? = nil, inspectionValidUntil: CivilDate? = nil
    ) {
        self.identity = identity
        self.kind = kind
        self.name = name
        self.township = township
        self.village = village
        self.address = address
        self.point = point
        self.pointWGS84 = pointWGS84
        self.hostType = hostType
        self.hostName = hostName
        self.buildMode = buildMode
        self.areaM2 = areaM2
        self.capacity = capacity
        self.hours = hours
        self.timetable = timetable
        self.services = services
        self.facilities = facilities
        self.plate = plate
        self.stars = stars
        self.openedOn = openedOn
        self.inspectionValidUntil = inspectionValidUntil
    }

    init?(_ reader: FieldReader, _ faults: inout [Reason]) {
        let before = faults.count
        let identity = StationIdentity(reader, &faults)
        let kind: StationKind? = reader.choice("kind", &faults)
        let name = reader.text("name", limit: 100, &faults)
        let address = reader.text("address", limit: 200, &faults)
        let hostType: HostType? = reader.choice("hostType", &faults)
        let hostName = reader.text("hostName", limit: 200, &faults)
        let buildMode: BuildMode? = reader.choice("buildMode", &faults)
        let services: [StationService] = reader.requiredChoices("services", &faults)
        let facilities: [StationFacility]? = reader.optionalChoices("facilities", &faults)
        guard let identity, let kind, let name, let address, let hostType, let hostName, let buildMode else {
            return nil
        }
        self.init(
            identity: identity, kind: kind, name: name, township: reader.optionalText("township", limit: 64, &faults),
            village: reader.optionalText("village", limit: 64, &faults), address: address,
            point: reader.optionalPoint("point", &faults), pointWGS84: reader.optionalPoint("pointWgs84", &faults),
            hostType: hostType, hostName: hostName, buildMode: buildMode, areaM2: reader.optionalArea(&faults),
            capacity: reader.optionalCapacity(&faults), hours: reader.optionalHours(&faults),
            timetable: reader.optionalTimetable(&faults), services: services, facilities: facilities ?? [],
            plate: reader.optionalText("plate", limit: 32, &faults), stars: reader.optionalStars(&faults),
            openedOn: reader.optionalDay("openedOn", &faults),
            inspectionValidUntil: reader.optionalDay("inspectionValidUntil", &faults))
        if faults.count > before { return nil }
    }

    var members: [JSON.Member] {
        let details = JSON.object([
            "kind": .string(kind.rawValue),
            "name": .string(name),
            "township": township.map(JSON.string),
            "village": village.map(JSON.string),
            "address": .string(address),
            "point": point?.json,
            "pointWgs84": pointWGS84?.json,
            "hostType": .string(hostType.rawValue),
            "hostName": .string(hostName),
            "buildMode": .string(buildMode.rawValue),
            "areaM2": areaM2.map { .integer(Int64($0)) },
            "capacity": capacity.map { .integer(Int64($0)) },
            "hours": hours?.json,
            "timetable": timetable?.json,
            "services": services.words,
            "facilities": facilities.isEmpty ? nil : facilities.words,
            "plate": plate.map(JSON.string),
            "stars": stars.map { .integer(Int64($0)) },
            "openedOn": openedOn.map { .string($0.description) },
            "inspectionValidUntil": inspectionValidUntil.map { .string($0.description) },
        ])
        return identity.members + (details.object ?? [])
    }
}
