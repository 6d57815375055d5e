import Contracts
import FoundationEssentials
import Postgres

/// Marks unions of the copy that exist no longer, and has the service do what follows from that, in the same transaction.
///
/// The news of a union may be behind the news of its end: it is waited for, and in the end put aside for an operator.
struct OrganizationDissolvedHandler: MessageHandler {
    let consequence: DirectoryCopy.Consequence
    var type: EventType { .organizationDissolvedV1 }
    var origin: MessageOrigin { .facts(of: DirectoryCopy.owner) }
    let plainFields: Set<String> = ["code", "on", "successor"]

    func ask(about events: [IncomingEvent], in transaction: borrowing Transaction) throws -> Decide {
        let facts = try events.map { event throws in try Fact<OrganizationDissolved>(event) }
        return { batch, transaction in
            let heard = batch.positions.map { facts[$0] }
            var held = try Self.lock(Set(heard.map(\.data.code.text)).sorted(), in: transaction)
            var dissolved: [Fact<OrganizationDissolved>] = []
            let outcomes = try zip(batch.events, heard).map { event, fact throws -> Outcome in
                guard let sequence = held[fact.data.code.text] else {
                    guard event.mayWait(times: RetrySchedule.waitsForSender) else { throw UnknownUnion() }
                    return .waiting(for: [.unionUnknown])
                }
                guard fact.sequence > sequence else { return Outcome("overtaken") }
                held[fact.data.code.text] = fact.sequence
                dissolved.append(fact)
                return Outcome("dissolved")
            }
            for fact in dissolved {
                try transaction.execute(
                    Self.update, fact.data.code.text, DayNumber(daysSince1970: fact.data.on.daysSince1970),
                    fact.sequence)
            }
            try consequence(dissolved.map(\.data), transaction)
            return outcomes
        }
    }

    /// How new each of these unions is in the copy.
    private static func lock(_ codes: [String], in transaction: borrowing Transaction) throws -> [String: Int64] {
        var sequences: [String: Int64] = [:]
        for row in try transaction.query(select, codes) {
            sequences[try row.get("code")] = try row.get("sequence", as: Int64.self)
        }
        return sequences
    }

    private static let select = Statement(
        "organization_copy.lock",
        "select code, sequence from organization_copy where code = any($1) order by code for update")

    private static let update = Statement(
        "organization_copy.dissolve",
        "update organization_copy set dissolved_on = $2, open = false, sequence = $3 where code = $1")
}

/// A union has ended that never began, as far as this service has heard.
struct UnknownUnion: Error {}
