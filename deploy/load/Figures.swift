import Contracts
import Foundation

/// Everything that was measured on one database.
struct Measured {
    var throughput: [Throughput.Result] = []
    var latency: [Int: [Latency.Result]] = [:]
    var peakMB = 0.0
    var watched: DatabaseWatch.Seen?
}

/// The medians of all runs on one database.
struct Figures {
    var perSecond: Double
    var latency: [Int: (p50: Double, p99: Double, max: Double)]
    var peakMB: Double
    var readyMilliseconds: Double

    init(medianOf measured: Measured) {
        perSecond = median(measured.throughput.map(\.perSecond))
        latency = measured.latency.mapValues { results in
            (median(results.map(\.p50)), median(results.map(\.p99)), median(results.map(\.max)))
        }
        peakMB = measured.peakMB
        readyMilliseconds = median(measured.throughput.map(\.readyMilliseconds))
    }

    /// Reads what ``json`` wrote.
    init(_ json: JSON) throws {
        guard let perSecond = json["enrolments_per_second"]?.double, let rates = json["latency"]?.object,
            let peak = json["peak_rss_mb"]?.double, let ready = json["ready_ms"]?.double
        else { throw LoadError("the figures of the empty database cannot be read") }
        self.perSecond = perSecond
        peakMB = peak
        readyMilliseconds = ready
        latency = [:]
        for rate in rates {
            guard let number = Int(rate.key), let p50 = rate.value["p50_ms"]?.double,
                let p99 = rate.value["p99_ms"]?.double, let max = rate.value["max_ms"]?.double
            else { throw LoadError("the figures of the empty database cannot be read") }
            latency[number] = (p50, p99, max)
        }
    }

    var json: [JSON.Member] {
        let rates = latency.sorted { $0.key < $1.key }.map { rate, figures in
            JSON.Member(
                String(rate),
                ["p50_ms": .number(figures.p50), "p99_ms": .number(figures.p99), "max_ms": .number(figures.max)])
        }
        return [
            .init("enrolments_per_second", .number(perSecond)), .init("latency", .object(rates)),
            .init("peak_rss_mb", .number(peakMB)), .init("ready_ms", .number(readyMilliseconds)),
        ]
    }
}

func median(_ figures: [Double]) -> Double {
    figures.isEmpty ? 0 : figures.sorted()[figures.count / 2]
}

extension JSON {
    /// A figure, whole or not.
    fileprivate var double: Double? {
        switch self {
        case .integer(let value): Double(value)
        case .number(let value): value
        default: nil
        }
    }
}
