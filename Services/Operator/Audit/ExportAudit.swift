import ArgumentParser
import Contracts
import Foundation

/// `unionctl audit export FILE`: the chained audit log as JSON lines, for whoever is to check it elsewhere.
struct ExportAudit: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: LocalizedText.help.exportAudit.inCurrentLanguage,
        discussion: LocalizedText.help.exportAuditDiscussion.inCurrentLanguage)

    @Argument(help: .init(LocalizedText.help.exportFile.inCurrentLanguage, valueName: "file"))
    var file: String

    @OptionGroup var service: ServiceOption

    @OptionGroup var output: OutputOptions

    func run() async throws {
        // Whole or not at all: a file that was begun and not finished would look like a chain cut off.
        let unfinished = file + ".unfinished"
        guard FileManager.default.createFile(atPath: unfinished, contents: nil),
            let handle = FileHandle(forWritingAtPath: unfinished)
        else { throw CommandFault.usage(.fileUnwritable(file)) }
        var verification = AuditVerification(announced: [])
        try await BrokerConnection.opened(.process) { connection in
            var pending = Data()
            try await AuditPages.read(of: service.service, over: connection) { line in
                verification.take(line)
                pending.append(contentsOf: line.json.serialized() + [UInt8(ascii: "\n")])
                guard pending.count > 1 << 20 else { return }
                try handle.write(contentsOf: pending)
                pending.removeAll()
            }
            try handle.write(contentsOf: pending)
        }
        try handle.synchronize()
        try handle.close()
        guard rename(unfinished, file) == 0 else { throw CommandFault.usage(.fileUnwritable(file)) }
        verification.finish()
        let report = AuditReport(verification, announced: nil)
        output.write(report, orText: "\(file): \(report.text(in: output.language))")
        if report.broken != nil { throw ExitCode(ExitStatus.refused.rawValue) }
    }
}
