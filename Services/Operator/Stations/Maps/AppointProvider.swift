import ArgumentParser
import Contracts

/// `unionctl stations providers appoint DEPARTMENT --name TEXT --crs gcj02 --place CODE… --why TEXT`
struct AppointProvider: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "appoint", abstract: LocalizedText.help.appointProvider.inCurrentLanguage,
        discussion: LocalizedText.help.appointProviderDiscussion.inCurrentLanguage)

    @Argument(help: .init(LocalizedText.help.departmentName.inCurrentLanguage))
    var department: DepartmentName

    @Option(help: .init(LocalizedText.help.providerName.inCurrentLanguage, valueName: "text"))
    var name: String

    @Option(
        help: .init(LocalizedText.help.providerSystem.inCurrentLanguage, valueName: "gcj02|bd09|wgs84|cgcs2000"),
        transform: { try CoordinateSystem.typed($0) })
    var crs: CoordinateSystem

    @Option(
        name: .customLong("place"), parsing: .upToNextOption,
        help: .init(LocalizedText.help.providerPlace.inCurrentLanguage, valueName: "code"))
    var places: [String]

    @Option(help: .init(LocalizedText.help.reason.inCurrentLanguage))
    var why: String

    @OptionGroup var output: OutputOptions

    func run() async throws {
        try DivisionCode.check(places)
        let provider = try await BrokerConnection.opened(.process) { connection in
            try await connection.appointProvider(department, name: name, system: crs, places: places, why: why)
        }
        output.write(provider, orText: LocalizedText.providerAppointed(provider)[output.language])
    }
}
