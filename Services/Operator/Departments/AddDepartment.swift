import ArgumentParser
import Contracts

/// `unionctl departments add NAME --may TYPE… --place CODE…`
struct AddDepartment: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: LocalizedText.help.addDepartment.inCurrentLanguage,
        discussion: LocalizedText.help.addDepartmentDiscussion.inCurrentLanguage)

    @Argument(help: .init(LocalizedText.help.departmentName.inCurrentLanguage))
    var name: DepartmentName

    @Option(
        name: .customLong("may"), parsing: .upToNextOption,
        help: .init(LocalizedText.help.may.inCurrentLanguage, valueName: "type"))
    var types: [String]

    @Option(
        name: .customLong("place"), parsing: .upToNextOption,
        help: .init(LocalizedText.help.place.inCurrentLanguage, valueName: "code"))
    var places: [String]

    @Option(
        name: .customLong("key"),
        help: .init(LocalizedText.help.departmentKeyFile.inCurrentLanguage, valueName: "file"))
    var keyFile: String?

    @Option(
        name: .customLong("address"),
        help: .init(LocalizedText.help.publicAddress.inCurrentLanguage, valueName: "host:port"))
    var publicAddress: String?

    @OptionGroup var output: OutputOptions

    func run() async throws {
        try Self.check(types: types, places: places)
        let key = try keyFile.map(DepartmentKeyFile.read)
        let environment = OperatorEnvironment.process
        let password = try await BackOffice.connected(environment) { office in
            try await office.departments.add(name, types: types, places: places, key: key)
        }
        let credential = DepartmentCredential(
            department: name.text, password: password, at: try environment.broker(), publicAddress: publicAddress)
        output.write(credential, orText: credential.text(in: output.language))
    }

    /// Refuses what the service would refuse, before anything is made at the broker.
    static func check(types: [String], places: [String]) throws(CommandFault) {
        let publishable = EventType.ingress.map(\.rawValue)
        for type in types where !publishable.contains(type) {
            throw .usage(.typeUnknown(type, publishable: publishable))
        }
        try DivisionCode.check(places)
    }
}

extension DivisionCode {
    /// Refuses what is no place of Hunan.
    static func check(_ places: [String]) throws(CommandFault) {
        for place in places where DivisionCode(place)?.isKnown != true { throw .usage(.placeUnknown(place)) }
    }
}

extension DepartmentName: ExpressibleByArgument {
    /// Refuses what is not `[a-z][a-z0-9-]{1,30}`, and the names of the broker's own users.
    public init?(argument: String) {
        guard !["administrator", "guest", "monitor"].contains(argument) else { return nil }
        self.init(argument)
    }
}
