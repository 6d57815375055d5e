import Contracts
import FoundationEssentials
import Messaging
import Postgres
import StationsDomain

/// Sets anew, a slice at a time, when something falls due for the stations of a place whose setting was changed.
struct SettingWalk: ServiceDuty {
    let name = "setting-walk"
    let slice = 500

    func doSlice(_ limit: Int, at now: Date, in transaction: borrowing Transaction) throws -> DutySlice {
        guard let walk = try StationWalkStore.next(.setting, in: transaction), let place = DivisionCode(walk.name)
        else {
            return DutySlice(count: 0, mayBeMore: false, outcome: Messaging.Outcome("looked"))
        }
        let settings = try StationSettingStore.settings(in: transaction)
        let page = try transaction.query(Self.selectPage, walk.after, limit).map { row in
            (
                id: try row.get("id", as: Int64.self), division: try row.value("division") { DivisionCode($0) },
                isInspected: try row.get("inspected", as: Bool.self)
            )
        }
        let within = page.filter { $0.isInspected && place.contains($0.division) }
        let files = within.isEmpty ? [] : try StationStore.locked(Set(within.map(\.id)), in: transaction)
        try StationStore.setDay(files, dueOn: { $0.nextDuty(settings) }, in: transaction)
        if page.count == limit, let last = page.last {
            try StationWalkStore.advance(walk, to: last.id, in: transaction)
        } else {
            try StationWalkStore.end(walk, in: transaction)
        }
        return DutySlice(count: files.count, mayBeMore: true, outcome: Messaging.Outcome("set"))
    }

    func putOffFirst(at now: Date, in transaction: borrowing Transaction) throws -> PutOff? {
        guard let walk = try StationWalkStore.next(.setting, in: transaction),
            let first = try transaction.query(Self.selectPage, walk.after, 1).first
        else { return nil }
        let id: Int64 = try first.get("id")
        try StationWalkStore.advance(walk, to: id, in: transaction)
        return PutOff("station \(id)", isNew: true)
    }

    private static let selectPage = Statement(
        "station.select-walked",
        """
        select id, division, inspection_until is not null as inspected from station where id > $1 order by id limit $2
        """)
}
