import ArgumentParser
import Contracts

/// `unionctl programmes check CODE … --rule FILE --amount FILE`: nothing is kept; ends with the status of a refusal when
/// something is wrong.
struct CheckProgramme: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: LocalizedText.help.checkProgramme.inCurrentLanguage)

    @OptionGroup var programme: ProgrammeOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let arguments = try programme.arguments()
        let finding = try await BrokerConnection.opened(.process) { try await $0.checkProgramme(arguments) }
        output.write(finding, orText: finding.text(output.language))
        guard finding.valid else { throw CommandFault.refused(.programmeWrong) }
    }
}

/// `unionctl programmes save CODE … --rule FILE --amount FILE --why TEXT`: another version of it, or its first.
struct SaveProgramme: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "save", abstract: LocalizedText.help.saveProgramme.inCurrentLanguage,
        discussion: LocalizedText.help.saveProgrammeDiscussion.inCurrentLanguage)

    @OptionGroup var programme: ProgrammeOptions

    @Option(help: .init(LocalizedText.help.reason.inCurrentLanguage))
    var why: String

    @OptionGroup var output: OutputOptions

    func run() async throws {
        let arguments = try programme.arguments()
        let finding = try await BrokerConnection.opened(.process) {
            try await $0.saveProgramme(arguments, why: why)
        }
        output.write(finding, orText: finding.text(output.language))
        guard finding.valid else { throw CommandFault.refused(.programmeWrong) }
    }
}

extension ProgrammeFinding {
    /// What is wrong, with each place in the texts shown; or what it names; or which version it became.
    func text(_ language: Language) -> String {
        guard valid else {
            let shown = (faults ?? []).map { fault in
                LocalizedText.programmeField(fault.field)[language]
                    + (language == .zh ? fault.shown.zh : fault.shown.en)
            }
            let texts = Set((faults ?? []).map(\.field))
            let others = (reasons ?? []).filter { !texts.contains($0.field ?? "") }.map { problem in
                "\(problem.field ?? "")  \(problem.code)  \(language == .zh ? problem.message.zh : problem.message.en)"
            }
            return (others + shown).joined(separator: "\n")
        }
        return LocalizedText.programmeSound(self)[language]
    }
}
