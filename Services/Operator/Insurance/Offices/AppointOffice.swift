import ArgumentParser
import Contracts

/// `unionctl insurance offices appoint ROLE DEPARTMENT --place CODE [--name TEXT] --why TEXT`
struct AppointOffice: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "appoint", abstract: LocalizedText.help.appointOffice.inCurrentLanguage,
        discussion: LocalizedText.help.appointOfficeDiscussion.inCurrentLanguage)

    @Argument(help: .init(LocalizedText.help.officeRole.inCurrentLanguage))
    var role: OfficeRole

    @Argument(help: .init(LocalizedText.help.departmentName.inCurrentLanguage))
    var department: DepartmentName

    @Option(help: .init(LocalizedText.help.officePlace.inCurrentLanguage, valueName: "code"))
    var place: String

    @Option(help: .init(LocalizedText.help.officeName.inCurrentLanguage, valueName: "text"))
    var name: String?

    @Option(help: .init(LocalizedText.help.reason.inCurrentLanguage))
    var why: String

    @OptionGroup var output: OutputOptions

    func run() async throws {
        try DivisionCode.check([place])
        let office = try await BrokerConnection.opened(.process) { connection in
            try await connection.appoint(department, as: role, place: place, name: name, why: why)
        }
        output.write(office, orText: LocalizedText.officeAppointed(office)[output.language])
    }
}
