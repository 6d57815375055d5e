import FoundationEssentials
import Glibc
import Hummingbird
import Logging
import ServiceLifecycle

/// What every service process has: its configuration, its log, its health and its figures.
public struct ServiceEnvironment: Sendable {
    /// `enrollment`, `stations` or `relief`.
    public let name: String
    public let configuration: ServiceConfiguration
    public let output: LogOutput
    public let logger: Logger
    public let health = Health(parts: ["broker", "database"])
    public let metrics = Metrics()

    /// Reads the environment; where it is wrong, names every fault and ends the process with exit code 78.
    public static func load(name: String) -> ServiceEnvironment {
        do {
            return try ServiceEnvironment(
                name: name, configuration: ServiceConfiguration(environment: ProcessInfo.processInfo.environment))
        } catch {
            let output = LogOutput(format: .text, descriptor: 2)
            output.write(
                error.faults.map { .init(time: Date(), level: .critical, message: "configuration: \($0)") })
            exit(ConfigurationFaults.exitCode)
        }
    }

    /// - Parameter output: where the log goes; standard output, in the configured format, where nil.
    public init(name: String, configuration: ServiceConfiguration, output: LogOutput? = nil) {
        self.name = name
        self.configuration = configuration
        // A peer that hangs up, or a log that nobody reads any more, is an error of that write and no reason to die.
        signal(SIGPIPE, SIG_IGN)
        let output = output ?? LogOutput(format: configuration.logFormat)
        self.output = output
        let level = configuration.logLevel
        logger = Logger(label: name) { _ in ServiceLogHandler(output: output, level: level) }
        configuration.faultPoint?.warn(logger)
    }

    /// Runs the services, and the health server after them, until SIGTERM or SIGINT asks for a graceful end; one that
    /// fails ends the process.
    public func run(_ services: [any Service]) async throws {
        let server = HealthServer.application(
            host: configuration.httpHost, port: configuration.httpPort, health: health, metrics: metrics,
            logger: logger)
        let all = services + [server]
        var group = ServiceGroupConfiguration(
            services: all.map { .init(service: $0, failureTerminationBehavior: .gracefullyShutdownGroup) },
            gracefulShutdownSignals: [.sigterm, .sigint], logger: Logger(label: name) { _ in SwiftLogNoOpLogHandler() })
        group.maximumGracefulShutdownDuration = .seconds(20)
        try await ServiceGroup(configuration: group).run()
    }
}
