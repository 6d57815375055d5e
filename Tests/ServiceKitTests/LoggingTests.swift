import Contracts
import Foundation
import Glibc
import Logging
import ServiceKit
import Testing

@Suite struct LoggingTests {
    /// What is written to the output that `body` is given.
    private func written(_ format: LogFormat, _ body: (LogOutput) -> Void) -> String {
        var ends: [Int32] = [0, 0]
        pipe(&ends)
        body(LogOutput(format: format, descriptor: ends[1]))
        close(ends[1])
        defer { close(ends[0]) }
        var text: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 4_096)
        while case let count = read(ends[0], &buffer, buffer.count), count > 0 { text += buffer.prefix(count) }
        return String(decoding: text, as: UTF8.self)
    }

    private let line = LogOutput.Line(
        time: Date(timeIntervalSince1970: 1_795_000_000), level: .info, message: "enrollment.requested.v1",
        fields: [
            ("outcome", .text("accepted")), ("reason", .text("two words \"quoted\"\nand a line")),
            ("count", .integer(7)),
            ("ms", .milliseconds(1.2345)),
        ])

    @Test func textIsOneReadableLine() {
        let text = written(.text) { $0.write([line, line]) }
        let lines = text.split(separator: "\n")
        #expect(lines.count == 2)
        #expect(lines[0] == lines[1])
        #expect(
            lines[0].hasSuffix(
                #" INFO   enrollment.requested.v1 outcome=accepted reason="two words \"quoted\"\nand a line" count=7 ms=1.23"#
            ))
    }

    @Test func jsonIsOneObjectALine() throws {
        let text = written(.json) { $0.write([line]) }
        #expect(text.hasSuffix("\n"))
        let object = try JSON(parsing: Array(text.dropLast().utf8))
        #expect(object["time"]?.string == RFC3339.string(line.time))
        #expect(object["level"]?.string == "info")
        #expect(object["message"]?.string == "enrollment.requested.v1")
        #expect(object["outcome"]?.string == "accepted")
        #expect(object["reason"]?.string == "two words \"quoted\"\nand a line")
        #expect(object["count"]?.integer == 7)
        #expect(object["ms"] == .number(1.235) || object["ms"] == .number(1.234))
    }

    @Test func theLoggerKeepsItsLevelAndItsMetadata() throws {
        let text = written(.json) { output in
            var logger = Logger(label: "test") { _ in ServiceLogHandler(output: output, level: .notice) }
            logger[metadataKey: "service"] = "enrollment"
            logger.info("hidden")
            logger.warning("shown", metadata: ["count": "\(3)"])
        }
        let object = try JSON(parsing: Array(text.dropLast().utf8))
        #expect(object["message"]?.string == "shown")
        #expect(object["service"]?.string == "enrollment")
        #expect(object["count"]?.string == "3")
    }
}
