/// The broker's node is killed, and started again at once.
struct BrokerKill: Fault {
    func strike(_ stage: Stage) async throws { try await stage.servers.killBroker() }

    func lift(_ stage: Stage) async throws {
        try await stage.servers.startBroker()
        try await stage.servers.brokerAnswers()
    }
}
