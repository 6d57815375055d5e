import Contracts
import FoundationEssentials
import Messaging
import Postgres
import ServiceKit
import StationsDomain

/// One transaction's work on listings: what map providers show of stations, and what they are asked.
struct MapDesk {
    private let setting: MapSetting
    private let now: Date
    private var files: [ListingKey: ListingFile]
    private var changed: Set<ListingKey> = []
    /// Those on record.
    private let known: Set<ListingKey>

    /// Reads, and locks, what is on record of these stations' listings. Without any it asks nothing.
    init(
        _ changing: Set<StationKey>, stations: [StationKey: StationFile], at now: Date,
        in transaction: borrowing Transaction
    ) throws {
        self.now = now
        guard !changing.isEmpty else {
            setting = .none
            files = [:]
            known = []
            return
        }
        let ids = Dictionary(
            uniqueKeysWithValues: changing.compactMap { key in stations[key]?.id.map { ($0, key) } })
        let inquiry = try MapSetting.Inquiry(in: transaction)
        let listings = try ListingStore.locked(ofStations: Set(ids.keys), in: transaction)
        setting = try inquiry.setting(in: transaction)
        files = Dictionary(
            uniqueKeysWithValues: listings.compactMap { row in
                ids[row.station].map { (ListingKey(station: $0, provider: row.provider), row.file) }
            })
        known = Set(files.keys)
    }

    /// What every provider appointed for the station must show from now on.
    ///
    /// - Returns: what is asked of them at once.
    mutating func follow(
        _ change: ListingChange, _ station: Station, story: String?, because cause: Cause
    ) -> [OutgoingEvent] {
        let providers: [DepartmentName] =
            switch change {
            case .show: setting.providers(of: station.details.division).map(\.name)
            case .takeDown: files.keys.filter { $0.station == station.key }.map(\.provider).sorted()
            }
        return providers.flatMap { provider -> [OutgoingEvent] in
            let key = ListingKey(station: station.key, provider: provider)
            var file = files[key] ?? ListingFile(listing: Listing(), since: now)
            let before = file.listing
            let questions = file.listing.follow(change, setting.patience, at: now)
            guard file.listing != before else { return [] }
            if file.listing.state.name != before.state.name { file.since = now }
            files[key] = file
            changed.insert(key)
            return questions.compactMap {
                setting.request($0, file.listing, of: provider, about: station, story: story, because: cause)
            }
        }
    }

    /// To be saved before the stations: a station that is not operating has no other listing.
    func saveTakedowns(in transaction: borrowing Transaction) throws {
        let down = changed.filter { known.contains($0) && files[$0]?.listing.state.isDown == true }
        try ListingStore.update(down.map { ($0, files[$0]!) }.sorted { $0.0 < $1.0 }, in: transaction)
    }

    /// To be saved after them; so are new ones of stations that have left operation in the batch that opened them.
    func saveOthers(ids: [StationKey: Int64], in transaction: borrowing Transaction) throws {
        let others = changed.filter { !known.contains($0) || files[$0]?.listing.state.isDown == false }
        try ListingStore.upsert(
            others.sorted().compactMap { key in ids[key.station].map { ($0, key.provider, files[key]!) } },
            in: transaction)
    }
}

/// One station on one provider's map.
struct ListingKey: Hashable, Comparable {
    var station: StationKey
    var provider: DepartmentName

    static func < (left: ListingKey, right: ListingKey) -> Bool {
        (left.station, left.provider) < (right.station, right.provider)
    }
}

/// A listing with what the service keeps beside it.
struct ListingFile {
    var listing: Listing
    /// Since when it stands so.
    var since: Date
}

extension ListingState {
    /// Whether a station that is not operating may have it.
    var isDown: Bool {
        switch self {
        case .none, .takedownPending, .offline: true
        case .submitted, .online, .stale: false
        }
    }
}
