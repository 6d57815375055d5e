import ArgumentParser
import Contracts

extension ServiceName: ExpressibleByArgument {}

/// The option that names one service, where a command is about one.
struct ServiceOption: ParsableArguments {
    @Option(help: .init(LocalizedText.help.service.inCurrentLanguage, valueName: "name"))
    var service = ServiceName.enrollment
}

/// The option that narrows a command about every service to one of them.
struct ServicesOption: ParsableArguments {
    @Option(help: .init(LocalizedText.help.services.inCurrentLanguage, valueName: "name"))
    var service: ServiceName?

    var services: [ServiceName] { service.map { [$0] } ?? ServiceName.allCases }
}
