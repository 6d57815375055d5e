import Contracts
import FoundationEssentials
import Postgres
import ServiceKit
import StationsDomain

extension StationStore {
    /// Adds new stations, and writes the others as they stand now.
    ///
    /// - Returns: the ids of all of them.
    static func save(
        _ files: [StationFile], dueOn: (Station) -> CivilDate?, in transaction: borrowing Transaction
    ) throws -> [StationKey: Int64] {
        var ids: [StationKey: Int64] = [:]
        // A number that another process has put on record meanwhile is refused by the database, and all is decided again:
        // the first content under it stands.
        let new = files.filter { $0.id == nil }
        if !new.isEmpty { try keep(transaction.query(insert, JSON.rows(new, dueOn: dueOn)), &ids) }
        let known = files.filter { $0.id != nil }
        if !known.isEmpty { try keep(transaction.query(update, JSON.rows(known, dueOn: dueOn)), &ids) }
        try saveStops(of: files.map(\.station), ids: ids, in: transaction)
        return ids
    }

    private static func keep(_ rows: Rows, _ ids: inout [StationKey: Int64]) throws {
        for row in rows {
            let key = StationKey(
                department: try row.value("department") { DepartmentName($0) },
                number: try row.value("proposal_number") { ProposalNumber($0) })
            ids[key] = try row.get("id")
        }
    }

    /// Where mobile stations may be found; nothing is asked where there is none.
    private static func saveStops(
        of stations: [Station], ids: [StationKey: Int64], in transaction: borrowing Transaction
    ) throws {
        let mobile = stations.compactMap { station in
            station.details.timetable.flatMap { timetable in ids[station.key].map { ($0, timetable) } }
        }
        guard !mobile.isEmpty else { return }
        try transaction.execute(deleteStops, mobile.map(\.0))
        let stops = mobile.flatMap { id, timetable in
            Set(timetable.stops.map { $0.point.canonical }).enumerated().map { (id, Int64($0.offset), $0.element) }
        }
        try transaction.execute(
            insertStops, stops.map(\.0), stops.map(\.1), stops.map(\.2.longitude), stops.map(\.2.latitude))
    }

    /// Sets anew when something falls due for these, and nothing else.
    static func setDay(
        _ files: [StationFile], dueOn: (Station) -> CivilDate?, in transaction: borrowing Transaction
    ) throws {
        guard !files.isEmpty else { return }
        try transaction.execute(
            updateDay, files.compactMap(\.id), files.map { dueOn($0.station).map(DayNumber.init) })
    }

    /// Keeps who answers for stations, each sealed under a key of its own; the newest counts.
    static func save(
        _ contacts: [NewContact], ids: [StationKey: Int64], keys: KeyRing, in transaction: borrowing Transaction
    ) throws {
        guard !contacts.isEmpty else { return }
        var randomness = Randomness()
        // Of several for one station in one batch the last is meant.
        let latest = Dictionary(contacts.map { ($0.key, $0.contact) }) { $1 }
        let sealed = latest.compactMap { key, contact in
            ids[key].map { SealedContact(contact, of: $0, keys: keys, &randomness) }
        }.sorted { $0.station < $1.station }
        try transaction.execute(
            upsertContacts, sealed.map(\.station), sealed.map(\.person), sealed.map { Bytes($0.key) },
            sealed.map { Bytes($0.name) }, sealed.map { Bytes($0.phone) })
    }

    private static let recordset = """
        json_to_recordset($1::text::json) as new (department text, proposal_number text, content bytea,
            request_id text, code text, state text, since timestamptz, kind text, name text, normal_name text,
            division text, township text, village text, address text, normal_address text, host_type text,
            host_name text, normal_host text, host_uscc text, build_mode text, union_code text, area_m2 bigint,
            capacity bigint, longitude double precision, latitude double precision, crs text,
            wgs_longitude double precision, wgs_latitude double precision, hours text, all_day boolean, timetable text,
            services text[], facilities text[], version bigint, plate text, circumstances text, opened_on date,
            upgraded_on date, inspected_on date, inspection_until date, inspection_told boolean, stars bigint,
            stars_until date, heard text, duty_on date)
        """

