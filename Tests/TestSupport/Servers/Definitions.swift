import Contracts
import Foundation

/// The topology that is deployed, as far as one service needs it.
enum Definitions {
    /// All exchanges, this service's queues and what every service reads, from `deploy/broker/definitions.json`; only the
    /// delays of the retry queues are shortened, to a tenth of a second.
    static func ofService(_ name: String) throws -> JSON {
        let all = try JSON(parsing: Array(Data(contentsOf: file)))
        let queues = (all["queues"]?.array ?? []).filter { isNeeded($0["name"]?.string ?? "", by: name) }
        let bindings = (all["bindings"]?.array ?? []).filter { isNeeded($0["destination"]?.string ?? "", by: name) }
        return [
            "exchanges": .array((all["exchanges"]?.array ?? []).map(withoutHost)),
            "queues": .array(queues.map(withoutHost).map(impatient)),
            "bindings": .array(bindings.map(withoutHost)),
        ]
    }

    private static let file = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "deploy/broker/definitions.json")

    private static func isNeeded(_ queue: String, by service: String) -> Bool {
        queue == service || queue.hasPrefix("\(service).") || queue == "unroutable" || queue == "events.log"
    }

    private static func withoutHost(_ json: JSON) -> JSON {
        .object((json.object ?? []).filter { $0.key != "vhost" })
    }

    private static func impatient(_ queue: JSON) -> JSON {
        guard let arguments = queue["arguments"], arguments["x-message-ttl"] != nil else { return queue }
        return queue.setting("arguments", to: arguments.setting("x-message-ttl", to: 100))
    }
}
