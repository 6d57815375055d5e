import Contracts
import FoundationEssentials
import Postgres
import ServiceKit
import StationsDomain

extension StationFile {
    /// Reads a row of ``StationStore/columns``.
    init(_ row: Row) throws {
        self.init(id: try row.get("id"), station: try Station(row), requestID: try row.get("request_id"))
    }
}

extension Station {
    init(_ row: Row) throws {
        let stars = try row.get(optional: "stars", as: Int.self)
        let starsUntil = try row.day(optional: "stars_until")
        self.init(
            key: StationKey(
                department: try row.value("department") { DepartmentName($0) },
                number: try row.value("proposal_number") { ProposalNumber($0) }),
            details: try StationDetails(row), union: try row.value(optional: "union_code") { UnionCode($0) },
            state: try StationState(row), since: try row.get("since"), version: try row.get("version"),
            stars: stars.flatMap { stars in starsUntil.flatMap { StarRating(stars: stars, until: $0) } },
            upgradedOn: try row.day(optional: "upgraded_on"),
            content: ContentDigest(try row.get("content", as: Bytes.self).bytes),
            heard: try row.value("heard") { text in
                (try? JSON(parsing: Array(text.utf8))).flatMap(Hearings<StationAspect>.init(json:))
            })
    }
}

extension StationDetails {
    /// Reads a row of ``StationStore/detailColumns``.
    init(_ row: Row) throws {
        let system = try row.value(optional: "crs") { CoordinateSystem($0) }
        let point = try system.flatMap {
            GeoPoint(longitude: try row.get("longitude"), latitude: try row.get("latitude"), system: $0)
        }
        self.init(
            kind: try row.value("kind", StationKind.init), name: try row.get("name"),
            division: try row.value("division") { DivisionCode($0) }, township: try row.get(optional: "township"),
            village: try row.get(optional: "village"), address: try row.get("address"), point: point,
            hostType: try row.value("host_type", HostType.init),
            hostUSCC: try row.value(optional: "host_uscc", USCC.init), hostName: try row.get("host_name"),
            buildMode: try row.value("build_mode", BuildMode.init), areaM2: try row.get(optional: "area_m2"),
            capacity: try row.get(optional: "capacity"),
            hours: try row.value(optional: "hours") { OpeningHours(storedText: $0) },
            timetable: try row.value(optional: "timetable") { Timetable(storedText: $0) },
            services: try row.words("services"), facilities: try row.words("facilities"),
            plate: try row.get(optional: "plate"))
    }
}

extension Row {
    /// The words of a dictionary; one that is not in it any more is left out.
    func words<Word: RawRepresentable<String> & Hashable>(_ column: String) throws -> Set<Word> {
        Set(try get(column, as: [String].self).compactMap(Word.init))
    }
}

extension OpeningHours {
    init?(storedText text: String) {
        var faults: [Reason] = []
        guard let json = try? JSON(parsing: Array(text.utf8)) else { return nil }
        self.init(json: json, faults: &faults)
    }
}

extension Timetable {
    init?(storedText text: String) {
        var faults: [Reason] = []
        guard let json = try? JSON(parsing: Array(text.utf8)) else { return nil }
        self.init(json: json, faults: &faults)
    }
}
