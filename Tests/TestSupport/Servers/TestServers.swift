import Foundation

/// The broker and the database that `deploy/test` has started for the tests alone.
public struct TestServers: Sendable {
    /// The administrator's address, with password.
    public let amqp: URL
    public let management: URL
    /// The superuser's address, with password.
    public let database: URL
    /// The passwords of the instance's own users.
    let secrets: URL

    /// What the tests are run against; the one clear line where nothing was started.
    public static func required() throws -> TestServers {
        guard let servers else { throw NoServers() }
        return servers
    }

    private static let servers: TestServers? = {
        // As the services do: a server that hangs up must not end the tests.
        signal(SIGPIPE, SIG_IGN)
        return TestServers(environment: ProcessInfo.processInfo.environment)
    }()

    init?(environment: [String: String]) {
        func url(_ name: String) -> URL? { environment[name].flatMap(URL.init(string:)) }
        guard let amqp = url("TEST_AMQP_URL"), let management = url("TEST_MANAGEMENT_URL"),
            let database = url("TEST_DATABASE_URL"), let home = environment["UNION_HOME"]
        else { return nil }
        secrets = URL(filePath: home).appending(path: "secrets")
        self.amqp = amqp
        self.management = management
        self.database = database
    }
}

/// The tests that need servers fail without them; they are not skipped.
struct NoServers: Error, CustomStringConvertible {
    var description: String {
        "no servers: TEST_AMQP_URL, TEST_MANAGEMENT_URL, TEST_DATABASE_URL and UNION_HOME are not all set; run deploy/test"
    }
}

/// A name that nothing else has, fit for a virtual host, a user, a database or a department.
public func uniqueToken() -> String {
    let letters = Array("abcdefghijklmnopqrstuvwxyz")
    return String((0..<10).map { _ in letters.randomElement()! })
}
