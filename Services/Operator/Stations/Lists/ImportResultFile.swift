import Contracts
import Foundation

/// The list as it came, with what became of each row behind it: a person mends what was refused, and sends it again.
struct ImportResultFile {
    private let path: String
    private let list: StationListFile
    private let language: Language

    /// - Throws: `usage` where nothing can be written there, before anything is sent. What is there already stays.
    init(path: String, _ list: StationListFile, in language: Language) throws(CommandFault) {
        // For the owner alone: the list may name people.
        guard
            !FileManager.default.fileExists(atPath: path),
            FileManager.default.createFile(
                atPath: path, contents: nil, attributes: [.posixPermissions: 0o600])
        else { throw .usage(.fileUnwritable(path)) }
        self.path = path
        self.list = list
        self.language = language
    }

    func write(_ report: ListImport) throws(CommandFault) {
        let results = Dictionary(report.results.map { ($0.line, $0) }) { first, _ in first }
        var writer = CSVWriter(to: "", titles: list.titles + Self.titles)
        for line in list.lines {
            writer.write(line.cells + cells(of: results[line.number]))
        }
        let empty = Array(repeating: "", count: max(0, list.titles.count))
        for fault in list.faults { writer.write(empty + cells(of: results[fault.line])) }
        do {
            try Data(writer.output.utf8).write(to: URL(filePath: path))
        } catch {
            throw .unavailable(.fileUnwritable(path))
        }
    }

    private static let titles = ["结果", "原因", "取得编码"]

    private func cells(of result: ListImport.Result?) -> [String] {
        guard let result else { return ["", "", ""] }
        return [
            LocalizedText.importOutcome(result.outcome)[language],
            LocalizedText.importReasons(result.reasons, in: language), result.code ?? "",
        ]
    }
}
