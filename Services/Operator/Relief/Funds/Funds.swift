import ArgumentParser
import Contracts

/// `unionctl funds`: what money there is for people in hardship, where it comes from and what it is meant for.
struct Funds: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "funds", abstract: LocalizedText.help.funds.inCurrentLanguage,
        discussion: LocalizedText.help.fundsDiscussion.inCurrentLanguage,
        subcommands: [ListFunds.self, AddFund.self, AddProject.self],
        defaultSubcommand: ListFunds.self)
}

/// A fund, and what stands in its accounts.
struct Fund: Codable, Sendable {
    var code: String
    var source: String
    var name: String
    /// The last four digits of the bank account.
    var account: String
    var balances: [String: Int64]
    var projects: [Project]
}

/// A project of a fund, and what stands in its accounts.
struct Project: Codable, Sendable {
    var code: String
    var year: Int
    var division: String
    var item: String
    var name: String
    var balances: [String: Int64]
}

/// `unionctl funds list`
struct ListFunds: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: LocalizedText.help.listFunds.inCurrentLanguage)

    @OptionGroup var output: OutputOptions

    func run() async throws {
        let funds = try await BrokerConnection.opened(.process) { try await $0.funds() }
        let language = output.language
        let lines = funds.flatMap(FundLine.lines)
        output.write(["funds": funds], orText: Self.table(in: language).text(lines, in: language, whenEmpty: .noFunds))
    }

    /// Each fund, and below it its projects.
    static func table(in language: Language) -> Table<FundLine> {
        Table(
            .text(.tables.fund) { $0.fund }, .text(.tables.project) { $0.project },
            .text(.tables.fundTitle) { $0.name }, .text(.tables.sourceOrItem) { $0.source(language) },
            .amount(.tables.unallocated) { $0.balances["fund"] },
            .amount(.tables.available) { $0.balances["available"] },
            .amount(.tables.reserved) { $0.balances["reserved"] },
            .amount(.tables.committed) { $0.balances["committed"] },
            .amount(.tables.paidOut) { $0.balances["paid"] }, .amount(.tables.returned) { $0.balances["returned"] })
    }
}

/// A fund or a project, as a line of the list.
struct FundLine: Sendable {
    var fund: String
    var project: String
    var name: String
    /// Of the fund its source, of a project its item.
    var kind: String
    var balances: [String: Int64]

    static func lines(of fund: Fund) -> [FundLine] {
        [FundLine(fund: fund.code, project: "", name: fund.name, kind: fund.source, balances: fund.balances)]
            + fund.projects.map {
                FundLine(fund: fund.code, project: $0.code, name: $0.name, kind: $0.item, balances: $0.balances)
            }
    }

    func source(_ language: Language) -> String {
        let name = project.isEmpty ? FundSource(rawValue: kind)?.name : ReliefItem(rawValue: kind)?.name
        return name?[language] ?? kind
    }
}

extension ServiceRequests {
    func funds() async throws(CommandFault) -> [Fund] {
        try await ask(.relief, "funds.list", answer: FundList.self).funds
    }
}

private struct FundList: Decodable, Sendable {
    var funds: [Fund]
}
