import ArgumentParser
import Contracts
import ReliefDomain

extension ArchiveLevel: ExpressibleByArgument {}

/// `unionctl relief approvals`: which levels of the unions sign for an archive, or for a list of a sum.
struct Approvals: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "approvals", abstract: LocalizedText.help.approvals.inCurrentLanguage,
        subcommands: [SetApproval.self, ListApprovals.self],
        defaultSubcommand: ListApprovals.self)
}

/// Who signs in one place.
struct ApprovalLine: Codable, Sendable, Equatable {
    var place: String
    /// The level of archives; `nil` of lists.
    var archives: String?
    /// Of lists: up to what sum; `nil` for every one.
    var upToFen: Int64?
    var signatures: [String]
}

/// `unionctl relief approvals set --place C (--archives LEVEL | [--up-to 元]) [--sign L…] --why TEXT`
struct SetApproval: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "set", abstract: LocalizedText.help.setApproval.inCurrentLanguage,
        discussion: LocalizedText.help.setApprovalDiscussion.inCurrentLanguage)

    @Option(help: .init(LocalizedText.help.approvalPlace.inCurrentLanguage, valueName: "code"))
    var place: String

    @Option(help: .init(LocalizedText.help.approvalArchives.inCurrentLanguage))
    var archives: ArchiveLevel?

    @Option(help: .init(LocalizedText.help.approvalLimit.inCurrentLanguage, valueName: "50000.00"))
    var upTo: String?

    @Option(parsing: .upToNextOption, help: .init(LocalizedText.help.approvalSign.inCurrentLanguage))
    var sign: [ApprovalLevel] = []

    @Option(help: .init(LocalizedText.help.reason.inCurrentLanguage))
    var why: String

    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard let upTo else { return }
        guard archives == nil, Hundredths.read(upTo).map({ $0 > 0 }) ?? false else {
            throw ValidationError(LocalizedText.amountUnreadable.inCurrentLanguage)
        }
    }

    func run() async throws {
        try DivisionCode.check([place])
        let proposal = try await BrokerConnection.opened(.process) { connection in
            try await connection.propose("relief.approvals.set", arguments, why: why)
        }
        output.write(proposal, orText: LocalizedText.proposalMade(proposal)[output.language])
    }

    var arguments: JSON {
        .object([
            "place": .string(place), "archives": archives.map { .string($0.rawValue) },
            "upToFen": upTo.flatMap(Hundredths.read).map(JSON.integer),
            "signatures": .array(sign.map { .string($0.rawValue) }),
        ])
    }
}

/// `unionctl relief approvals list`
struct ListApprovals: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: LocalizedText.help.listApprovals.inCurrentLanguage)

    @OptionGroup var output: OutputOptions

    func run() async throws {
        let rules = try await BrokerConnection.opened(.process) { try await $0.approvals() }
        let language = output.language
        output.write(
            ["rules": rules], orText: Self.table(in: language).text(rules, in: language, whenEmpty: .noApprovals))
    }

    static func table(in language: Language) -> Table<ApprovalLine> {
        Table(
            .text(.tables.place) { LocalizedText.place($0.place)[language] },
            .text(.tables.approved) { LocalizedText.approved($0)[language] },
            .text(.tables.signatures) { rule in
                rule.signatures.map { ApprovalLevel(rawValue: $0)?.name[language] ?? $0 }.joined(separator: " → ")
            })
    }
}

extension ServiceRequests {
    func approvals() async throws(CommandFault) -> [ApprovalLine] {
        try await ask(.relief, "relief.approvals.list", answer: ApprovalList.self).rules
    }
}

private struct ApprovalList: Decodable, Sendable {
    var rules: [ApprovalLine]
}