    private static let location = "st_setsrid(st_makepoint(wgs_longitude, wgs_latitude), 4326)::geography"

    private static let insert = Statement(
        "station.insert",
        """
        insert into station (department, proposal_number, content, request_id, code, state, since, kind, name,
            normal_name, division, township, village, address, normal_address, host_type, host_name, normal_host,
            host_uscc, build_mode, union_code, area_m2, capacity, longitude, latitude, crs, location, hours,
            all_day, timetable,
            services, facilities, version, plate, circumstances, opened_on, upgraded_on, inspected_on,
            inspection_until, inspection_told, stars, stars_until, heard, duty_on)
        select department, proposal_number, content, request_id, code, state, since, kind, name,
            normal_name, division, township, village, address, normal_address, host_type, host_name, normal_host,
            host_uscc, build_mode, union_code, area_m2, capacity, longitude, latitude, crs, \(location), hours,
            all_day, timetable,
            services, facilities, version, plate, circumstances, opened_on, upgraded_on, inspected_on,
            inspection_until, inspection_told, stars, stars_until, heard, duty_on
        from \(recordset)
        returning id, department, proposal_number
        """)

    private static let update = Statement(
        "station.update",
        """
        update station set content = new.content, code = new.code, state = new.state, since = new.since, kind = new.kind, name = new.name,
            normal_name = new.normal_name, division = new.division, township = new.township, village = new.village,
            address = new.address, normal_address = new.normal_address, host_type = new.host_type,
            host_name = new.host_name, normal_host = new.normal_host, host_uscc = new.host_uscc,
            build_mode = new.build_mode, union_code = new.union_code, area_m2 = new.area_m2, capacity = new.capacity,
            longitude = new.longitude, latitude = new.latitude, crs = new.crs, location = \(location),
            hours = new.hours, all_day = new.all_day, timetable = new.timetable, services = new.services,
            facilities = new.facilities, version = new.version, plate = new.plate, circumstances = new.circumstances, opened_on = new.opened_on,
            upgraded_on = new.upgraded_on, inspected_on = new.inspected_on, inspection_until = new.inspection_until,
            inspection_told = new.inspection_told, stars = new.stars, stars_until = new.stars_until,
            heard = new.heard, duty_on = new.duty_on, failing_since = null,
            union_lost_at = case when station.union_code is not distinct from new.union_code
                then station.union_lost_at end
        from \(recordset)
        where station.department = new.department and station.proposal_number = new.proposal_number
        returning station.id, station.department, station.proposal_number
        """)

    private static let deleteStops = Statement(
        "station_stop.delete", "delete from station_stop where station_id = any($1)")

    private static let insertStops = Statement(
        "station_stop.insert",
        """
        insert into station_stop (station_id, number, location)
        select station_id, number, st_setsrid(st_makepoint(longitude, latitude), 4326)::geography
        from unnest($1::bigint[], $2::bigint[], $3::double precision[], $4::double precision[])
            as stop (station_id, number, longitude, latitude)
        """)

    private static let updateDay = Statement(
        "station.update-day",
        """
        update station set duty_on = day.duty_on, failing_since = null from unnest($1::bigint[], $2::date[]) as day (id, duty_on)
        where station.id = day.id
        """)

    private static let upsertContacts = Statement(
        "station_contact.upsert",
        """
        insert into station_contact (station_id, person_id, key, name, phone)
        select * from unnest($1::bigint[], $2::uuid[], $3::bytea[], $4::bytea[], $5::bytea[])
        on conflict (station_id) do update set person_id = excluded.person_id, key = excluded.key,
            name = excluded.name, phone = excluded.phone
        """)
}

/// Who answers for a station, as it is kept: a new contact is a new person with a new key.
private struct SealedContact {
    let station: Int64
    let person: UUID
    let key: [UInt8]
    let name: [UInt8]
    let phone: [UInt8]

