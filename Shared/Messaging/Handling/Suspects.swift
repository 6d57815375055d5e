import Postgres

/// Deliveries that have come back three times: one of them may have killed every process that handled it.
///
/// They are handled one by one. Before one is, that is noted; who was noted and comes again goes last, so that its
/// neighbours are settled before it kills once more, and are not taken to the delivery limit with it.
struct Suspects: Sendable {
    let desk: WorkDesk

    /// Those first that were never tried alone, each group in delivery order.
    func inOrder(_ arrivals: [Arrival]) async throws -> [Arrival] {
        let keys = arrivals.compactMap(\.suspectKey)
        let noted = try await desk.connection.transaction { transaction in
            try transaction.query(Suspects.select, keys.map(\.source), keys.map(\.id)).map { row in
                InboxStore.Key(source: try row.get("source"), id: try row.get("id"))
            }
        }
        let known = Set(noted)
        let isNoted = { (arrival: Arrival) in arrival.suspectKey.map(known.contains) ?? false }
        return arrivals.filter { !isNoted($0) } + arrivals.filter(isNoted)
    }

    /// To be called before it is handled: afterwards it may be too late.
    func note(_ arrival: Arrival) async throws {
        guard let key = arrival.suspectKey else { return }
        try await desk.connection.transaction { try $0.execute(Suspects.insert, key.source, key.id) }
    }

    private static let select = Statement(
        "suspect.select",
        """
        select suspect.source, suspect.id from unnest($1::text[], $2::text[]) as asked (source, id)
        join suspect on suspect.source = asked.source and suspect.id = asked.id
        """)

    private static let insert = Statement(
        "suspect.insert", "insert into suspect (source, id) values ($1, $2) on conflict do nothing")
}

extension Arrival {
    /// It has come back so often that it may be what kills.
    var isSuspect: Bool { deliveryCount >= 3 }

    /// The first event that can be handled stands for the delivery; what cannot be read kills nobody.
    fileprivate var suspectKey: InboxStore.Key? {
        for case .event(let event) in items { return event.inboxKey }
        return nil
    }
}
