import Postgres

/// A message that kills every process which handles it: it must end as a dead letter, and take no other with it.
struct ProcessKiller: Fault {
    let service: StagedService
    let number: Int
    let department: Int

    func strike(_ stage: Stage) async throws {
        for replica in stage[service].everyone { replica.expectDeath() }
        stage.killers.withLock { $0[service, default: []].append(number) }
        let sender = stage.departments.names[department]
        let message =
            switch service {
            case .enrollment: Story.killer(number, department: sender)
            case .stations: StationStory.killer(number, department: sender)
            }
        try await stage.departments.publish(message, from: department)
    }

    func lift(_ stage: Stage) async throws {
        let id = "\(Story.killerPrefix)\(number)"
        try await until("the message that kills is a dead letter", within: .seconds(180)) {
            for replica in stage[service].everyone { replica.expectDeath() }
            return try await stage[service].ask { try !$0.query(ProcessKiller.select, id).isEmpty }
        }
        for replica in stage[service].everyone { replica.expectLife() }
        for replica in stage[service].replicas { try await stage.ready(replica) }
    }

    private static let select = Statement(
        "chaos.killer", "select 1 as found from dead_letter where event_id = $1 and reason = 'delivery-limit'")
}
