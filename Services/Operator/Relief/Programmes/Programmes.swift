import ArgumentParser
import Contracts

extension ReliefBasis: ExpressibleByArgument {}

/// `unionctl programmes`: what is given to whom, from which money and by which rule.
struct Programmes: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "programmes", abstract: LocalizedText.help.programmes.inCurrentLanguage,
        discussion: LocalizedText.help.programmesDiscussion.inCurrentLanguage,
        subcommands: [
            ListProgrammes.self, ShowProgramme.self, CheckProgramme.self, SaveProgramme.self, TryProgramme.self,
            CloseProgramme.self,
        ],
        defaultSubcommand: ListProgrammes.self)
}

/// A programme's newest version, as the service keeps it.
struct Programme: Codable, Sendable {
    var code: String
    var version: Int
    var fund: String
    var project: String
    var item: String
    var bases: [String]
    var places: [String]
    var from: String
    var until: String
    var rule: String
    var amount: String
    var caps: [JSON]
    var once: [JSON]
    var publicityDays: Int
    var exitGraceDays: Int
    var reviewGraceDays: Int
    var approval: [JSON]
    var savedBy: String
    var savedAt: String
    var open: Bool
}

/// What a check found, or what became of a version that was to be saved.
struct ProgrammeFinding: Codable, Sendable {
    /// What is wrong in the rule or the formula, and where.
    struct Fault: Codable, Sendable {
        struct Text: Codable, Sendable {
            var zh: String
            var en: String
        }

        var field: String
        var code: String
        var line: Int
        var column: Int
        var length: Int
        var message: Text
        /// The place, with a mark under it.
        var shown: Text
    }

    struct Problem: Codable, Sendable {
        var code: String
        var field: String?
        var message: Fault.Text
    }

    var valid: Bool
    /// Nothing where it is valid.
    var reasons: [Problem]?
    var faults: [Fault]?
    /// What rule, formula and caps name, and what of it is sealed.
    var facts: [String]?
    var sealed: [String]?
    /// `false` when the newest version is just so.
    var saved: Bool?
    var code: String?
    var version: Int?
}

extension ServiceRequests {
    func checkProgramme(_ programme: JSON) async throws(CommandFault) -> ProgrammeFinding {
        try await ask(.relief, "programmes.check", programme)
    }

    func saveProgramme(_ programme: JSON, why: String) async throws(CommandFault) -> ProgrammeFinding {
        try await insist(.relief, "programmes.save", programme, reason: why)
    }

    func programme(_ code: String) async throws(CommandFault) -> Programme {
        let page = try await ask(.relief, "programmes.list", ["code": .string(code)], answer: ProgrammePage.self)
        guard let programme = page.programmes.first else { throw CommandFault.refused(.noProgrammes) }
        return programme
    }
}
