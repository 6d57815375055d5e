import Synchronization

/// The service's figures, in the form Prometheus reads. Labels are types, outcomes and reason codes: never identifiers.
public final class Metrics: Sendable {
    private struct Histogram {
        var counts = [UInt64](repeating: 0, count: Metrics.bounds.count + 1)
        var sum = 0.0
    }

    private struct State {
        var counters: [String: [String: UInt64]] = [:]
        var gauges: [String: [String: Double]] = [:]
        var histograms: [String: [String: Histogram]] = [:]
        var help: [String: String] = [:]
    }

    /// Upper bounds of the histograms' buckets, in seconds.
    private static let bounds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5]

    private let state = Mutex(State())

    public init() {}

    /// Says what a figure is; shown beside it.
    public func describe(_ name: String, _ help: String) { state.withLock { $0.help[name] = help } }

    /// Adds to a counter. `labels` are written as Prometheus has them: `type="…",outcome="…"`.
    public func add(_ name: String, labels: String = "", _ amount: Int = 1) {
        state.withLock { $0.counters[name, default: [:]][labels, default: 0] += UInt64(amount) }
    }

    public func set(_ name: String, labels: String = "", to value: Double) {
        state.withLock { $0.gauges[name, default: [:]][labels] = value }
    }

    /// Records how long something took, in seconds, `count` times.
    public func observe(_ name: String, labels: String = "", seconds: Double, count: Int = 1) {
        let bucket = Metrics.bounds.firstIndex { seconds <= $0 } ?? Metrics.bounds.count
        state.withLock { state in
            var histogram = state.histograms[name, default: [:]][labels] ?? Histogram()
            histogram.counts[bucket] += UInt64(count)
            histogram.sum += seconds * Double(count)
            state.histograms[name, default: [:]][labels] = histogram
        }
    }

    /// The Prometheus text format, version 0.0.4.
    public func text() -> String {
        state.withLock { state in
            var text = ""
            func head(_ name: String, _ kind: String) {
                if let help = state.help[name] { text += "# HELP \(name) \(help)\n" }
                text += "# TYPE \(name) \(kind)\n"
            }
            func line(_ name: String, _ labels: String, _ value: String) {
                text += labels.isEmpty ? "\(name) \(value)\n" : "\(name){\(labels)} \(value)\n"
            }
            for (name, series) in state.counters.sorted(by: { $0.key < $1.key }) {
                head(name, "counter")
                for (labels, value) in series.sorted(by: { $0.key < $1.key }) { line(name, labels, "\(value)") }
            }
            for (name, series) in state.gauges.sorted(by: { $0.key < $1.key }) {
                head(name, "gauge")
                for (labels, value) in series.sorted(by: { $0.key < $1.key }) { line(name, labels, "\(value)") }
            }
            for (name, series) in state.histograms.sorted(by: { $0.key < $1.key }) {
                head(name, "histogram")
                for (labels, histogram) in series.sorted(by: { $0.key < $1.key }) {
                    let prefix = labels.isEmpty ? "" : labels + ","
                    var total: UInt64 = 0
                    for (index, count) in histogram.counts.enumerated() {
                        total += count
                        let bound = index < Metrics.bounds.count ? "\(Metrics.bounds[index])" : "+Inf"
                        line("\(name)_bucket", "\(prefix)le=\"\(bound)\"", "\(total)")
                    }
                    line("\(name)_sum", labels, "\(histogram.sum)")
                    line("\(name)_count", labels, "\(total)")
                }
            }
            return text
        }
    }
}
