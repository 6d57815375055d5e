import Contracts

/// What is public of a station, whatever its state. The contact is not part of it: it is sealed, and never announced.
public struct StationDetails: Sendable, Hashable {
    public var kind: StationKind
    public var name: String
    /// A county.
    public var division: DivisionCode
    public var township: String?
    public var village: String?
    public var address: String
    /// As captured; `nil` for a mobile station, which is where its timetable says.
    public var point: GeoPoint?
    public var hostType: HostType
    public var hostUSCC: USCC?
    public var hostName: String
    public var buildMode: BuildMode
    public var areaM2: Int?
    public var capacity: Int?
    /// `nil` for a mobile station, which is open when its timetable says.
    public var hours: OpeningHours?
    public var timetable: Timetable?
    public var services: Set<StationService>
    public var facilities: Set<StationFacility>
    /// The number on its plate.
    public var plate: String?

    public init(
        kind: StationKind, name: String, division: DivisionCode, township: String? = nil, village: String? = nil,
        address: String, point: GeoPoint?, hostType: HostType, hostUSCC: USCC? = nil, hostName: String,
        buildMode: BuildMode, areaM2: Int? = nil, capacity: Int? = nil, hours: OpeningHours?,
        timetable: Timetable? = nil, services: Set<StationService>, facilities: Set<StationFacility> = [],
        plate: String? = nil
    ) {
        self.kind = kind
        self.name = name
        self.division = division
        self.township = township
        self.village = village
        self.address = address
        self.point = point
        self.hostType = hostType
        self.hostUSCC = hostUSCC
        self.hostName = hostName
        self.buildMode = buildMode
        self.areaM2 = areaM2
        self.capacity = capacity
        self.hours = hours
        self.timetable = timetable
        self.services = services
        self.facilities = facilities
        self.plate = plate
    }
}

extension StationDetails {
    public init(_ proposal: StationProposed) {
        self.init(
            kind: proposal.kind, name: proposal.name, division: proposal.division, township: proposal.township,
            village: proposal.village, address: proposal.address, point: proposal.point, hostType: proposal.hostType,
            hostUSCC: proposal.hostUSCC, hostName: proposal.hostName, buildMode: proposal.buildMode,
            areaM2: proposal.areaM2, capacity: proposal.capacity, hours: proposal.hours,
            timetable: proposal.timetable, services: Set(proposal.services), facilities: Set(proposal.facilities))
    }
}
