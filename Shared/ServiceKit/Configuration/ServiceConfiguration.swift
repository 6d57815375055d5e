import Configuration
import Contracts
import FoundationEssentials
import Logging
import Postgres
import RabbitMQ

/// What a service is told at its start, from environment variables; see the README's table of them.
public struct ServiceConfiguration: Sendable {
    public var broker: AMQPEndpoint
    public var database: DatabaseEndpoint
    public var keys: KeyRing
    /// Opens what other services seal to this one.
    public var serviceKey: ServiceKey?
    /// To which questions to the others are sealed.
    public var neighbourKeys: [ServiceName: NeighbourKey]
    public var httpHost: String
    public var httpPort: Int
    public var logFormat: LogFormat
    public var logLevel: Logger.Level
    /// Set in fault tests only.
    public var faultPoint: FaultPoint?

    /// Reads the environment. Every fault is found before any is reported.
    public init(environment: [String: String]) throws(ConfigurationFaults) {
        var reader = SettingsReader(environment: environment)
        let amqpPassword = reader.secret("AMQP_PASSWORD_FILE")
        let databasePassword = reader.secret("DATABASE_PASSWORD_FILE")
        let broker = reader.required("AMQP_URL") { url throws(SettingFault) in
            do throws(RabbitMQError) {
                return try AMQPEndpoint(url: url, password: amqpPassword)
            } catch {
                throw SettingFault(error.detail)
            }
        }
        let database = reader.required("DATABASE_URL") { url throws(SettingFault) in
            guard url.contains("=") || url.hasPrefix("postgres") else {
                throw SettingFault("is neither a postgresql:// address nor a libpq connection string")
            }
            return DatabaseEndpoint(conninfo: url, password: databasePassword)
        }
        let master = reader.keyFile("MASTER_KEY_FILE")
        let search = reader.keyFile("SEARCH_KEY_FILE")
        serviceKey = reader.optionalFile("SERVICE_KEY_FILE") { text throws(SettingFault) in
            guard let key = ServiceKey(pem: text) else {
                throw SettingFault("must point to a PEM PRIVATE KEY, as `openssl genpkey -algorithm X25519` writes it")
            }
            return key
        }
        neighbourKeys = [:]
        for service in ServiceName.allCases {
            let setting = "\(service.rawValue.uppercased())_KEY_FILE"
            neighbourKeys[service] = reader.optionalFile(setting) { text throws(SettingFault) in
                do throws(ContractFault) {
                    return try NeighbourKey(reading: text)
                } catch {
                    throw SettingFault("must point to a PEM PUBLIC KEY, as `openssl pkey -pubout` writes it")
                }
            }
        }
        httpHost = reader.optional("HTTP_HOST", default: "127.0.0.1") { text throws(SettingFault) in text }
        httpPort = reader.optional("HTTP_PORT", default: 8080) { text throws(SettingFault) in
            guard let port = Int(text), (0...65_535).contains(port) else {
                throw SettingFault("is not a port number")
            }
            return port
        }
        logFormat = reader.optional("LOG_FORMAT", default: .text) { text throws(SettingFault) in
            guard let format = LogFormat(rawValue: text) else { throw SettingFault("is neither text nor json") }
            return format
        }
        logLevel = reader.optional("LOG_LEVEL", default: .info) { text throws(SettingFault) in
            guard let level = Logger.Level(rawValue: text) else {
                throw SettingFault("is none of trace, debug, info, notice, warning, error, critical")
            }
            return level
        }
        faultPoint = reader.optional("FAULT_POINT", default: nil) { text throws(SettingFault) in
            guard let point = FaultPoint(text) else { throw SettingFault("names no step of a message's way") }
            return point
        }
        guard reader.faults.isEmpty, let broker, let database, let master, let search else {
            throw ConfigurationFaults(faults: reader.faults)
        }
        self.broker = broker
        self.database = database
        keys = KeyRing(master: master, search: search)
    }
}

/// Everything that is wrong with a configuration, a line each; the process should exit with ``exitCode``.
public struct ConfigurationFaults: Error, Sendable, CustomStringConvertible {
    public var faults: [String]
    /// `EX_CONFIG` of sysexits.h.
    public static let exitCode: Int32 = 78

    public var description: String { faults.joined(separator: "\n") }
}

/// What is wrong with one setting, without quoting it: it may be a secret.
struct SettingFault: Error {
    let text: String
    init(_ text: String) { self.text = text }
}

/// Reads settings one by one and collects what is wrong with them.
struct SettingsReader {
    private let config: ConfigReader
    private(set) var faults: [String] = []

    init(environment: [String: String]) {
        config = ConfigReader(provider: EnvironmentVariablesProvider(environmentVariables: environment))
    }

    mutating func required<Value>(_ name: String, _ read: (String) throws(SettingFault) -> Value) -> Value? {
        guard let text = text(name) else {
            faults.append("\(name) is not set")
            return nil
        }
        return note(name) { () throws(SettingFault) in try read(text) }
    }

    mutating func optional<Value>(
        _ name: String, default value: Value, _ read: (String) throws(SettingFault) -> Value
    ) -> Value {
        guard let text = text(name) else { return value }
        return note(name) { () throws(SettingFault) in try read(text) } ?? value
    }

    /// The content of the file that `name` points to, without the line's end; nil where the setting is absent.
    mutating func secret(_ name: String) -> String? {
        guard let path = text(name) else { return nil }
        return note(name) { () throws(SettingFault) in try SettingsReader.content(of: path) }
    }

    /// What is read from the whole file that `name` points to; nil where the setting is absent.
    mutating func optionalFile<Value>(_ name: String, _ read: (String) throws(SettingFault) -> Value) -> Value? {
        guard let path = text(name) else { return nil }
        return note(name) { () throws(SettingFault) in try read(try SettingsReader.text(of: path)) }
    }

    mutating func keyFile(_ name: String) -> NamedKey? {
        required(name) { path throws(SettingFault) in
            guard let key = NamedKey(line: try SettingsReader.content(of: path)) else {
                throw SettingFault("must point to a file with a line `<key-id> <base64 of 32 bytes>`")
            }
            return key
        }
    }

    private mutating func note<Value>(_ name: String, _ read: () throws(SettingFault) -> Value) -> Value? {
        do {
            return try read()
        } catch {
            faults.append("\(name) \(error.text)")
            return nil
        }
    }

    private func text(_ name: String) -> String? {
        let key = ConfigKey(name.lowercased().split(separator: "_").map(String.init))
        guard let text = config.string(forKey: key), !text.isEmpty else { return nil }
        return text
    }

    private static func content(of path: String) throws(SettingFault) -> String {
        String(try text(of: path).prefix { !$0.isNewline })
    }

    private static func text(of path: String) throws(SettingFault) -> String {
        do {
            return String(decoding: try Data(contentsOf: URL(filePath: path)), as: UTF8.self)
        } catch {
            throw SettingFault("points to \(path), which cannot be read")
        }
    }
}
