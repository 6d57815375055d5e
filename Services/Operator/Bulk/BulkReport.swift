import ArgumentParser
import Contracts

/// What came of one of many things; every such command can be refused, or get no answer.
protocol BulkVerdict: RawRepresentable<String>, CaseIterable, Sendable {
    static var refused: Self { get }
    /// No answer came: it may have been done, or not.
    static var unanswered: Self { get }
}

/// What a command about many things ends with.
protocol BulkReport: Encodable, Sendable {
    associatedtype Verdict: BulkVerdict
    /// How many came to what, by the names of the verdicts; `unasked` are those that it did not come to.
    var summary: [String: Int] { get }
    /// Whether a filter chose no more than it may without `--all`, and others wait.
    var more: Bool { get }
}

extension BulkReport {
    /// `refused` when of one of them it is not known that it was done.
    var status: ExitStatus {
        [Verdict.refused, .unanswered].allSatisfy { summary[$0.rawValue, default: 0] == 0 } ? .done : .refused
    }
}

extension BulkRun {
    /// How many came to what, those included that it did not come to.
    func summary<Verdict: BulkVerdict>(_ verdict: (Result) -> Verdict) -> [String: Int] {
        var summary = Dictionary(uniqueKeysWithValues: Verdict.allCases.map { ($0.rawValue, 0) })
        for result in known { summary[verdict(result).rawValue, default: 0] += 1 }
        summary["unasked"] = unasked
        return summary
    }
}

extension OutputOptions {
    /// Writes the report, or in its place the summary and whether others wait, and ends the command with its status.
    ///
    /// - Throws: why it ended early, or the status where it is not `done`.
    func end(
        with report: some BulkReport, summary: LocalizedText, more: @autoclosure () -> LocalizedText,
        fault: CommandFault?
    ) throws {
        write(report, orText: summary[language])
        if report.more, !isJSON { Terminal.standardError.write(more()[language] + "\n") }
        if let fault { throw fault }
        if report.status != .done { throw ExitCode(report.status.rawValue) }
    }
}
