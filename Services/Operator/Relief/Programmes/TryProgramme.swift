import ArgumentParser
import Contracts

/// What would become of somebody of whom just these facts are known.
struct TriedProgramme: Codable, Sendable {
    struct Clauses: Codable, Sendable {
        var zh: [String]
        var en: [String]
    }

    var code: String
    var version: Int
    /// `yes`, `no` or `unknown`.
    var truth: String
    /// Those that decided; values of sealed facts are not in them.
    var clauses: Clauses
    /// What the formula came to, before any cap.
    var formulaFen: Int64?
    var amountFen: Int64?
    var reasons: [ProgrammeFinding.Problem]
}

/// `unionctl programmes try CODE archive.category=deep study.stage=bachelor nomination.amount=8000.00 dibao=700.00`
struct TryProgramme: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "try", abstract: LocalizedText.help.tryProgramme.inCurrentLanguage,
        discussion: LocalizedText.help.tryProgrammeDiscussion.inCurrentLanguage)

    @Argument(help: .init(LocalizedText.help.programmeCode.inCurrentLanguage))
    var code: String

    @Argument(help: .init(LocalizedText.help.triedFacts.inCurrentLanguage, valueName: "fact=value"))
    var facts: [TypedFact] = []

    @OptionGroup var output: OutputOptions

    func run() async throws {
        let tried = try await BrokerConnection.opened(.process) { connection in
            try await connection.ask(.relief, "programmes.try", arguments, answer: TriedProgramme.self)
        }
        output.write(tried, orText: tried.text(output.language))
    }

    var arguments: JSON { ["code": .string(code), "facts": .object(facts.map(\.member))] }
}

extension TriedProgramme {
    func text(_ language: Language) -> String {
        let lines = language == .zh ? clauses.zh : clauses.en
        let why = reasons.map { problem in
            "\(problem.code)\(problem.field.map { " (\($0))" } ?? "")  "
                + (language == .zh ? problem.message.zh : problem.message.en)
        }
        return ([LocalizedText.programmeTried(self)[language]] + lines + why).joined(separator: "\n")
    }
}
