import ArgumentParser
import Contracts

/// `unionctl insurance`: 入会+社保, the help of members into social insurance: the cases, what it costs, whom to ask, and
/// how long one waits.
struct Insurance: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "insurance",
        abstract: LocalizedText.help.insurance.inCurrentLanguage,
        subcommands: [
            ListCases.self, ShowCase.self, ListStalledCases.self, RetryCases.self, Standards.self, Offices.self,
            PatienceTerms.self,
        ],
        defaultSubcommand: ListCases.self)
}

extension InsuranceScheme: ExpressibleByArgument {}

extension InsuranceState: ExpressibleByArgument {}

extension Occupation: ExpressibleByArgument {}

/// Which part a department has in 入会+社保.
enum OfficeRole: String, Codable, CaseIterable, Sendable, ExpressibleByArgument {
    /// 人社
    case humanResources = "human-resources"
    /// 医保
    case medical
    /// 税务
    case tax
}
