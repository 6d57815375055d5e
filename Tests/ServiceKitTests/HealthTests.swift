import Foundation
import Glibc
import Logging
import ServiceKit
import TestSupport
import Testing

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

@Suite struct HealthTests {
    @Test func metricsHaveThePrometheusForm() {
        let metrics = Metrics()
        metrics.describe("handled_total", "Messages handled.")
        metrics.add("handled_total", labels: #"type="a""#, 2)
        metrics.add("handled_total", labels: #"type="a""#)
        metrics.add("handled_total", labels: #"type="b""#)
        metrics.set("outbox_rows", to: 7)
        metrics.set("outbox_rows", to: 5)
        metrics.observe("seconds", seconds: 0.002, count: 3)
        metrics.observe("seconds", seconds: 9)
        let lines = metrics.text().split(separator: "\n").map(String.init)
        #expect(
            lines.prefix(6) == [
                "# HELP handled_total Messages handled.", "# TYPE handled_total counter",
                #"handled_total{type="a"} 3"#, #"handled_total{type="b"} 1"#, "# TYPE outbox_rows gauge",
                "outbox_rows 5.0",
            ])
        #expect(lines.contains("# TYPE seconds histogram"))
        #expect(lines.contains(#"seconds_bucket{le="0.001"} 0"#))
        #expect(lines.contains(#"seconds_bucket{le="0.0025"} 3"#))
        #expect(lines.contains(#"seconds_bucket{le="5.0"} 3"#))
        #expect(lines.contains(#"seconds_bucket{le="+Inf"} 4"#))
        #expect(lines.contains("seconds_count 4"))
        #expect(lines.contains("seconds_sum 9.006"))
    }

    @Test func readyOnlyWhenEveryPartIs() {
        let health = Health(parts: ["broker", "database"])
        #expect(health.notReady == ["broker", "database"])
        health.set("broker", isReady: true)
        #expect(health.notReady == ["database"])
        health.set("database", isReady: true)
        #expect(health.notReady.isEmpty)
        health.set("broker", isReady: false)
        #expect(health.notReady == ["broker"])
    }

    @Test func theServerAnswers() async throws {
        let health = Health(parts: ["broker"])
        let metrics = Metrics()
        metrics.add("handled_total")
        let port = try freePort()
        let server = HealthServer.application(
            host: "127.0.0.1", port: port, health: health, metrics: metrics,
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
        try await RunningServices.with([server]) { _ in
            func get(_ path: String) async throws -> (status: Int, text: String) {
                let url = URL(string: "http://127.0.0.1:\(port)\(path)")!
                let (data, response) = try await URLSession.shared.data(from: url)
                return ((response as? HTTPURLResponse)?.statusCode ?? 0, String(decoding: data, as: UTF8.self))
            }
            try await eventually("it listens") { try await get("/livez").status == 200 }
            let waiting = try await get("/readyz")
            #expect(waiting.status == 503)
            #expect(waiting.text == "waiting for broker\n")
            health.set("broker", isReady: true)
            #expect(try await get("/readyz").status == 200)
            #expect(try await get("/metrics").text.contains("handled_total 1"))
            #expect(try await get("/nothing").status == 404)
        }
    }

    /// A port that nobody listened on a moment ago.
    private func freePort() throws -> Int {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(descriptor) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        return withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                _ = bind(descriptor, address, length)
                getsockname(descriptor, address, &length)
            }
            return Int(UInt16(bigEndian: pointer.pointee.sin_port))
        }
    }
}
