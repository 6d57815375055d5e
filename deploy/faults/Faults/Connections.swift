import FaultyNetwork

/// The TCP connections of one service process are cut in the middle of whatever they carry.
struct ConnectionsCut: Fault {
    enum Side: Sendable { case broker, database, both }

    let service: StagedService
    let replica: Int
    let side: Side

    func strike(_ stage: Stage) async throws {
        let replica = stage[service].replicas[replica]
        if side != .database { replica.broker.cut() }
        if side != .broker { replica.database.cut() }
    }
}

/// Nothing passes between the services and a server for a while, and no connection is closed.
struct ConnectionsStalled: Fault {
    let isBroker: Bool
    let hold: Duration

    private func proxies(_ stage: Stage) -> [Proxy] { stage.everyone.map { isBroker ? $0.broker : $0.database } }

    func strike(_ stage: Stage) async throws { for proxy in proxies(stage) { proxy.stall() } }
    func lift(_ stage: Stage) async throws { for proxy in proxies(stage) { proxy.release() } }
}
