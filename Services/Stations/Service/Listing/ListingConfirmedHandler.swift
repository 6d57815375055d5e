import Contracts
import FoundationEssentials
import Messaging
import Postgres
import ServiceKit
import StationsDomain

/// `station.listing-confirmed.v1`: a map provider says what it shows. The provider is whoever sent it.
struct ListingConfirmedHandler: MessageHandler {
    var type: EventType { StationListingConfirmed.type }
    let plainFields: Set<String> = ["code", "request", "outcome", "at"]

    func ask(about events: [IncomingEvent], in transaction: borrowing Transaction) throws -> Decide {
        let messages = events.map { ReadEvent<StationListingConfirmed>($0) }
        let codes = Set(messages.compactMap(\.data?.code))
        let stations = try StationStore.ask(for: codes, and: [], in: transaction)
        let listings = try ListingStore.ask(
            of: Set(events.compactMap { DepartmentName($0.department) }), for: codes, in: transaction)
        let inquiry = try MapSetting.Inquiry(in: transaction)
        return { batch, transaction in
            var desk = ConfirmationDesk(
                try StationStore.files(transaction.rows(stations)),
                try ListingStore.records(transaction.rows(listings)),
                try inquiry.setting(in: transaction), at: batch.now)
            let outcomes = try batch.positions.map { position in
                try desk.hear(messages[position])
            }
            try desk.save(in: transaction)
            return outcomes
        }
    }
}

/// One transaction's work on what providers answered, in delivery order.
private struct ConfirmationDesk {
    private let stations: [StationCode: StationFile]
    private let setting: MapSetting
    private let now: Date
    private var records: [Int64: [DepartmentName: ListingStore.Record]] = [:]
    private var changed: [(station: Int64, provider: DepartmentName)] = []

    init(_ files: [StationFile], _ listings: [ListingStore.Record], _ setting: MapSetting, at now: Date) {
        stations = Dictionary(
            uniqueKeysWithValues: files.compactMap { file in file.station.code.map { ($0, file) } })
        self.setting = setting
        self.now = now
        for record in listings { records[record.station, default: [:]][record.provider] = record }
    }

    mutating func hear(_ message: ReadEvent<StationListingConfirmed>) throws -> Messaging.Outcome {
        let sender = try message.event.departmentName()
        guard let data = message.data else { return message.refused(message.faults) }
        guard let file = stations[data.code], let id = file.id else {
            return message.refused([Reason(.stationUnknown, field: "code")], named: .code(data.code))
        }
        guard var record = records[id]?[sender] else {
            return message.refused([Reason(.listingRequestUnknown, field: "request")], named: .code(data.code))
        }
        let before = record.file.listing.state.name
        switch record.file.listing.hear(data, setting.patience, at: now) {
        case .refused(let code):
            return message.refused([Reason(code, field: "request")], named: .code(data.code))
        case .repeated: return message.nothingNew("repeated", file.station)
        case .overtaken: return message.nothingNew("overtaken", file.station)
        case .moved(let questions):
            if record.file.listing.state.name != before { record.file.since = now }
            records[id]?[sender] = record
            changed.append((id, sender))
            let cause = Cause(message.event, from: sender)
            let requests = questions.compactMap {
                setting.request(
                    $0, record.file.listing, of: sender, about: file.station, story: file.requestID, because: cause)
            }
            return Messaging.Outcome(
                record.file.listing.state.name.rawValue, place: file.station.details.division.description,
                events: requests, audit: [record.audit(of: file.station, because: message.event)])
        }
    }

    func save(in transaction: borrowing Transaction) throws {
        var seen: Set<ListingKeyOnRecord> = []
        let latest = changed.reversed().compactMap { station, provider -> ListingStore.Record? in
            guard seen.insert(ListingKeyOnRecord(station: station, provider: provider)).inserted else { return nil }
            return records[station]?[provider]
        }
        try ListingStore.update(latest, in: transaction)
    }

    private struct ListingKeyOnRecord: Hashable {
        var station: Int64
        var provider: DepartmentName
    }
}

extension ListingStore.Record {
    fileprivate func audit(of station: Station, because event: IncomingEvent) -> AuditRecord {
        AuditRecord(
            actor: event.event.source, action: "listing.\(file.listing.state.name.rawValue)",
            subject: "\(station.key)",
            after: .object([
                "event": .string(event.event.id), "provider": .string(provider.text),
                "request": .integer(Int64(file.listing.asks)),
            ]))
    }
}
