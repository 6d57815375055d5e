import Contracts
import FoundationEssentials
import Messaging
import Postgres
import StationsDomain

/// Asks map providers once more for what they have not confirmed: with doubled waits, and for ever.
struct ListingDeadline: ServiceDuty {
    let name = "listing-deadline"
    let slice = 200

    func doSlice(_ limit: Int, at now: Date, in transaction: borrowing Transaction) throws -> DutySlice {
        var due = try ListingStore.due(limit: limit, in: transaction)
        guard !due.isEmpty else {
            return DutySlice(count: 0, mayBeMore: false, outcome: Messaging.Outcome("looked"))
        }
        let inquiry = try MapSetting.Inquiry(in: transaction)
        let stations = Dictionary(
            uniqueKeysWithValues: try StationStore.files(ofIDs: Set(due.map(\.station)), in: transaction).compactMap {
                file in file.id.map { ($0, file) }
            })
        let setting = try inquiry.setting(in: transaction)
        var questions: [OutgoingEvent] = []
        for index in due.indices {
            guard let question = due[index].file.listing.passDeadline(setting.patience, at: now),
                let file = stations[due[index].station]
            else { continue }
            let request = setting.request(
                question, due[index].file.listing, of: due[index].provider, about: file.station,
                story: file.requestID, because: .ours)
            if let request { questions.append(request) }
        }
        try ListingStore.update(due, in: transaction)
        return DutySlice(
            count: due.count, mayBeMore: due.count == limit,
            outcome: Messaging.Outcome("asked-again", events: questions))
    }

    func putOffFirst(at now: Date, in transaction: borrowing Transaction) throws -> PutOff? {
        try ListingStore.putOffFirst(in: transaction)
    }
}
