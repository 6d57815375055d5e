import Contracts
import Foundation

/// What is printed and written at the end: the full database beside the empty one, where both were measured, and what
/// the full one must reach.
struct Report {
    let measured: Measured
    let figures: Figures
    let members: Int?
    let empty: Figures?

    private static let leastShare = 0.8
    private static let mostP99 = 15.0
    private static let mostDent = 50.0

    var wholeTableReads: [String] { measured.watched?.wholeTableReads ?? [] }

    /// Only of the rates' own measurement: messages that wait in a full queue tell nothing of a dent.
    private var dent: CleanUp.Dent? {
        measured.watched?.cleanUp.dent(in: measured.latency.values.joined().flatMap(\.samples))
    }

    var json: JSON {
        var members = figures.json
        if let count = self.members {
            members.append(.init("members", .integer(Int64(count))))
            members.append(.init("empty", empty.map { .object($0.json) } ?? .null))
            members.append(.init("whole_table_statements", .array(wholeTableReads.map(JSON.string))))
            members.append(.init("cleanup_dent_ms", dent.map { .number($0.milliseconds) } ?? .null))
        }
        return .object(members)
    }

    func print() {
        Swift.print("\nmedians of \(measured.throughput.count) runs")
        if let members, empty != nil { line("members", "\(members)", "0") }
        line(
            "enrolments a second", "\(Int(figures.perSecond))", (empty?.perSecond).map { "\(Int($0))" },
            share.map { "\(Int($0 * 100)) %" + mark($0 >= Report.leastShare, "80 % wanted") })
        for (rate, result) in figures.latency.sorted(by: { $0.key < $1.key }) {
            line("latency at \(rate)/s, p50", result.p50.text, empty?.latency[rate]?.p50.text, "ms")
            let isWanted = rate != 500 || members == nil || result.p99 <= Report.mostP99
            line(
                "                p99", result.p99.text, empty?.latency[rate]?.p99.text,
                "ms" + mark(isWanted, "15 wanted"))
            line("                max", result.max.text, empty?.latency[rate]?.max.text, "ms")
        }
        line("peak memory", "\(Int(figures.peakMB))", (empty?.peakMB).map { "\(Int($0))" }, "MB")
        line(
            "start to ready", "\(Int(figures.readyMilliseconds))", (empty?.readyMilliseconds).map { "\(Int($0))" }, "ms"
        )
        if let watched = measured.watched { print(watched) }
    }

    private func print(_ watched: DatabaseWatch.Seen) {
        if let dent {
            Swift.print(
                "clean-up of the inbox: \(dent.slices) slices during the steady rates; highest latency within 1 s of one "
                    + "\(dent.milliseconds.text) ms\(mark(dent.milliseconds <= Report.mostDent, "50 wanted")), "
                    + "else \(dent.elsewhere.text) ms")
        } else {
            Swift.print("clean-up of the inbox: no slice fell into the steady rates; measure longer (--seconds)")
        }
        Swift.print("statements that read a whole table: \(watched.wholeTableReads.isEmpty ? "none" : "")")
        for read in watched.wholeTableReads { Swift.print("  \(read)") }
    }

    private var share: Double? { empty.map { figures.perSecond / $0.perSecond } }

    private func mark(_ holds: Bool, _ wanted: String) -> String { holds ? "" : "  ← \(wanted)" }

    private func line(_ what: String, _ figure: String, _ empty: String?, _ note: String? = nil) {
        let columns = [figure, empty].compactMap {
            $0.map { String(repeating: " ", count: max(1, 12 - $0.count)) + $0 }
        }
        Swift.print(
            "  " + what.padding(toLength: 26, withPad: " ", startingAt: 0) + columns.joined()
                + (note.map { "  \($0)" } ?? ""))
    }
}

extension Double {
    var text: String { String(format: "%.2f", self) }
}
