import Crypto
import Foundation
import Postgres
import RabbitMQ

/// The private instance that deploy/chaos has made: where it is, and how to reach it.
struct Instance: Sendable {
    let home: String
    let repository: String
    let brokerPort: Int
    let managementPort: Int
    let databasePort: Int
    let httpPort: Int
    /// The departments' addresses.
    let departments: [AMQPEndpoint]
    /// The operators' who review applications.
    let reviewers: [AMQPEndpoint]
    /// The department that is asked in cases of help into social insurance, and with which key.
    let office: AMQPEndpoint
    let officeKey: Curve25519.KeyAgreement.PrivateKey
    /// The department that publishes stations on its map, and with which key it is asked.
    let mapProvider: AMQPEndpoint
    let mapKey: Curve25519.KeyAgreement.PrivateKey

    /// What deploy/lib/instance.sh has exported.
    init(environment: [String: String]) throws {
        func text(_ name: String) throws -> String {
            guard let value = environment[name] else {
                throw ChaosError("\(name) is not set: start this through deploy/chaos")
            }
            return value
        }
        func port(_ name: String) throws -> Int { Int(try text(name)) ?? 0 }
        home = try text("UNION_HOME")
        repository = try text("CHAOS_REPOSITORY")
        brokerPort = try port("UNION_AMQP_PORT")
        managementPort = try port("UNION_MANAGEMENT_PORT")
        databasePort = try port("UNION_POSTGRES_PORT")
        httpPort = try port("UNION_HTTP_PORT")
        func addresses(_ name: String) throws -> [AMQPEndpoint] {
            try text(name).split(separator: " ").map { try AMQPEndpoint(url: String($0)) }
        }
        departments = try addresses("CHAOS_DEPARTMENTS")
        reviewers = try addresses("CHAOS_REVIEWERS")
        office = try AMQPEndpoint(url: try text("CHAOS_OFFICE"))
        func key(_ name: String) throws -> Curve25519.KeyAgreement.PrivateKey {
            guard let key = Data(base64Encoded: try text(name)) else { throw ChaosError("no key in \(name)") }
            return try Curve25519.KeyAgreement.PrivateKey(rawRepresentation: key)
        }
        officeKey = try key("CHAOS_OFFICE_KEY")
        mapProvider = try AMQPEndpoint(url: try text("CHAOS_MAP"))
        mapKey = try key("CHAOS_MAP_KEY")
    }

    func secret(_ name: String) throws -> String {
        try String(contentsOfFile: "\(home)/secrets/\(name)", encoding: .utf8).trimmingCharacters(in: .newlines)
    }

    var administrator: AMQPEndpoint {
        get throws {
            try AMQPEndpoint(
                url: "amqp://administrator@127.0.0.1:\(brokerPort)/union",
                password: try secret("rabbitmq-administrator"))
        }
    }

    /// A service's database, as superuser.
    func database(of service: StagedService) throws -> DatabaseEndpoint {
        DatabaseEndpoint(
            conninfo: "postgresql://postgres@127.0.0.1:\(databasePort)/\(service)",
            password: try secret("postgres-superuser"))
    }

    /// Runs a function of deploy/lib, for example `start_broker`.
    func run(_ function: String) async throws {
        try await Shell.run(
            "/bin/bash",
            [
                "-c", ". \"$CHAOS_REPOSITORY/deploy/lib/union.sh\"; use_instance \"$UNION_HOME\" 0; \(function)",
                "chaos",
            ],
            log: "\(home)/logs/chaos-shell.log")
    }
}

struct ChaosError: Error, CustomStringConvertible {
    let description: String
    init(_ description: String) { self.description = description }
}
