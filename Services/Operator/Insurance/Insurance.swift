import ArgumentParser
import Contracts

/// `unionctl insurance`: 入会+社保, the help of members into social insurance: whom to ask, and what it costs.
struct Insurance: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "insurance",
        abstract: LocalizedText.help.insurance.inCurrentLanguage,
        subcommands: [Standards.self, Offices.self])
}

extension InsuranceScheme: ExpressibleByArgument {}

/// Which part a department has in 入会+社保.
enum OfficeRole: String, Codable, CaseIterable, Sendable, ExpressibleByArgument {
    /// 人社
    case humanResources = "human-resources"
    /// 医保
    case medical
    /// 税务
    case tax
}
