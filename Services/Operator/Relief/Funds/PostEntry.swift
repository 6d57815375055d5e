import ArgumentParser
import Contracts

/// A way that a person has money take: by what word, and whose code stands behind it.
protocol LedgerWay {
    /// The flow, which is the command's name as well.
    static var flow: String { get }
    static var abstract: LocalizedText { get }
    /// Whether a project is named, and not the fund.
    static var isOfProject: Bool { get }
}

enum Receive: LedgerWay {
    static let flow = "receive"
    static var abstract: LocalizedText { .help.receiveMoney }
    static let isOfProject = false
}

enum HandBack: LedgerWay {
    static let flow = "hand-back"
    static var abstract: LocalizedText { .help.handBackMoney }
    static let isOfProject = false
}

enum Allocate: LedgerWay {
    static let flow = "allocate"
    static var abstract: LocalizedText { .help.allocateMoney }
    static let isOfProject = true
}

enum Deallocate: LedgerWay {
    static let flow = "deallocate"
    static var abstract: LocalizedText { .help.deallocateMoney }
    static let isOfProject = true
}

enum Spend: LedgerWay {
    static let flow = "spend"
    static var abstract: LocalizedText { .help.spendMoney }
    static let isOfProject = false
}

/// `unionctl ledger receive CEN-2026 30000.00 --document TEXT --why TEXT`, and the other four: a second person confirms it.
struct PostEntry<Way: LedgerWay>: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(commandName: Way.flow, abstract: Way.abstract.inCurrentLanguage)
    }

    @Argument(
        help: .init((Way.isOfProject ? LocalizedText.help.postedProject : .help.postedFund).inCurrentLanguage))
    var code: String

    @Argument(help: .init(LocalizedText.help.postedAmount.inCurrentLanguage, valueName: "30000.00"))
    var amount: String

    @Option(help: .init(LocalizedText.help.postedDocument.inCurrentLanguage, valueName: "number"))
    var document: String

    @Option(help: .init(LocalizedText.help.reason.inCurrentLanguage))
    var why: String

    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard Hundredths.read(amount).map({ $0 > 0 }) ?? false else {
            throw ValidationError(LocalizedText.amountUnreadable.inCurrentLanguage)
        }
    }

    func run() async throws {
        let proposal = try await BrokerConnection.opened(.process) { connection in
            try await connection.propose("ledger.post", arguments, why: why)
        }
        output.write(proposal, orText: LocalizedText.proposalMade(proposal)[output.language])
    }

    var arguments: JSON {
        .object([
            "flow": .string(Way.flow), (Way.isOfProject ? "project" : "fund"): .string(code),
            "amountFen": Hundredths.read(amount).map(JSON.integer), "document": .string(document),
        ])
    }
}
