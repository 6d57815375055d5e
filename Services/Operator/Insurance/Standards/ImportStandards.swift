import ArgumentParser
import Contracts

/// `unionctl insurance standards import FILE --why TEXT`: all of a file, or, where a line is wrong, nothing.
struct ImportStandards: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: LocalizedText.help.importStandards.inCurrentLanguage,
        discussion: LocalizedText.help.importStandardsDiscussion.inCurrentLanguage)

    @Argument(
        help: .init(LocalizedText.help.standardsFile.inCurrentLanguage, valueName: "file"),
        completion: .file(extensions: ["csv"]))
    var file: String

    @Option(help: .init(LocalizedText.help.reason.inCurrentLanguage))
    var why: String

    @OptionGroup var output: OutputOptions

    func run() async throws {
        // Read before anything is connected: a file with a fault goes nowhere.
        let file = try StandardsFile.read(file)
        let imported = try await BrokerConnection.opened(.process) { connection in
            try await connection.importStandards(file, why: why)
        }
        output.write(imported, orText: LocalizedText.standardsImported(imported)[output.language])
    }
}
