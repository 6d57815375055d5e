import Contracts
import FoundationEssentials
import Messaging
import Postgres
import StationsDomain

/// Walks over the stations that operate, a slice at a time, after a map provider was appointed or dismissed: what it must
/// show is asked for, what it must show no more is taken down.
///
/// The first walk may pass a station that another process opens at that moment under the old appointments: so a second one
/// follows a minute later, and after it one a day.
struct ListingAlignment: ServiceDuty {
    let name = "listing-alignment"
    let slice = 200

    func doSlice(_ limit: Int, at now: Date, in transaction: borrowing Transaction) throws -> DutySlice {
        guard let walk = try StationWalkStore.next(.listing, in: transaction), let provider = DepartmentName(walk.name)
        else { return DutySlice(count: 0, mayBeMore: false, outcome: Messaging.Outcome("looked")) }
        let setting = try MapSetting.Inquiry(in: transaction).setting(in: transaction)
        let page = try AlignmentStore.operating(after: walk.after, provider, limit: limit, in: transaction)
        let wrong = page.filter { $0.isShown != setting.isAppointed(provider, for: $0.division) }
        let questions = try align(Set(wrong.map(\.id)), provider, setting, at: now, in: transaction)
        if page.count == limit, let last = page.last {
            try StationWalkStore.advance(walk, to: last.id, in: transaction)
        } else {
            try StationWalkStore.pause(walk, for: walk.round == 0 ? 60 : 86_400, in: transaction)
        }
        return DutySlice(
            count: wrong.count, mayBeMore: true, outcome: Messaging.Outcome("aligned", events: questions))
    }

    func putOffFirst(at now: Date, in transaction: borrowing Transaction) throws -> PutOff? {
        guard let walk = try StationWalkStore.next(.listing, in: transaction), let provider = DepartmentName(walk.name),
            let first = try AlignmentStore.operating(after: walk.after, provider, limit: 1, in: transaction).first
        else { return nil }
        try StationWalkStore.advance(walk, to: first.id, in: transaction)
        return PutOff("station \(first.id)", isNew: true)
    }

    /// The stations are locked first, and judged as they stand then.
    private func align(
        _ ids: Set<Int64>, _ provider: DepartmentName, _ setting: MapSetting, at now: Date,
        in transaction: borrowing Transaction
    ) throws -> [OutgoingEvent] {
        guard !ids.isEmpty else { return [] }
        let files = try StationStore.locked(ids, in: transaction).filter(\.station.state.isOperating)
        let asked = try ListingStore.ask(of: [provider], for: Set(files.compactMap(\.station.code)), in: transaction)
        var listings: [Int64: ListingFile] = [:]
        for record in try ListingStore.records(transaction.rows(asked)) { listings[record.station] = record.file }
        var questions: [OutgoingEvent] = []
        var changed: [(station: Int64, provider: DepartmentName, file: ListingFile)] = []
        for station in files {
            guard let id = station.id else { continue }
            var file = listings[id] ?? ListingFile(listing: Listing(), since: now)
            let before = file.listing
            let isAppointed = setting.isAppointed(provider, for: station.station.details.division)
            let change: ListingChange = isAppointed ? .show(version: station.station.version) : .takeDown
            let asked = file.listing.follow(change, setting.patience, at: now)
            guard file.listing != before else { continue }
            if file.listing.state.name != before.state.name { file.since = now }
            changed.append((id, provider, file))
            questions += asked.compactMap {
                setting.request(
                    $0, file.listing, of: provider, about: station.station, story: station.requestID, because: .ours)
            }
        }
        try ListingStore.upsert(changed, in: transaction)
        return questions
    }
}

extension MapSetting {
    func isAppointed(_ provider: DepartmentName, for place: DivisionCode) -> Bool {
        providers(of: place).contains { $0.name == provider }
    }
}

/// What an alignment reads of stations.
enum AlignmentStore {
    /// A station that operates, and whether the provider shows it, or was asked to.
    struct Operating {
        var id: Int64
        var division: DivisionCode
        var isShown: Bool
    }

    static func operating(
        after id: Int64, _ provider: DepartmentName, limit: Int, in transaction: borrowing Transaction
    ) throws -> [Operating] {
        try transaction.query(selectOperating, provider.text, id, limit).map { row in
            Operating(
                id: try row.get("id"), division: try row.value("division") { DivisionCode($0) },
                isShown: try row.get("shown"))
        }
    }

    private static let selectOperating = Statement(
        "station.select-operating",
        """
        select station.id, division, coalesce(listing.state in ('submitted', 'online', 'stale'), false) as shown
        from (select id, division from station where state = 'operating' and id > $2 order by id limit $3) as station
        left join listing on listing.station_id = station.id and listing.provider = $1
        order by station.id
        """)
}
