import Hummingbird
import Logging

/// Answers `/livez`, `/readyz` and `/metrics` over HTTP.
public struct HealthServer {
    /// An application to be run with the other services of the process.
    public static func application(
        host: String, port: Int, health: Health, metrics: Metrics, logger: Logger
    ) -> some ApplicationProtocol {
        let router = Router()
        router.get("/livez") { _, _ in "alive\n" }
        router.get("/readyz") { _, _ in
            let notReady = health.notReady
            return notReady.isEmpty
                ? EditedResponse(status: .ok, response: "ready\n")
                : EditedResponse(
                    status: .serviceUnavailable, response: "waiting for \(notReady.joined(separator: ", "))\n")
        }
        router.get("/metrics") { _, _ in
            EditedResponse(
                headers: [.contentType: "text/plain; version=0.0.4; charset=utf-8"], response: metrics.text())
        }
        var quiet = logger
        quiet.logLevel = .warning
        return Application(
            router: router, configuration: .init(address: .hostname(host, port: port), serverName: nil), logger: quiet)
    }
}
