import Contracts
import FoundationEssentials
import Messaging
import Postgres
import ServiceKit
import StationsDomain

/// The stations in PostgreSQL.
enum StationStore {
    /// Asks for the stations of these names, which it locks in the order of their ids; the answer is for ``files(_:)``.
    static func ask(
        for codes: Set<StationCode>, and keys: Set<StationKey>, in transaction: borrowing Transaction
    ) throws -> Question {
        let keys = keys.sorted()
        return try transaction.ask(
            lockNamed, codes.map(\.text).sorted(), keys.map(\.department.text), keys.map(\.number.text))
    }

    static func files(_ rows: Rows) throws -> [StationFile] { try rows.map(StationFile.init) }

    /// Asks which stations not closed are within the radius of these points; the answer is for ``neighbours(_:)``.
    static func askForNeighbours(of points: [GeoPoint], in transaction: borrowing Transaction) throws -> Question {
        let points = points.map(\.canonical)
        return try transaction.ask(
            selectNeighbours, points.map(\.longitude), points.map(\.latitude), Neighbourhood.radius)
    }

    /// Keeps other processes, until the transaction ends, from proposing anything near these points: of two proposals for
    /// one place the second must see the first.
    static func claimPlaces(of points: [GeoPoint], in transaction: borrowing Transaction) throws {
        guard !points.isEmpty else { return }
        try transaction.execute(lockPlaces, Set(points.flatMap(\.claims)).sorted())
    }

    static func neighbours(_ rows: Rows) throws -> [Neighbour] {
        try rows.compactMap { row -> Neighbour? in
            let point = GeoPoint(
                longitude: try row.get("longitude"), latitude: try row.get("latitude"), system: .wgs84)
            guard let point else { return nil }
            return Neighbour(
                key: StationKey(
                    department: try row.value("department") { DepartmentName($0) },
                    number: try row.value("proposal_number") { ProposalNumber($0) }),
                code: try row.value(optional: "code") { StationCode($0) }, point: point,
                likeness: Likeness(
                    name: try row.get("normal_name"), address: try row.get("normal_address"),
                    hostName: try row.get("normal_host"), hostUSCC: try row.get(optional: "host_uscc")))
        }
    }

    /// Those for which something falls due by itself, the oldest first, locked; none that another transaction has in
    /// hand.
    static func due(on day: CivilDate, limit: Int, in transaction: borrowing Transaction) throws -> [StationFile] {
        try files(transaction.query(lockDue, DayNumber(day), limit))
    }

    /// The first of those is looked at again tomorrow.
    static func putOffFirst(on day: CivilDate, in transaction: borrowing Transaction) throws -> PutOff? {
        try transaction.query(putOff, DayNumber(day)).first.map { row in
            PutOff("station \(try row.get("id", as: Int64.self))", isNew: try row.get("new"))
        }
    }

    /// The stations of these ids, locked in their order.
    static func locked(_ ids: Set<Int64>, in transaction: borrowing Transaction) throws -> [StationFile] {
        try files(transaction.query(lockNumbered, ids.sorted()))
    }

    /// The same, to be read alone.
    static func files(ofIDs ids: Set<Int64>, in transaction: borrowing Transaction) throws -> [StationFile] {
        try files(transaction.query(selectNumbered, ids.sorted()))
    }

    static func file(_ code: StationCode, in transaction: borrowing Transaction) throws -> StationFile? {
        try transaction.query(selectCoded, code.text).first.map(StationFile.init)
    }

    static func file(_ key: StationKey, in transaction: borrowing Transaction) throws -> StationFile? {
        try transaction.query(selectKeyed, key.department.text, key.number.text).first.map(StationFile.init)
    }

    static let columns = """
        station.id, station.department, station.proposal_number, content, request_id, code, station.state, station.since,
            \(detailColumns), union_code, station.version, circumstances, opened_on, upgraded_on, inspected_on,
            inspection_until, inspection_told, stars, stars_until, heard
        """

    /// What it is, where, and when it is open.
    static let detailColumns = """
        kind, name, division, township, village, address, host_type, host_name, host_uscc, build_mode, area_m2, capacity,
            longitude, latitude, crs, hours, timetable, services, facilities, plate
        """

    private static let lockNamed = Statement(
        "station.lock-named",
        """
        select \(columns) from station where id = any(array(
            select id from station where code = any($1)
            union
            select id from unnest($2::text[], $3::text[]) as asked (department, number)
                join station on station.department = asked.department and proposal_number = asked.number))
        order by id for update
        """)

    private static let lockNumbered = Statement(
        "station.lock-numbered", "select \(columns) from station where id = any($1) order by id for update")

    private static let selectNumbered = Statement(
        "station.select-numbered", "select \(columns) from station where id = any($1) order by id")

    private static let lockDue = Statement(
        "station.lock-due",
        """
        select \(columns) from station where duty_on <= $1 order by duty_on, id limit $2 for update skip locked
        """)

    private static let putOff = Statement(
        "station.put-off",
        """
        update station as late set duty_on = $1::date + 1, failing_since = coalesce(late.failing_since, now())
        from (select id, failing_since is null as new from station
            where duty_on <= $1 order by duty_on, id limit 1 for update skip locked) as first
        where late.id = first.id returning late.id, first.new
        """)

    private static let selectCoded = Statement(
        "station.select-coded", "select \(columns) from station where code = $1")

    private static let selectKeyed = Statement(
        "station.select-keyed",
        "select \(columns) from station where department = $1 and proposal_number = $2")

    /// In the order given, which is the same for everybody.
    private static let lockPlaces = Statement(
        "station.lock-places",
        "select pg_advisory_xact_lock(place) from unnest($1::bigint[]) as asked (place)")

    private static let selectNeighbours = Statement(
        "station.select-neighbours",
        """
        select distinct station.department, proposal_number, code, normal_name, normal_address, normal_host, host_uscc,
            st_x(location::geometry) as longitude, st_y(location::geometry) as latitude
        from unnest($1::double precision[], $2::double precision[]) as asked (longitude, latitude)
        join station on state <> 'closed'
            and st_dwithin(location, st_setsrid(st_makepoint(asked.longitude, asked.latitude), 4326)::geography, $3)
        """)
}

extension GeoPoint {
    /// The fields of a hundredth of a degree, about a kilometre, that lie within the radius of a neighbourhood: one,
    /// seldom two or four. Each stands for a lock, of which there are some thousands in all.
    fileprivate var claims: [Int64] {
        let point = canonical
        // More than the radius up to 60° of latitude.
        let margin = 0.001
        func field(_ degrees: Double) -> Int64 { Int64((degrees * 100).rounded(.down)) }
        let columns = Set([field(point.longitude - margin), field(point.longitude + margin)])
        let rows = Set([field(point.latitude - margin), field(point.latitude + margin)])
        return columns.flatMap { column in
            // Folded, so that a batch from all over the country does not use up the server's locks.
            rows.map { row in Self.firstClaim + (column * 31 + row + 100_000_000) % 2_000 }
        }
    }

    /// Of the locks that mean places; others mean something else.
    private static let firstClaim: Int64 = 0x5354_4154_0000
}
