import ArgumentParser
import Contracts

/// `unionctl departments remove NAME`
struct RemoveDepartment: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "remove", abstract: LocalizedText.help.removeDepartment.inCurrentLanguage,
        discussion: LocalizedText.help.removeDepartmentDiscussion.inCurrentLanguage)

    @Argument(help: .init(LocalizedText.help.departmentName.inCurrentLanguage))
    var name: DepartmentName

    @Option(help: .init(LocalizedText.help.reason.inCurrentLanguage))
    var reason: String?

    @OptionGroup var output: OutputOptions

    func run() async throws {
        try await BackOffice.connected(.process) { office in
            try await office.departments.remove(name, reason: reason)
        }
        output.write(
            ["department": name.text, "state": "removed"],
            orText: LocalizedText.departmentRemoved(name.text)[output.language])
    }
}
