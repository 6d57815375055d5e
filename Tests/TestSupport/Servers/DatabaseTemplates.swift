import Foundation
import Postgres

/// Databases to copy: an extension takes seconds to make, and is made once for all tests of the process.
actor DatabaseTemplates {
    static let shared = DatabaseTemplates()
    private var making: [[String]: Task<String, any Error>] = [:]

    /// The name of a database with these extensions, to which nobody is connected.
    func template(with extensions: [String]) async throws -> String {
        if extensions.isEmpty { return "template1" }
        if let task = making[extensions] { return try await task.value }
        let task = Task { try await Self.make(with: extensions) }
        making[extensions] = task
        return try await task.value
    }

    private static func make(with extensions: [String]) async throws -> String {
        let servers = try TestServers.required()
        let name = "template_\(uniqueToken())"
        var address = URLComponents(url: servers.database, resolvingAgainstBaseURL: false)!
        let administrator = Connection(to: DatabaseEndpoint(conninfo: address.string!), name: "test-template")
        try await administrator.execute(script: "create database \(name)", place: "create template")
        address.path = "/\(name)"
        let inside = Connection(to: DatabaseEndpoint(conninfo: address.string!), name: "test-template")
        for each in extensions {
            try await inside.execute(script: "create extension \(each)", place: "create extension")
        }
        await inside.close()
        await administrator.close()
        return name
    }
}
