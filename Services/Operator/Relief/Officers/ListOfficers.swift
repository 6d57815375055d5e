import ArgumentParser
import Contracts
import ReliefDomain

/// `unionctl relief officers list`
struct ListOfficers: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: LocalizedText.help.listOfficers.inCurrentLanguage)

    @OptionGroup var output: OutputOptions

    func run() async throws {
        let list = try await BrokerConnection.opened(.process) { try await $0.officers() }
        output.write(list, orText: list.text(in: output.language))
    }
}

/// The answer to `relief.officers.list`.
struct OfficerList: Codable, Sendable {
    var officers: [ReliefOfficer]
    /// While fewer than two people are officers, any operator registers them.
    var founding: Bool

    /// A line for each right, and what is to be known of all.
    func text(in language: Language) -> String {
        let rights = officers.flatMap { officer in
            officer.roles.isEmpty ? [Line(officer: officer)] : officer.roles.map { Line(officer: officer, right: $0) }
        }
        let table = Self.table(in: language).text(rights, in: language, whenEmpty: .noOfficers)
        return founding ? table + "\n" + LocalizedText.officersFounding[language] : table
    }

    struct Line: Sendable {
        var officer: ReliefOfficer
        var right: ReliefOfficer.Right?
    }

    static func table(in language: Language) -> Table<Line> {
        Table(
            .text(.tables.officer) { $0.officer.name },
            .text(.tables.state) {
                ($0.officer.removedAt == nil ? LocalizedText.tables.active : .tables.removed)[language]
            },
            .text(.tables.role) { line in
                line.right.map { OfficerRole(rawValue: $0.role)?.name[language] ?? $0.role } ?? "–"
            },
            .text(.tables.place) { line in line.right.map { LocalizedText.place($0.place)[language] } ?? "–" },
            .text(.tables.level) { line in
                line.right?.level.map { ApprovalLevel(rawValue: $0)?.name[language] ?? $0 } ?? "–"
            },
            .amount(.tables.limit) { $0.right?.limitFen },
            .text(.tables.relatives) { String($0.officer.relatives) },
            .text(.tables.since) { LocalTime.text($0.officer.registeredAt) })
    }
}

extension ServiceRequests {
    func officers() async throws(CommandFault) -> OfficerList { try await ask(.relief, "relief.officers.list") }
}
