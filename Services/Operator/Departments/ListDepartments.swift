import ArgumentParser
import Contracts

/// `unionctl departments list`
struct ListDepartments: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: LocalizedText.help.listDepartments.inCurrentLanguage)

    @OptionGroup var output: OutputOptions

    func run() async throws {
        let departments = try await BackOffice.connected(.process) { office in try await office.departments.list() }
        let language = output.language
        let table = Table<RegisteredDepartment>(
            .text(.tables.department) { $0.name },
            .text(.tables.state) {
                ($0.removedAt == nil ? LocalizedText.tables.active : .tables.removed)[language]
            },
            .text(.tables.mayPublish) { $0.types.joined(separator: " ") },
            .text(.tables.places) { $0.places.joined(separator: " ") },
            .text(.tables.since) { LocalTime.text($0.registeredAt) },
            .text(.tables.key) { $0.keyId ?? "–" })
        output.write(
            RegisteredDepartments(departments: departments), orText: table.text(departments, in: language))
    }
}
