import Foundation
import ServiceKit
import TestSupport
import Testing

@Suite struct ConfigurationTests {
    /// Files with these contents, for as long as the body runs.
    private func withFiles(_ contents: [String: String], _ body: ([String: String]) throws -> Void) throws {
        let directory = FileManager.default.temporaryDirectory.appending(path: "test-\(uniqueToken())")
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: directory) }
        var paths: [String: String] = [:]
        for (name, content) in contents {
            let file = directory.appending(path: name)
            try Data(content.utf8).write(to: file)
            paths[name] = file.path()
        }
        try body(paths)
    }

    private static let key = Data(repeating: 7, count: 32).base64EncodedString()

    @Test func readsEverything() throws {
        try withFiles(["m": "m1 \(Self.key)\n", "s": "s1 \(Self.key)", "a": "amqp-word\n", "d": "database-word\n"]) {
            file in
            let configuration = try ServiceConfiguration(environment: [
                "AMQP_URL": "amqp://service.enrollment@broker:20672/union", "AMQP_PASSWORD_FILE": file["a"]!,
                "DATABASE_URL": "postgresql://enrollment@database/enrollment", "DATABASE_PASSWORD_FILE": file["d"]!,
                "MASTER_KEY_FILE": file["m"]!, "SEARCH_KEY_FILE": file["s"]!, "HTTP_HOST": "0.0.0.0",
                "HTTP_PORT": "9000", "LOG_FORMAT": "json", "LOG_LEVEL": "warning",
            ])
            #expect(configuration.broker.username == "service.enrollment")
            #expect(configuration.broker.password == "amqp-word")
            #expect(configuration.broker.virtualHost == "union")
            #expect(configuration.database.password == "database-word")
            #expect(configuration.keys.master.id == "m1")
            #expect(configuration.keys.search.id == "s1")
            #expect(configuration.httpHost == "0.0.0.0")
            #expect(configuration.httpPort == 9_000)
            #expect(configuration.logFormat == .json)
            #expect(configuration.logLevel == .warning)
        }
    }

    @Test func whatMayBeLeftOutHasDefaults() throws {
        try withFiles(["m": "m1 \(Self.key)", "s": "s1 \(Self.key)"]) { file in
            let configuration = try ServiceConfiguration(environment: [
                "AMQP_URL": "amqp://a:b@broker/union", "DATABASE_URL": "host=database dbname=enrollment",
                "MASTER_KEY_FILE": file["m"]!, "SEARCH_KEY_FILE": file["s"]!, "LOG_FORMAT": "",
            ])
            #expect(configuration.httpHost == "127.0.0.1")
            #expect(configuration.httpPort == 8_080)
            #expect(configuration.logFormat == .text)
            #expect(configuration.logLevel == .info)
        }
    }

    @Test func everyFaultIsNamedAtOnceAndNoSecretIsQuoted() throws {
        try withFiles(["m": "m1 c2VjcmV0LWtleQ==", "s": "secret-key-without-id"]) { file in
            let faults = try #require(throws: ConfigurationFaults.self) {
                try ServiceConfiguration(environment: [
                    "AMQP_URL": "http://user:secret-word@broker", "AMQP_PASSWORD_FILE": "/nowhere/secret",
                    "DATABASE_URL": "secret-database-word", "MASTER_KEY_FILE": file["m"]!,
                    "SEARCH_KEY_FILE": file["s"]!, "SERVICE_KEY_FILE": file["s"]!,
                    "ENROLLMENT_KEY_FILE": file["m"]!, "HTTP_PORT": "secret-port", "LOG_FORMAT": "secret-format",
                    "LOG_LEVEL": "secret-level",
                ])
            }
            let names = faults.faults.map { $0.prefix { $0 != " " } }.sorted()
            #expect(
                names == [
                    "AMQP_PASSWORD_FILE", "AMQP_URL", "DATABASE_URL", "ENROLLMENT_KEY_FILE", "HTTP_PORT",
                    "LOG_FORMAT", "LOG_LEVEL", "MASTER_KEY_FILE", "SEARCH_KEY_FILE", "SERVICE_KEY_FILE",
                ])
            let text = faults.description.replacing("/nowhere/secret", with: "")
            #expect(!text.contains("secret"))
            #expect(!text.contains("c2VjcmV0"))
            #expect(ConfigurationFaults.exitCode == 78)
        }
    }

    @Test func nothingSetNamesWhatIsRequired() throws {
        let faults = try #require(throws: ConfigurationFaults.self) { try ServiceConfiguration(environment: [:]) }
        #expect(
            faults.faults == [
                "AMQP_URL is not set", "DATABASE_URL is not set", "MASTER_KEY_FILE is not set",
                "SEARCH_KEY_FILE is not set",
            ])
    }
}
