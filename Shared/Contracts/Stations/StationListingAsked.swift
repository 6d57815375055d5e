#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// `station.listing-asked.v1`: a map provider is asked to show a station, or to show it as it is now. Encrypted to it.
public struct StationListingAsked: EventData {
    public static let type = EventType.stationListingAskedV1

    public var code: StationCode
    /// Which asking of this provider about this station, from 1; the answer names it.
    public var request: Int
    /// 1 when asked first; the same asking repeated has the same `request`.
    public var attempt: Int
    /// The provider's own number, where it shows the station already.
    public var poi: SourceReference?
    public var name: String
    public var kind: StationKind
    public var division: DivisionCode
    public var address: String
    /// In the provider's system. Absent where only the timetable places a mobile station.
    public var point: GeoPoint?
    public var hours: OpeningHours?
    /// Its points as captured, each with its system.
    public var timetable: Timetable?
    public var services: [StationService]
    /// When it will be asked again; a later answer is still taken.
    public var answerBy: Date

    public init(
        code: StationCode, request: Int, attempt: Int, poi: SourceReference? = nil, name: String, kind: StationKind,
        division: DivisionCode, address: String, point: GeoPoint?, hours: OpeningHours?, timetable: Timetable? = nil,
        services: [StationService], answerBy: Date
    ) {
        self.code = code
        self.request = request
        self.attempt = attempt
        self.poi = poi
        self.name = name
        self.kind = kind
        self.division = division
        self.address = address
        self.point = point
        self.hours = hours
        self.timetable = timetable
        self.services = services
        self.answerBy = answerBy
    }

    public init?(json: JSON, faults: inout [Reason]) {
        guard let reader = FieldReader.reading(json, &faults) else { return nil }
        let before = faults.count
        let code = reader.stationCode(&faults)
        let request = reader.requestNumber(&faults)
        let attempt = reader.attempt(&faults)
        let poi = reader.optionalReference("poi", &faults)
        let name = reader.text("name", limit: 100, &faults)
        let kind: StationKind? = reader.choice("kind", &faults)
        let division = reader.parsed("division", limit: 6, or: .divisionUnknown, &faults, as: DivisionCode.init)
        let address = reader.text("address", limit: 200, &faults)
        let point = reader.optionalPoint("point", &faults)
        let hours = reader.optionalHours(&faults)
        let timetable = reader.optionalTimetable(&faults)
        let services: [StationService] = reader.requiredChoices("services", &faults)
        let answerBy = reader.time("answerBy", &faults)
        guard let code, let request, let attempt, let name, let kind, let division, let address, let answerBy,
            faults.count == before
        else { return nil }
        self.init(
            code: code, request: request, attempt: attempt, poi: poi, name: name, kind: kind, division: division,
            address: address, point: point, hours: hours, timetable: timetable, services: services, answerBy: answerBy)
    }

    public var json: JSON {
        .object([
            "code": .string(code.text),
            "request": .integer(Int64(request)),
            "attempt": .integer(Int64(attempt)),
            "poi": poi.map { .string($0.text) },
            "name": .string(name),
            "kind": .string(kind.rawValue),
            "division": .string(division.description),
            "address": .string(address),
            "point": point?.json,
            "hours": hours?.json,
            "timetable": timetable?.json,
            "services": services.words,
            "answerBy": .string(RFC3339.string(answerBy)),
        ])
    }
}
