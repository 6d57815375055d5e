/// `station.proposed.v1`: a department proposes a station 申报. Complete and well-formed; what only the service knows
/// (whether the point lies in the county, whether there is a station already, unions, scopes) is decided later.
public struct StationProposed: EventData {
    public static let type = EventType.stationProposedV1

    public var proposalNumber: ProposalNumber
    public var kind: StationKind
    public var name: String
    /// A county of Hunan.
    public var division: DivisionCode
    public var township: String?
    public var village: String?
    public var address: String
    /// As captured; absent only where the timetable says where a mobile station stands.
    public var point: GeoPoint?
    public var hostType: HostType
    public var hostUSCC: USCC?
    public var hostName: String
    public var buildMode: BuildMode
    /// 责任工会; `nil`: the county's own, as the enrollment service announced it.
    public var union: UnionCode?
    /// Whole square metres.
    public var areaM2: Int?
    /// So many people at once.
    public var capacity: Int?
    /// Absent only where there is a timetable.
    public var hours: OpeningHours?
    /// Of a mobile station alone.
    public var timetable: Timetable?
    /// Each once.
    public var services: [StationService]
    /// Each once.
    public var facilities: [StationFacility]
    public var contact: StationContact?
    /// The host's written consent, under the department's own number.
    public var consentDocument: SourceReference?
    public var photos: StationPhotos?
    /// The department has seen that this is another station than the one in the same place.
    public var confirmedDistinct: Bool

    public init(
        proposalNumber: ProposalNumber, kind: StationKind, name: String, division: DivisionCode,
        township: String? = nil, village: String? = nil, address: String, point: GeoPoint?, hostType: HostType,
        hostUSCC: USCC? = nil, hostName: String, buildMode: BuildMode, union: UnionCode? = nil, areaM2: Int? = nil,
        capacity: Int? = nil, hours: OpeningHours?, timetable: Timetable? = nil, services: [StationService],
        facilities: [StationFacility] = [], contact: StationContact? = nil, consentDocument: SourceReference? = nil,
        photos: StationPhotos? = nil, confirmedDistinct: Bool = false
    ) {
        self.proposalNumber = proposalNumber
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
        self.union = union
        self.areaM2 = areaM2
        self.capacity = capacity
        self.hours = hours
        self.timetable = timetable
        self.services = services
        self.facilities = facilities
        self.contact = contact
        self.consentDocument = consentDocument
        self.photos = photos
        self.confirmedDistinct = confirmedDistinct
    }

    public init?(json: JSON, faults: inout [Reason]) {
        let form = StationForm(reading: json)
        faults.append(contentsOf: form.findings)
        guard let proposal = form.proposal else { return nil }
        self = proposal
    }

    public var json: JSON {
        .object([
            "proposalNumber": .string(proposalNumber.text),
            "kind": .string(kind.rawValue),
            "name": .string(name),
            "division": .string(division.description),
            "township": township.map(JSON.string),
            "village": village.map(JSON.string),
            "address": .string(address),
            "point": point?.json,
            "hostType": .string(hostType.rawValue),
            "hostUscc": hostUSCC.map { .string($0.code) },
            "hostName": .string(hostName),
            "buildMode": .string(buildMode.rawValue),
            "union": union.map { .string($0.text) },
            "areaM2": areaM2.map { .integer(Int64($0)) },
            "capacity": capacity.map { .integer(Int64($0)) },
            "hours": hours?.json,
            "timetable": timetable?.json,
            "services": services.words,
            "facilities": facilities.isEmpty ? nil : facilities.words,
            "contact": contact?.json,
            "consentDocument": consentDocument.map { .string($0.text) },
            "photos": photos?.json,
            "confirmedDistinct": confirmedDistinct ? true : nil,
        ])
    }

    /// What was proposed, without the contact and the proposal's number: nothing personal.
    public var particulars: JSON {
        guard case .object(let members) = json else { return .null }
        return .object(members.filter { $0.key != "contact" && $0.key != "proposalNumber" })
    }
}
