/// What a department says has changed about a station; what is absent stays as it was.
public struct StationChanges: Sendable, Hashable {
    public var name: String?
    public var address: String?
    public var point: GeoPoint?
    public var hours: OpeningHours?
    public var timetable: Timetable?
    /// All of them, not those added.
    public var services: [StationService]?
    /// All of them, not those added.
    public var facilities: [StationFacility]?
    public var areaM2: Int?
    public var capacity: Int?
    public var contact: StationContact?
    public var union: UnionCode?
    public var plate: String?
    /// The first day: from it on the station operates.
    public var openedOn: CivilDate?
    /// Open again after a suspension.
    public var resumedOn: CivilDate?
    /// Closed for an upgrade 升级提质 from that day on.
    public var upgradeFrom: CivilDate?
    /// Open again, upgraded.
    public var upgradedOn: CivilDate?

    /// Nothing has changed.
    public init() {}

    public var isEmpty: Bool { self == StationChanges() }

    /// Whether what a map provider shows is changed by it.
    public var concernsListing: Bool {
        name != nil || address != nil || point != nil || hours != nil || timetable != nil || services != nil
    }

    init(_ reader: FieldReader, _ faults: inout [Reason]) {
        name = reader.optionalProse("name", limit: 100, &faults)
        address = reader.optionalProse("address", limit: 200, &faults)
        point = reader.optionalPoint("point", &faults)
        hours = reader.optionalHours(&faults)
        timetable = reader.optionalTimetable(&faults)
        services = reader.optionalChoices("services", &faults)
        facilities = reader.optionalChoices("facilities", &faults)
        areaM2 = reader.optionalArea(&faults)
        capacity = reader.optionalCapacity(&faults)
        contact = reader.optionalContact(&faults)
        union = reader.optionalUnion(&faults)
        plate = reader.optionalProse("plate", limit: 32, &faults)
        openedOn = reader.optionalDay("openedOn", &faults)
        resumedOn = reader.optionalDay("resumedOn", &faults)
        upgradeFrom = reader.optionalDay("upgradeFrom", &faults)
        upgradedOn = reader.optionalDay("upgradedOn", &faults)
    }

    var members: [JSON.Member] {
        JSON.object([
            "name": name.map(JSON.string),
            "address": address.map(JSON.string),
            "point": point?.json,
            "hours": hours?.json,
            "timetable": timetable?.json,
            "services": services?.words,
            "facilities": facilities?.words,
            "areaM2": areaM2.map { .integer(Int64($0)) },
            "capacity": capacity.map { .integer(Int64($0)) },
            "contact": contact?.json,
            "union": union.map { .string($0.text) },
            "plate": plate.map(JSON.string),
            "openedOn": openedOn.map { .string($0.description) },
            "resumedOn": resumedOn.map { .string($0.description) },
            "upgradeFrom": upgradeFrom.map { .string($0.description) },
            "upgradedOn": upgradedOn.map { .string($0.description) },
        ]).object ?? []
    }
}
