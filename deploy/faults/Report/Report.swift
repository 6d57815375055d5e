import Contracts
import Foundation

/// What the checks have counted.
struct Tally: Sendable {
    var lost = 0
    var doubled = 0
    var inversions = 0
    var deadLetters = 0
}

/// The account of a run.
struct Report: Sendable {
    let seed: UInt64
    let records: [FaultRecord]
    let tally: Tally
    let confirmed: Int
    let uncertain: Int
    let refused: Int
    let wireDuplicates: Int
    let violations: [String]
    let elapsed: Duration
    let leaks: LeakWatch

    struct Recovery {
        let kind: String
        let count: Int
        let recovery: [Duration]
        let sinceStrike: [Duration]
        let settled: [Duration]
        let wireDuplicates: Int
    }

    var recoveries: [Recovery] {
        Dictionary(grouping: records, by: \.plan.kind).map { kind, records in
            Recovery(
                kind: kind.rawValue, count: records.count, recovery: records.compactMap(\.recovery).sorted(),
                sinceStrike: records.compactMap(\.sinceStrike).sorted(),
                settled: records.compactMap(\.settled).sorted(),
                wireDuplicates: records.map(\.wireDuplicates).max() ?? 0)
        }.sorted { $0.kind < $1.kind }
    }

    var json: JSON {
        [
            "seed": .string(String(seed)), "faults": .integer(Int64(records.count)),
            "confirmed": .integer(Int64(confirmed)), "lost": .integer(Int64(tally.lost)),
            "doubled": .integer(Int64(tally.doubled)), "inversions": .integer(Int64(tally.inversions)),
            "wire_duplicates": .integer(Int64(wireDuplicates)), "dead_letters": .integer(Int64(tally.deadLetters)),
            "recovery": .object(
                recoveries.map { recovery in
                    JSON.Member(
                        recovery.kind,
                        [
                            "count": .integer(Int64(recovery.count)), "p50_s": number(recovery.recovery, 0.5),
                            "max_s": number(recovery.recovery, 1),
                            "since_strike_p50_s": number(recovery.sinceStrike, 0.5),
                            "since_strike_max_s": number(recovery.sinceStrike, 1),
                            "settled_max_s": number(recovery.settled, 1),
                            "wire_duplicates_max": .integer(Int64(recovery.wireDuplicates)),
                        ])
                }), "violations": .array(violations.map(JSON.string)),
        ]
    }

    func print() {
        say("")
        row("fault", "count", "flows p50", "max", "settled max", "from strike max", "wire dup. max")
        for recovery in recoveries {
            row(
                recovery.kind, "\(recovery.count)", text(recovery.recovery, 0.5), text(recovery.recovery, 1),
                text(recovery.settled, 1), text(recovery.sinceStrike, 1), "\(recovery.wireDuplicates)")
        }
        say(
            """

            faults \(records.count) in \(seconds(elapsed)) s, messages confirmed \(confirmed) \
            (published again: \(uncertain) for want of a confirm, \(refused) refused)
            lost \(tally.lost), doubled \(tally.doubled), inversions \(tally.inversions), \
            wire duplicates \(wireDuplicates), dead letters \(tally.deadLetters)
            seed \(seed)
            """)
        for found in leaks.provocations {
            say("\(found.name): \(found.before), after 25 more reconnections \(found.after)")
        }
        say("\(leaks.judgedCount) processes lived long enough to be watched for leaks")
    }

    private func row(_ name: String, _ cells: String...) {
        say(
            name.padding(toLength: 24, withPad: " ", startingAt: 0)
                + cells.map { String(repeating: " ", count: max(1, 16 - $0.count)) + $0 }.joined())
    }

    private func pick(_ sorted: [Duration], _ quantile: Double) -> Duration? {
        sorted.isEmpty ? nil : sorted[min(sorted.count - 1, Int(Double(sorted.count) * quantile))]
    }
    private func text(_ sorted: [Duration], _ quantile: Double) -> String { pick(sorted, quantile).map(seconds) ?? "-" }
    private func number(_ sorted: [Duration], _ quantile: Double) -> JSON {
        pick(sorted, quantile).map { .number(($0 / .milliseconds(1)).rounded() / 1000) } ?? .null
    }
}
