import ArgumentParser
import Contracts
import Foundation
import StationsDomain

/// `unionctl stations import FILE --place 430102 [--dry-run] [--result FILE]`: a county's list, as it is kept. The same
/// file once more changes nothing.
///
/// The status is 1 when a row was refused.
struct ImportStations: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: LocalizedText.help.importStations.inCurrentLanguage,
        discussion: LocalizedText.help.importStationsDiscussion.inCurrentLanguage)

    @Argument(
        help: .init(LocalizedText.help.importFile.inCurrentLanguage, valueName: "file"),
        completion: .file(extensions: ["csv"]))
    var file: String

    @Option(help: .init(LocalizedText.help.importPlace.inCurrentLanguage, valueName: "code"))
    var place: String

    @Option(
        help: .init(LocalizedText.help.importSystem.inCurrentLanguage, valueName: "gcj02|wgs84|bd09|cgcs2000"),
        transform: { try CoordinateSystem.typed($0) })
    var crs: CoordinateSystem?

    @Option(help: .init(LocalizedText.help.importState.inCurrentLanguage, valueName: "planned|operating"))
    var state: String?

    @Flag(help: .init(LocalizedText.help.dryRun.inCurrentLanguage))
    var dryRun = false

    @Option(help: .init(LocalizedText.help.importResult.inCurrentLanguage, valueName: "file"), completion: .file())
    var result: String?

    @Option(help: .init(LocalizedText.help.reason.inCurrentLanguage))
    var why: String?

    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard state.map({ ImportedStanding.Word(rawValue: $0) != nil }) ?? true else {
            throw ValidationError(
                "--state: " + ImportedStanding.Word.allCases.map(\.rawValue).joined(separator: " "))
        }
    }

    func run() async throws {
        try DivisionCode.check([place])
        // Read before anything is connected: what is no list goes nowhere.
        let list = try StationListFile(path: file)
        if !list.unknownTitles.isEmpty, !output.isJSON {
            let words = LocalizedText.titlesUnread(list.unknownTitles)[output.language]
            Terminal.standardError.write(words + "\n")
        }
        let resultFile = try result.map { path throws(CommandFault) in
            try ImportResultFile(path: path, list, in: output.language)
        }
        let (report, fault) = try await BrokerConnection.opened(.process) { connection in
            try await send(list, over: connection)
        }
        try resultFile?.write(report)
        output.write(report, orText: LocalizedText.importSummary(report)[output.language])
        if let fault { throw fault }
        if report.status != .done { throw ExitCode(report.status.rawValue) }
    }

    /// Sends all of it, a slice at a time, and ends at the first slice that gets no answer; what became of the others is
    /// in the report.
    ///
    /// - Throws: why the service refuses the list as a whole, so that nothing was taken.
    func send(
        _ list: StationListFile, over requests: some ServiceRequests
    ) async throws(CommandFault) -> (ListImport, CommandFault?) {
        var report = ListImport(dryRun: dryRun)
        var lines = ResultLines(of: list.lines.count + list.faults.count, isQuiet: output.isJSON)
        note(list.faults.map { ListImport.Result($0) }, &report, &lines)
        let defaults = ListDefaults(place: place, system: crs, state: state)
        var fault: CommandFault?
        for start in stride(from: 0, to: list.lines.count, by: ListImport.slice) where fault == nil {
            let slice = Array(list.lines[start..<min(start + ListImport.slice, list.lines.count)])
            do throws(CommandFault) {
                let results = try await requests.importStations(
                    slice, titles: list.titles, defaults, dryRun: dryRun, why: why)
                note(results, &report, &lines)
            } catch {
                if start == 0, error.status != .unavailable { throw error }
                if error.status == .unavailable { note(slice.map { .unanswered($0) }, &report, &lines) }
                fault = error
            }
            lines.showProgress()
        }
        lines.clearProgress()
        report.sort()
        return (report, fault)
    }

    private func note(_ results: [ListImport.Result], _ report: inout ListImport, _ lines: inout ResultLines) {
        report.add(results)
        // Of what went well nobody wants thousands of lines.
        for result in results where result.outcome == .refused || !result.reasons.isEmpty {
            lines.write(LocalizedText.importLine(result, in: output.language))
        }
    }
}

extension ListImport.Result {
    /// A line that is no row of the list.
    init(_ fault: CSVFault) {
        let text = LocalizedText.csvProblem(fault.problem)
        let message = DecidedApplication.Message(zh: text.zh, en: text.en)
        self.init(
            line: fault.line, outcome: .refused, code: nil, state: nil,
            reasons: [ListImport.Reason(code: "line-unreadable", field: nil, message: message)])
    }

    static func unanswered(_ line: StationListFile.Line) -> ListImport.Result {
        ListImport.Result(line: line.number, outcome: .unanswered, code: nil, state: nil, reasons: [])
    }
}
