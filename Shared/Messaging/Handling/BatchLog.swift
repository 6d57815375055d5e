import FoundationEssentials
import Logging
import ServiceKit

/// One line for each message handled, and the figures.
struct BatchLog: Sendable {
    let output: LogOutput
    let metrics: Metrics
    let level: Logger.Level

    init(output: LogOutput, metrics: Metrics, level: Logger.Level) {
        self.output = output
        self.metrics = metrics
        self.level = level
        metrics.describe("union_messages_handled_total", "Messages handled, by type and outcome.")
        metrics.describe("union_message_seconds", "From taking a batch to its commit, for each message.")
    }

    func write(_ handled: [BatchProcessor.Handled], took duration: Duration) {
        let seconds = Double(duration.components.attoseconds) * 1e-18 + Double(duration.components.seconds)
        count(handled, seconds: seconds)
        guard level <= .info else { return }
        let now = Date()
        output.write(handled.map { line($0, at: now, milliseconds: seconds * 1000) })
    }

    private func line(_ handled: BatchProcessor.Handled, at now: Date, milliseconds: Double) -> LogOutput.Line {
        var fields: [(key: String, value: LogValue)] = []
        func add(_ key: String, _ text: String?) { if let text { fields.append((key, .text(text))) } }
        add("outcome", handled.word)
        if !handled.reasons.isEmpty { add("reasons", handled.reasons.map(\.rawValue).joined(separator: ",")) }
        add("department", handled.department)
        add("place", handled.place)
        add("event", handled.event?.id)
        add("correlation", handled.event.map { $0.correlationID ?? $0.id })
        fields.append(("ms", .milliseconds(milliseconds)))
        let level: Logger.Level = handled.word == "dead-letter" || handled.word == "retry" ? .warning : .info
        return .init(time: now, level: level, message: handled.event?.type ?? "unreadable", fields: fields)
    }

    private func count(_ handled: [BatchProcessor.Handled], seconds: Double) {
        var counts: [String: Int] = [:]
        for item in handled {
            counts["type=\"\(item.event?.type ?? "unreadable")\",outcome=\"\(item.word)\"", default: 0] += 1
        }
        for (labels, count) in counts { metrics.add("union_messages_handled_total", labels: labels, count) }
        metrics.observe("union_message_seconds", seconds: seconds, count: handled.count)
    }
}
