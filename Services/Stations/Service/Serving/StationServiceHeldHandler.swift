import Contracts
import FoundationEssentials
import Messaging
import Postgres
import ServiceKit
import StationsDomain

/// `station.service-held.v1`: 普法, 招聘, 义诊 or 爱心互献 took place at a station. Under one reference it counts once.
struct StationServiceHeldHandler: MessageHandler {
    var type: EventType { StationServiceHeld.type }
    let plainFields: Set<String> = ["code", "on", "theme", "participants"]

    func ask(about events: [IncomingEvent], in transaction: borrowing Transaction) throws -> Decide {
        let messages = events.map { ReadEvent<StationServiceHeld>($0) }
        let stations = try VisitedStationStore.ask(for: Set(messages.compactMap(\.data?.code)), in: transaction)
        return { batch, transaction in
            let known = try VisitedStationStore.stations(transaction.rows(stations))
            let rulings = batch.positions.map { HeldRuling(messages[$0], known, batch.senders, at: batch.now) }
            var fresh = try HeldServiceStore.record(rulings.compactMap(\.record), in: transaction)
            return zip(batch.positions, rulings).map { position, ruling in
                let isNew = ruling.record.map { fresh.remove($0.key) != nil } ?? false
                return ruling.outcome(of: messages[position], isNew: isNew)
            }
        }
    }
}

/// What becomes of one report.
private enum HeldRuling {
    case counts(HeldServiceStore.Record, in: DivisionCode)
    case refused([Reason], StationCode?)

    init(
        _ message: ReadEvent<StationServiceHeld>, _ known: [StationCode: VisitedStation],
        _ senders: [String: Sender], at now: Date
    ) {
        guard let data = message.data else {
            self = .refused(message.faults, nil)
            return
        }
        guard let station = known[data.code] else {
            self = .refused([Reason(.stationUnknown, field: "code")], data.code)
            return
        }
        var reasons: [Reason] = []
        let places = senders[message.event.department]?.places ?? []
        if !places.contains(where: { $0.contains(station.division) }) {
            reasons.append(Reason(.outOfScope, field: "code"))
        }
        if data.on > CivilDate(inChinaAt: now) { reasons.append(Reason(.dateFuture, field: "on")) }
        guard reasons.isEmpty else {
            self = .refused(reasons, data.code)
            return
        }
        self = .counts(
            HeldServiceStore.Record(
                station: station.id, department: message.event.department, data: data), in: station.division)
    }

    var record: HeldServiceStore.Record? { if case .counts(let record, _) = self { record } else { nil } }

    func outcome(of message: ReadEvent<StationServiceHeld>, isNew: Bool) -> Messaging.Outcome {
        switch self {
        case .counts(_, let place): Messaging.Outcome(isNew ? "recorded" : "repeated", place: place.description)
        case .refused(let reasons, let code): message.refused(reasons, named: code.map { .code($0) })
        }
    }
}

/// What was held at stations.
enum HeldServiceStore {
    struct Record {
        var station: Int64
        var department: String
        var data: StationServiceHeld

        var key: Key { Key(station: station, department: department, reference: data.reference) }
    }

    struct Key: Hashable {
        var station: Int64
        var department: String
        var reference: SourceReference
    }

    /// Keeps what was not kept before; the first stands.
    ///
    /// - Returns: which of them are new.
    static func record(_ records: [Record], in transaction: borrowing Transaction) throws -> Set<Key> {
        let first = Dictionary(records.map { ($0.key, $0) }) { first, _ in first }.values
        guard !first.isEmpty else { return [] }
        let rows = try transaction.query(
            insert, first.map(\.station), first.map(\.department), first.map(\.data.reference.text),
            first.map { DayNumber($0.data.on) }, first.map(\.data.theme.rawValue),
            first.map { $0.data.participants.map(Int64.init) })
        return Set(
            try rows.map { row in
                Key(
                    station: try row.get("station_id"), department: try row.get("department"),
                    reference: try row.value("reference") { SourceReference($0) })
            })
    }

    private static let insert = Statement(
        "service_held.insert",
        """
        insert into service_held (station_id, department, reference, held_on, theme, participants)
        select * from unnest($1::bigint[], $2::text[], $3::text[], $4::date[], $5::text[], $6::bigint[])
        on conflict (station_id, department, reference) do nothing
        returning station_id, department, reference
        """)
}
