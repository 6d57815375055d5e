import Contracts
import FoundationEssentials
import Messaging
import Postgres
import ServiceKit
import StationsDomain

/// Lets the day come for stations: announces inspections that fall due, and suspends where one has expired.
struct StationDay: ServiceDuty {
    let name = "station-day"
    let keys: KeyRing
    let slice = 200

    func doSlice(_ limit: Int, at now: Date, in transaction: borrowing Transaction) throws -> DutySlice {
        let files = try StationStore.due(on: CivilDate(inChinaAt: now), limit: limit, in: transaction)
        guard !files.isEmpty else {
            return DutySlice(count: 0, mayBeMore: false, outcome: Messaging.Outcome("looked"))
        }
        let around = StationSurroundings(now: now, settings: try StationSettingStore.settings(in: transaction))
        var desk = StationDesk(
            StationRegister(around: around, scopes: [:], stations: files.map(\.station)), files: files, at: now)
        // Where nothing falls due any more, as when a setting was changed, the day alone is set anew.
        let idle = files.filter { !desk.passDay($0.station.key) }
        try StationStore.setDay(idle, dueOn: { $0.nextDuty(around.settings) }, in: transaction)
        let outcomes = try desk.save(keys: keys, in: transaction)
        return DutySlice(
            count: files.count, mayBeMore: files.count == limit,
            outcome: Messaging.Outcome(
                "looked", events: outcomes.flatMap(\.events), audit: outcomes.flatMap(\.audit)))
    }

    func putOffFirst(at now: Date, in transaction: borrowing Transaction) throws -> PutOff? {
        try StationStore.putOffFirst(on: CivilDate(inChinaAt: now), in: transaction)
    }
}
