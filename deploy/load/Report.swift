import Contracts
import Foundation

/// The medians of all runs.
struct Report {
    var throughput: [Throughput.Result] = []
    var latency: [Int: [Latency.Result]] = [:]
    var peakMB = 0.0

    private var perSecond: Double { median(throughput.map(\.perSecond)) }
    private var readyMilliseconds: Double { median(throughput.map(\.readyMilliseconds)) }

    var json: JSON {
        let rates = latency.sorted { $0.key < $1.key }.map { rate, results in
            JSON.Member(
                String(rate),
                [
                    "p50_ms": .number(median(results.map(\.p50))), "p99_ms": .number(median(results.map(\.p99))),
                    "max_ms": .number(median(results.map(\.max))),
                ])
        }
        return [
            "enrolments_per_second": .number(perSecond), "latency": .object(rates), "peak_rss_mb": .number(peakMB),
            "ready_ms": .number(readyMilliseconds),
        ]
    }

    func print() {
        Swift.print("\nmedians of \(throughput.count) runs")
        Swift.print("  enrolments a second      \(Int(perSecond))")
        for (rate, results) in latency.sorted(by: { $0.key < $1.key }) {
            let figures = [median(results.map(\.p50)), median(results.map(\.p99)), median(results.map(\.max))]
                .map { String(format: "%.2f", $0) }
            Swift.print(
                "  latency at \(rate)/s".padding(toLength: 27, withPad: " ", startingAt: 0)
                    + "p50 \(figures[0]) ms, p99 \(figures[1]) ms, max \(figures[2]) ms")
        }
        Swift.print("  peak memory              \(Int(peakMB)) MB")
        Swift.print("  start to ready           \(Int(readyMilliseconds)) ms")
    }

    private func median(_ figures: [Double]) -> Double {
        figures.isEmpty ? 0 : figures.sorted()[figures.count / 2]
    }
}
