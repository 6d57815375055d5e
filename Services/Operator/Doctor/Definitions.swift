import Foundation

/// What the broker must hold: the exchanges, queues and bindings of `deploy/broker/definitions.json`.
struct Definitions: Decodable, Sendable {
    struct Exchange: Decodable, Sendable {
        var name: String
        var vhost: String
        var type: String
        var arguments: [String: BrokerArgument]
    }

    struct Queue: Decodable, Sendable {
        var name: String
        var vhost: String
        var arguments: [String: BrokerArgument]
    }

    struct Binding: Decodable, Sendable {
        var vhost: String
        var source: String
        var destination: String
        var routingKey: String

        private enum CodingKeys: String, CodingKey {
            case vhost, source, destination
            case routingKey = "routing_key"
        }
    }

    var exchanges: [Exchange]
    var queues: [Queue]
    var bindings: [Binding]

    /// Reads the file of that path, or, without one, that of the working directory or of the repository around the
    /// program; nothing when there is none.
    static func load(_ path: String?) throws(CommandFault) -> Definitions? {
        let candidates = path.map { [$0] } ?? standardPaths
        guard let found = candidates.first(where: { FileManager.default.isReadableFile(atPath: $0) }) else {
            if let path { throw .usage(.fileUnreadable(path)) }
            return nil
        }
        do {
            return try JSONDecoder().decode(Definitions.self, from: Data(contentsOf: URL(filePath: found)))
        } catch {
            throw .usage(.fileUnreadable(found))
        }
    }

    private static var standardPaths: [String] {
        let relative = "deploy/broker/definitions.json"
        var paths = [relative, "/usr/share/union-back-office/definitions.json"]
        var folder = URL(filePath: CommandLine.arguments.first ?? "").deletingLastPathComponent().standardizedFileURL
        while folder.pathComponents.count > 1 {
            paths.append(folder.appending(path: relative).path)
            folder.deleteLastPathComponent()
        }
        return paths
    }
}