    init(_ contact: StationContact, of station: Int64, keys: KeyRing, _ randomness: inout Randomness) {
        self.station = station
        person = UUID()
        let personKey = PersonKey(for: person, &randomness)
        key = personKey.wrapped(by: keys, &randomness)
        name = personKey.seal(contact.name.text, field: "name", &randomness)
        phone = personKey.seal(contact.phone.digits, field: "phone", &randomness)
    }
}

extension JSON {
    /// A station as `json_to_recordset` reads it: many columns, one parameter.
    fileprivate static func row(_ file: StationFile, dueOn: CivilDate?) -> JSON {
        .object(file.identityColumns + file.station.details.columns + file.station.lifeColumns(dueOn: dueOn))
    }

    fileprivate static func rows(_ files: [StationFile], dueOn: (Station) -> CivilDate?) -> String {
        JSON.array(files.map { row($0, dueOn: dueOn($0.station)) }).text
    }

    /// The words of a dictionary, in order.
    fileprivate static func words<Word: RawRepresentable<String>>(_ words: Set<Word>) -> JSON {
        .array(words.map(\.rawValue).sorted().map(JSON.string))
    }
}

extension StationFile {
    fileprivate var identityColumns: [JSON.Member] {
        let content = "\\x" + station.content.bytes.hexadecimal
        return JSON.object([
            "department": .string(station.key.department.text), "proposal_number": .string(station.key.number.text),
            "content": .string(content), "request_id": .string(requestID),
        ]).object ?? []
    }
}

extension StationDetails {
    fileprivate var columns: [JSON.Member] {
        let likeness = Likeness(self)
        let place = point?.canonical
        let names = JSON.object([
            "kind": .string(kind.rawValue), "name": .string(name), "normal_name": .string(likeness.name),
            "division": .string(division.description), "township": township.map(JSON.string),
            "village": village.map(JSON.string), "address": .string(address),
            "normal_address": .string(likeness.address), "host_type": .string(hostType.rawValue),
            "host_name": .string(hostName), "normal_host": .string(likeness.hostName),
            "host_uscc": hostUSCC.map { .string($0.code) }, "build_mode": .string(buildMode.rawValue),
        ])
        let offers = JSON.object([
            "area_m2": areaM2.map { .integer(Int64($0)) }, "capacity": capacity.map { .integer(Int64($0)) },
            "longitude": point.map { .number($0.longitude) }, "latitude": point.map { .number($0.latitude) },
            "crs": point.map { .string($0.system.rawValue) },
            "wgs_longitude": place.map { .number($0.longitude) }, "wgs_latitude": place.map { .number($0.latitude) },
            "hours": hours.map { .string($0.json.text) }, "all_day": .bool(hours?.isAllDay ?? false),
            "timetable": timetable.map { .string($0.json.text) },
            "services": .words(services), "facilities": .words(facilities), "plate": plate.map(JSON.string),
        ])
        return (names.object ?? []) + (offers.object ?? [])
    }
}

extension Station {
    fileprivate func lifeColumns(dueOn: CivilDate?) -> [JSON.Member] {
        let inspection = state.inService?.inspection
        return JSON.object([
            "code": code.map { .string($0.text) }, "state": .string(state.name.rawValue),
            "since": .string(RFC3339.string(since)), "union_code": union.map { .string($0.text) },
            "version": .integer(Int64(version)), "circumstances": .string(Circumstances(state).text),
            "opened_on": state.openedOn?.json, "upgraded_on": upgradedOn?.json,
            "inspected_on": inspection?.on.json, "inspection_until": inspection?.until.json,
            "inspection_told": .bool(inspection?.isDueTold ?? false),
            "stars": stars.map { .integer(Int64($0.stars)) }, "stars_until": stars?.until.json,
            "heard": .string(heard.json.text), "duty_on": dueOn?.json,
        ]).object ?? []
    }
}
