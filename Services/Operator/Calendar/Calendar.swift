import ArgumentParser
import Contracts

/// `unionctl calendar`: the days that 国务院办公厅 has announced, for every service that counts by them.
struct Calendar: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "calendar", abstract: LocalizedText.help.calendar.inCurrentLanguage,
        subcommands: [ImportCalendar.self, ListHolidays.self],
        defaultSubcommand: ListHolidays.self)

    /// Opening hours, and the working days of publicity.
    static let services: [ServiceName] = [.stations, .relief]
}

/// What became of a calendar in one service.
struct ImportedCalendar: Codable, Sendable, Equatable {
    var service: ServiceName
    var result: ImportedHolidays
}

/// `unionctl calendar import FILE --source TEXT --why TEXT`: all of a file or nothing, in one service after the other. Where
/// one does not answer, the same again brings it up to the others.
struct ImportCalendar: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: LocalizedText.help.importHolidays.inCurrentLanguage,
        discussion: LocalizedText.help.importCalendarDiscussion.inCurrentLanguage)

    @Argument(
        help: .init(LocalizedText.help.holidayFile.inCurrentLanguage, valueName: "file"),
        completion: .file(extensions: ["csv"]))
    var file: String

    @Option(help: .init(LocalizedText.help.holidaySource.inCurrentLanguage, valueName: "text"))
    var source: String

    @Option(help: .init(LocalizedText.help.reason.inCurrentLanguage))
    var why: String

    @OptionGroup var output: OutputOptions

    func run() async throws {
        // Read before anything is connected: a file with a fault goes nowhere.
        let file = try HolidayFile(path: file)
        let imported = try await BrokerConnection.opened(.process) { connection in
            try await connection.importCalendar(file, source: source, why: why)
        }
        let language = output.language
        output.write(
            ["services": imported],
            orText: imported.map { "\($0.service)  \(LocalizedText.holidaysImported($0.result)[language])" }
                .joined(separator: "\n"))
    }
}

extension ServiceRequests {
    func importCalendar(
        _ file: HolidayFile, source: String, why: String
    ) async throws(CommandFault) -> [ImportedCalendar] {
        var imported: [ImportedCalendar] = []
        for service in Calendar.services {
            imported.append(
                ImportedCalendar(
                    service: service,
                    result: try await importHolidays(file, source: source, why: why, into: service)))
        }
        return imported
    }
}
