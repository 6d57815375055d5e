import Contracts
import FoundationEssentials
import Messaging
import Postgres
import ServiceKit
import StationsDomain

/// `station.visited.v1`: a member card was read at a station. It counts once a day there, and nobody can tell afterwards
/// whose it was: it is hashed with a salt that is destroyed with its day.
struct StationVisitedHandler: MessageHandler {
    let keys: KeyRing
    var type: EventType { StationVisited.type }
    let plainFields: Set<String> = ["code", "at"]

    func ask(about events: [IncomingEvent], in transaction: borrowing Transaction) throws -> Decide {
        let messages = events.map { ReadEvent<StationVisited>($0) }
        let stations = try VisitedStationStore.ask(for: Set(messages.compactMap(\.data?.code)), in: transaction)
        return { batch, transaction in
            let known = try VisitedStationStore.stations(transaction.rows(stations))
            let rulings = batch.positions.map { VisitRuling(messages[$0], known, batch.senders, at: batch.now) }
            let salts = try VisitStore.salts(of: Set(rulings.compactMap(\.day)), in: transaction)
            let visits = rulings.map { $0.visit(salts, keys) }
            let fresh = try VisitStore.count(visits.earliest, in: transaction)
            var told: Set<VisitKey> = []
            return zip(zip(batch.positions, rulings), visits).map { read, visit in
                let isNew = visit.map { fresh.contains(VisitKey($0)) && told.insert(VisitKey($0)).inserted } ?? false
                return read.1.outcome(of: messages[read.0], isNew: isNew)
            }
        }
    }
}

/// What becomes of one visit.
private enum VisitRuling {
    case counts(VisitedStation, on: CivilDate, at: Date, VisitCard)
    case refused([Reason], StationCode?)

    init(
        _ message: ReadEvent<StationVisited>, _ known: [StationCode: VisitedStation], _ senders: [String: Sender],
        at now: Date
    ) {
        guard let data = message.data else {
            self = .refused(message.faults, nil)
            return
        }
        guard let station = known[data.code] else {
            self = .refused([Reason(.stationUnknown, field: "code")], data.code)
            return
        }
        let places = senders[message.event.department]?.places ?? []
        guard places.contains(where: { $0.contains(station.division) }) else {
            self = .refused([Reason(.outOfScope, field: "code")], data.code)
            return
        }
        switch VisitWindow().judge(visitAt: data.at, now: now) {
        case .counts(let day): self = .counts(station, on: day, at: data.at, data.card)
        case .refused(let code): self = .refused([Reason(code, field: "at")], data.code)
        }
    }

    var day: CivilDate? { if case .counts(_, let day, _, _) = self { day } else { nil } }

    func visit(_ salts: [CivilDate: [UInt8]], _ keys: KeyRing) -> VisitStore.Visit? {
        guard case .counts(let station, let day, let time, let card) = self, let salt = salts[day] else { return nil }
        return VisitStore.Visit(
            station: station.id, day: day, hour: time.hourInChina,
            digest: keys.searchHash(of: salt + Array(card.text.utf8), purpose: "visit"))
    }

    func outcome(of message: ReadEvent<StationVisited>, isNew: Bool) -> Messaging.Outcome {
        switch self {
        case .counts(let station, _, _, _):
            Messaging.Outcome(isNew ? "counted" : "repeated", place: station.division.description)
        case .refused(let reasons, let code): message.refused(reasons, named: code.map { .code($0) })
        }
    }
}

extension [VisitStore.Visit?] {
    /// Of several of one card the first in the batch.
    fileprivate var earliest: Set<VisitStore.Visit> {
        Set(Dictionary(compactMap { visit in visit.map { (VisitKey($0), $0) } }) { first, _ in first }.values)
    }
}

extension Date {
    /// 0 to 23, on the clock of China.
    fileprivate var hourInChina: Int {
        let seconds = (timeIntervalSince1970 + 8 * 3_600).rounded(.down)
        return Int(seconds - (seconds / 86_400).rounded(.down) * 86_400) / 3_600
    }
}

/// As much of a station as a visit needs.
struct VisitedStation {
    var id: Int64
    var division: DivisionCode
}

enum VisitedStationStore {
    /// Asks for the stations that were opened, and may be closed again: whoever came, came.
    static func ask(for codes: Set<StationCode>, in transaction: borrowing Transaction) throws -> Question {
        try transaction.ask(select, codes.map(\.text))
    }

    static func stations(_ rows: Rows) throws -> [StationCode: VisitedStation] {
        var stations: [StationCode: VisitedStation] = [:]
        for row in rows {
            stations[try row.value("code") { StationCode($0) }] = VisitedStation(
                id: try row.get("id"), division: try row.value("division") { DivisionCode($0) })
        }
        return stations
    }

    private static let select = Statement(
        "station.select-visited",
        "select id, code, division from station where code = any($1) and opened_on is not null")
}
