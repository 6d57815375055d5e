import Contracts

/// Every queue is drained, and nobody holds anything; but those of services that do not run here hold the facts for them.
struct QueueCheck: Check {
    private static let absent = ServiceName.allCases.filter { $0 != .enrollment }.map(\.rawValue)

    func check(_ stage: Stage) async throws {
        var waiting: [String] = []
        // The management API counts every five seconds.
        try? await until("the queues are empty", within: .seconds(30), every: .milliseconds(500)) {
            let queues = try await stage.management.call("GET", "/queues/union?columns=name,messages,type").array ?? []
            waiting = queues.filter { $0["type"]?.string != "stream" && ($0["messages"]?.integer ?? 0) > 0 }
                .compactMap { $0["name"]?.string }.filter { !Self.absent.contains($0) }
            return waiting.isEmpty
        }
        stage.violations.require("queues that are not empty", waiting, equals: [])
    }
}
