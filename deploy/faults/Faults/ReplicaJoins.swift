/// One more replica takes part for a while, and leaves.
struct ReplicaJoins: Fault {
    let hold: Duration
    var flowsMeanwhile: Bool { true }

    func strike(_ stage: Stage) async throws {
        stage.guest.start()
        try await stage.ready(stage.guest)
    }

    func lift(_ stage: Stage) async throws {
        stage.guest.stop()
        try await until("the guest leaves", within: .seconds(25)) { stage.guest.pid == nil }
    }
}
