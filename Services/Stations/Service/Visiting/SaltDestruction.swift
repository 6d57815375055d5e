import Contracts
import FoundationEssentials
import Messaging
import Postgres
import StationsDomain

/// Destroys a day's salt once its visits are closed, and the cards counted under it.
struct SaltDestruction: ServiceDuty {
    let name = "salt-destruction"
    let slice = 5_000

    func doSlice(_ limit: Int, at now: Date, in transaction: borrowing Transaction) throws -> DutySlice {
        let count = try VisitStore.forget(
            before: VisitWindow().firstOpenDay(at: now), limit: limit, in: transaction)
        return DutySlice(
            count: count, mayBeMore: count >= limit, outcome: Messaging.Outcome("forgotten"))
    }
}
