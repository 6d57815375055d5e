import Contracts
import Foundation
import Synchronization

@testable import Operator

/// Stands in for a service: keeps what was asked, and answers as the test says.
final class ScriptedService: ServiceRequests {
    /// One request as it went over the wire.
    struct Asked: Sendable {
        var service: ServiceName
        var id: String
        var document: JSON

        var name: String { document["request"]?.string ?? "" }
        var arguments: JSON { document["arguments"] ?? .null }
        var reason: String? { document["reason"]?.string }
    }

    private let log = Mutex<[Asked]>([])
    private let script: @Sendable (Asked, Int) throws(CommandFault) -> JSON

    /// - Parameter script: what is answered, also by how many were asked before.
    init(_ script: @escaping @Sendable (Asked, Int) throws(CommandFault) -> JSON) { self.script = script }

    var asked: [Asked] { log.withLock { $0 } }

    func exchange(
        _ document: [UInt8], with service: ServiceName, id: String, timeout: Duration
    ) async throws(CommandFault) -> [UInt8] {
        let asked = Asked(service: service, id: id, document: (try? JSON(parsing: document)) ?? .null)
        let before = log.withLock { log in
            log.append(asked)
            return log.count - 1
        }
        return try script(asked, before).serialized()
    }

    static func result(_ value: JSON) -> JSON { ["ok": true, "result": value] }

    static func refusal(_ code: String) -> JSON {
        ["ok": false, "error": ["code": .string(code), "message": ["zh": "不行", "en": "No."]]]
    }
}
