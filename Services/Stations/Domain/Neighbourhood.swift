import Contracts

/// Stations not closed, where others are proposed: by these a proposal is known for one of a station that exists
/// (domain facts D.3: the main problem of every list).
public struct Neighbourhood: Sendable {
    /// Metres within which two may be one.
    public static let radius = 50.0

    private var cells: [Cell: [Neighbour]] = [:]
    private var places: [StationKey: Cell] = [:]

    public init(_ neighbours: [Neighbour] = []) {
        for neighbour in neighbours { place(neighbour) }
    }

    /// Successors in the batch see the station, where it is now; a closed one is no neighbour.
    mutating func remember(_ station: Station, _ likeness: Likeness) {
        if let cell = places.removeValue(forKey: station.key) { cells[cell]?.removeAll { $0.key == station.key } }
        guard !station.state.isClosed, let point = station.details.point else { return }
        place(Neighbour(key: station.key, code: station.code, point: point, likeness: likeness))
    }

    /// The stations within the radius with the same host or the same name, nearest first.
    func duplicates(of likeness: Likeness, at point: GeoPoint?) -> [Duplicate] {
        guard let point = point?.canonical else { return [] }
        return Cell(point).surroundings.flatMap { cells[$0] ?? [] }.compactMap { neighbour -> Duplicate? in
            guard neighbour.likeness.resembles(likeness) else { return nil }
            let metres = neighbour.point.distance(to: point)
            guard metres <= Self.radius else { return nil }
            return Duplicate(
                key: neighbour.key, code: neighbour.code, metres: metres,
                isExact: neighbour.likeness.hasSameHostAndAddress(likeness))
        }.sorted { ($0.metres, $0.key) < ($1.metres, $1.key) }
    }

    private mutating func place(_ neighbour: Neighbour) {
        let cell = Cell(neighbour.point)
        cells[cell, default: []].append(neighbour)
        places[neighbour.key] = cell
    }

    /// A field of a thousandth of a degree: over 80 m wide and 110 m high up to 40° of latitude, so that whatever is
    /// within the radius lies in one beside it.
    private struct Cell: Hashable {
        var column: Int
        var row: Int

        init(_ point: GeoPoint) {
            column = Int((point.longitude * 1_000).rounded(.down))
            row = Int((point.latitude * 1_000).rounded(.down))
        }

        private init(_ column: Int, _ row: Int) {
            self.column = column
            self.row = row
        }

        var surroundings: [Cell] { (-1...1).flatMap { x in (-1...1).map { y in Cell(column + x, row + y) } } }
    }
}

/// A station as others are compared with it.
public struct Neighbour: Sendable, Hashable {
    public var key: StationKey
    public var code: StationCode?
    /// WGS-84.
    public var point: GeoPoint
    public var likeness: Likeness

    public init(key: StationKey, code: StationCode?, point: GeoPoint, likeness: Likeness) {
        self.key = key
        self.code = code
        self.point = point.canonical
        self.likeness = likeness
    }
}

/// By what two stations are known for one: host, name and address as ``NormalText`` writes them.
public struct Likeness: Sendable, Hashable {
    public var name: String
    public var address: String
    public var hostName: String
    public var hostUSCC: String?

    /// As they are on record, normalised.
    public init(name: String, address: String, hostName: String, hostUSCC: String?) {
        self.name = name
        self.address = address
        self.hostName = hostName
        self.hostUSCC = hostUSCC
    }

    public init(_ details: StationDetails) {
        self.init(
            written: details.name, details.address, in: details.division, details.hostName, details.hostUSCC)
    }

    /// `nil` while name, address, county or host are missing.
    public init?(_ form: StationForm) {
        guard let name = form.name, let address = form.address, let county = form.division, let host = form.hostName
        else { return nil }
        self.init(written: name, address, in: county, host, form.hostUSCC)
    }

    private init(
        written name: String, _ address: String, in county: DivisionCode, _ host: String, _ hostUSCC: USCC?
    ) {
        self.init(
            name: NormalText.name(name), address: NormalText.address(address, in: county),
            hostName: NormalText.name(host), hostUSCC: hostUSCC?.code)
    }

    /// The same host. Codes tell, where both have one: two branches of one bank have one name.
    func hasSameHost(_ other: Likeness) -> Bool {
        if let hostUSCC, let theirs = other.hostUSCC { return hostUSCC == theirs }
        return !hostName.isEmpty && hostName == other.hostName
    }

    func hasSameHostAndAddress(_ other: Likeness) -> Bool { hasSameHost(other) && address == other.address }

    /// The same host, or the same name.
    func resembles(_ other: Likeness) -> Bool { hasSameHost(other) || name == other.name }
}

/// Another station that may be the same.
public struct Duplicate: Sendable, Hashable {
    public var key: StationKey
    public var code: StationCode?
    public var metres: Double
    /// Host and address are the same.
    public var isExact: Bool

    var similar: SimilarStation {
        SimilarStation(
            department: key.department, proposalNumber: key.number, code: code,
            distanceMetres: Int(metres.rounded()))
    }
}

extension [Duplicate] {
    /// Same host, same address: refused unless the sender says that it is another one. Anything less is a warning.
    func judge(isConfirmedDistinct: Bool, _ findings: inout Findings) {
        guard !isEmpty else { return }
        let isSame = !isConfirmedDistinct && contains(where: \.isExact)
        findings.note(isSame ? .stationDuplicate : .possibleDuplicateStation)
    }
}
