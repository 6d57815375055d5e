import ArgumentParser
import Contracts
import Foundation

/// Proves that nothing is lost and nothing done twice; started by deploy/chaos, which prepares broker, database and
/// departments.
@main
struct Chaos: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "chaos",
        abstract: "Has everything die, again and again, under load, and counts afterwards.",
        discussion: "Ends with status 1 when anything was lost, doubled, out of order, or too slow.")

    @Option(help: "Repeats a run: the same messages and the same faults. Without it, a new one.")
    var seed: UInt64?

    @Option(help: "How long faults happen; the counting afterwards takes its own time.")
    var minutes = 3.0

    @Option(help: "The most faults; by default as many as there is time for.")
    var faults: Int?

    @Option(help: "Applications a second; a fiftieth as many stations are proposed.")
    var rate = 250

    @Option(help: "Processes of each service.")
    var replicas = 3

    @Option(
        parsing: .upToNextOption,
        help: "Only faults of these kinds: \(FaultKind.allCases.map(\.rawValue).joined(separator: ", ")).")
    var only: [String] = []

    @Option(help: "Writes the figures to this file.")
    var json: String?

    @Flag(help: "Recovery times are reported and judge nothing: for a machine of unknown speed.")
    var anyPace = false

    @Flag(help: "Prints the faults of this seed, and does nothing.")
    var schedule = false

    func validate() throws {
        let unknown = only.filter { FaultKind(rawValue: $0) == nil }
        guard unknown.isEmpty else {
            throw ValidationError("no such kind of fault: \(unknown.joined(separator: ", "))")
        }
        guard replicas >= 1, rate >= 50, minutes > 0 else {
            throw ValidationError("replicas, rate and minutes: too few")
        }
    }

    func run() async throws {
        let seed = seed ?? UInt64.random(in: 1...999_999_999)
        let kinds = only.isEmpty ? FaultKind.allCases : only.compactMap(FaultKind.init)
        let plan = Schedule(
            seed: seed, kinds: kinds, replicas: replicas, minutes: minutes, count: faults ?? Int(minutes * 60))
        if schedule {
            for fault in plan.faults { say(fault.line) }
            return
        }
        say("seed \(seed): \(replicas) replicas, \(rate) messages a second, \(minutes) minutes")
        let violations = Violations()
        let instance = try Instance(environment: ProcessInfo.processInfo.environment)
        for kind in kinds where !kind.isPossible(in: instance) { say("\(kind.rawValue): not possible here, left out") }
        let stage = try Stage(
            instance: instance, replicas: replicas, rate: rate, seed: seed, anyPace: anyPace,
            violations: violations)
        let started = ContinuousClock.now
        let leaks = LeakWatch()
        let watch = StationWatch()
        let records = try await Run(
            stage: stage, schedule: plan, length: .seconds(minutes * 60), leaks: leaks, watch: watch
        ).perform()
        let report = report(of: stage, records, seed: seed, elapsed: started.duration(to: .now), leaks)
        report.print()
        say(StationFigures(stage.book, stage.map, watch).line)
        if let json { try Data(report.json.serialized()).write(to: URL(filePath: json)) }
        guard violations.all.isEmpty else {
            say("\n\(violations.all.count) violations:")
            for violation in violations.all { say("  \(violation)") }
            say("repeat it: deploy/chaos \(repetition(seed))\nlogs: \(stage.instance.home)/logs")
            throw ExitCode(1)
        }
        say("nothing lost, nothing done twice")
    }

    private func report(of stage: Stage, _ records: [FaultRecord], seed: UInt64, elapsed: Duration, _ leaks: LeakWatch)
        -> Report
    {
        let (confirmed, uncertain, refused) = stage.ledger.read { ($0.confirmed, $0.uncertain, $0.refused) }
        let stations = stage.book.read { ($0.confirmed, $0.uncertain, $0.refused) }
        return Report(
            seed: seed, records: records, tally: stage.tally.withLock { $0 }, confirmed: confirmed + stations.0,
            uncertain: uncertain + stations.1, refused: refused + stations.2,
            wireDuplicates: stage.log.read { $0.repeats },
            violations: stage.violations.all, elapsed: elapsed, leaks: leaks)
    }

    private func repetition(_ seed: UInt64) -> String {
        var words = ["--seed \(seed)", "--minutes \(minutes)", "--rate \(rate)", "--replicas \(replicas)"]
        if let faults { words.append("--faults \(faults)") }
        if anyPace { words.append("--any-pace") }
        if !only.isEmpty { words.append("--only \(only.joined(separator: " "))") }
        return words.joined(separator: " ")
    }
}
