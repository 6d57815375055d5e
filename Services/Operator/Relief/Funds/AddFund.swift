import ArgumentParser
import Contracts

extension FundSource: ExpressibleByArgument {}
extension ReliefItem: ExpressibleByArgument {}

/// What became of a fund or project.
struct AddedCode: Codable, Sendable {
    var code: String
    /// `false` when it was there.
    var added: Bool
}

/// `unionctl funds add CEN-2026 --source central --name TEXT --account 0417 --why TEXT`
struct AddFund: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: LocalizedText.help.addFund.inCurrentLanguage)

    @Argument(help: .init(LocalizedText.help.newFund.inCurrentLanguage))
    var code: String

    @Option(help: .init(LocalizedText.help.fundSource.inCurrentLanguage))
    var source: FundSource

    @Option(help: .init(LocalizedText.help.fundName.inCurrentLanguage))
    var name: String

    @Option(help: .init(LocalizedText.help.fundAccount.inCurrentLanguage, valueName: "0417"))
    var account: String

    @Option(help: .init(LocalizedText.help.reason.inCurrentLanguage))
    var why: String

    @OptionGroup var output: OutputOptions

    func run() async throws {
        let added = try await BrokerConnection.opened(.process) { try await $0.add(self) }
        output.write(added, orText: LocalizedText.codeAdded(added)[output.language])
    }
}

/// `unionctl funds add-project SWN-2026-HN --fund CEN-2026 --year 2026 --place 430000 --item warmth --name TEXT --why TEXT`
struct AddProject: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add-project", abstract: LocalizedText.help.addProject.inCurrentLanguage)

    @Argument(help: .init(LocalizedText.help.newProject.inCurrentLanguage))
    var code: String

    @Option(help: .init(LocalizedText.help.projectFund.inCurrentLanguage, valueName: "code"))
    var fund: String

    @Option(help: .init(LocalizedText.help.projectYear.inCurrentLanguage))
    var year: Int

    @Option(help: .init(LocalizedText.help.projectPlace.inCurrentLanguage, valueName: "code"))
    var place: String

    @Option(help: .init(LocalizedText.help.projectItem.inCurrentLanguage))
    var item: ReliefItem

    @Option(help: .init(LocalizedText.help.fundName.inCurrentLanguage))
    var name: String

    @Option(help: .init(LocalizedText.help.reason.inCurrentLanguage))
    var why: String

    @OptionGroup var output: OutputOptions

    func run() async throws {
        try DivisionCode.check([place])
        let added = try await BrokerConnection.opened(.process) { try await $0.add(self) }
        output.write(added, orText: LocalizedText.codeAdded(added)[output.language])
    }
}

extension ServiceRequests {
    fileprivate func add(_ fund: AddFund) async throws(CommandFault) -> AddedCode {
        try await insist(
            .relief, "funds.add",
            [
                "code": .string(fund.code), "source": .string(fund.source.rawValue), "name": .string(fund.name),
                "account": .string(fund.account),
            ], reason: fund.why)
    }

    fileprivate func add(_ project: AddProject) async throws(CommandFault) -> AddedCode {
        try await insist(
            .relief, "projects.add",
            [
                "code": .string(project.code), "fund": .string(project.fund), "year": .integer(Int64(project.year)),
                "division": .string(project.place), "item": .string(project.item.rawValue),
                "name": .string(project.name),
            ], reason: project.why)
    }
}
