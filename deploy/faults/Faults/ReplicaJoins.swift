/// One more replica takes part for a while, and leaves.
struct ReplicaJoins: Fault {
    let service: StagedService
    let hold: Duration
    var flowsMeanwhile: Bool { true }

    func strike(_ stage: Stage) async throws {
        let guest = stage[service].guest
        guest.start()
        try await stage.ready(guest)
    }

    func lift(_ stage: Stage) async throws {
        let guest = stage[service].guest
        guest.stop()
        try await until("the guest leaves", within: .seconds(25)) { guest.pid == nil }
    }
}
