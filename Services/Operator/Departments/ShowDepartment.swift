import ArgumentParser
import Contracts

/// `unionctl departments show NAME`
struct ShowDepartment: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: LocalizedText.help.showDepartment.inCurrentLanguage)

    @Argument(help: .init(LocalizedText.help.departmentName.inCurrentLanguage))
    var name: DepartmentName

    @OptionGroup var output: OutputOptions

    func run() async throws {
        let department = try await BrokerConnection.opened(.process) { connection in
            try await connection.departments().first { $0.name == name.text }
        }
        guard let department else { throw CommandFault.refused(.departmentUnknown(name.text)) }
        output.write(department, orText: department.text(in: output.language))
    }
}

extension RegisteredDepartment {
    /// Everything about it, a line each.
    func text(in language: Language) -> String {
        let words = LocalizedText.tables
        return DetailRows.text(
            [
                (words.department, name), (words.state, (removedAt == nil ? words.active : words.removed)[language]),
                (words.mayPublish, types.joined(separator: " ")), (words.places, places.joined(separator: " ")),
                (words.since, LocalTime.text(registeredAt)), (words.removedAt, removedAt.map(LocalTime.text)),
                (words.key, keyId), (words.keySince, keySince.map(LocalTime.text)),
                (words.undelivered, undelivered.map(String.init)),
            ], in: language)
    }
}
