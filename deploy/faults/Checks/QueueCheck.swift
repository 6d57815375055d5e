/// Every queue is drained, and nobody holds anything.
struct QueueCheck: Check {
    func check(_ stage: Stage) async throws {
        var waiting: [String] = []
        // The management API counts every five seconds.
        try? await until("the queues are empty", within: .seconds(30), every: .milliseconds(500)) {
            let queues = try await stage.management.call("GET", "/queues/union?columns=name,messages,type").array ?? []
            waiting = queues.filter { $0["type"]?.string != "stream" && ($0["messages"]?.integer ?? 0) > 0 }
                .compactMap { $0["name"]?.string }
            return waiting.isEmpty
        }
        stage.violations.require("queues that are not empty", waiting, equals: [])
    }
}
