import ArgumentParser
import Contracts

/// `unionctl stations holidays`: the days that 国务院办公厅 has announced, by which opening hours are read.
struct Holidays: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "holidays",
        abstract: LocalizedText.help.holidays.inCurrentLanguage,
        subcommands: [ImportHolidays.self, ListHolidays.self],
        defaultSubcommand: ListHolidays.self)
}

/// What became of a calendar.
struct ImportedHolidays: Codable, Sendable, Equatable {
    var years: [Int]
    var imported: Int
    /// On record before, the same.
    var known: Int
    /// On record before, and otherwise or not at all in this file.
    var replaced: Int
}

/// One day on record.
struct HolidayLine: Codable, Sendable {
    var date: String
    var kind: String
    var name: String
    var source: String
    var importedBy: String?
    var importedAt: String?
}

/// `unionctl stations holidays import FILE --source TEXT --why TEXT`: all of a file, or nothing.
struct ImportHolidays: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: LocalizedText.help.importHolidays.inCurrentLanguage,
        discussion: LocalizedText.help.importHolidaysDiscussion.inCurrentLanguage)

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
            try await connection.importHolidays(file, source: source, why: why)
        }
        output.write(imported, orText: LocalizedText.holidaysImported(imported)[output.language])
    }
}

/// `unionctl stations holidays list [--year 2026]`
struct ListHolidays: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: LocalizedText.help.listHolidays.inCurrentLanguage)

    @Option(help: .init(LocalizedText.help.holidayYear.inCurrentLanguage))
    var year: Int?

    @OptionGroup var output: OutputOptions

    func run() async throws {
        let days = try await BrokerConnection.opened(.process) { try await $0.holidays(of: year) }
        let language = output.language
        output.write(["days": days], orText: Self.table(in: language).text(days, in: language, whenEmpty: .noHolidays))
    }

    /// The days as a table.
    static func table(in language: Language) -> Table<HolidayLine> {
        Table(
            .text(.tables.day) { $0.date }, .text(.tables.kind) { LocalizedText.holidayKind($0.kind)[language] },
            .text(.tables.holiday) { $0.name }, .text(.tables.publishedIn) { $0.source },
            .text(.tables.imported) { day in
                [day.importedAt.map(LocalTime.text), day.importedBy].compactMap { $0 }.joined(separator: " ")
            })
    }
}

extension ServiceRequests {
    /// Puts the file in place of all that is on record for its years.
    ///
    /// - Throws: `refused` with the line of the file where the service named one.
    func importHolidays(
        _ file: HolidayFile, source: String, why: String, into service: ServiceName = .stations
    ) async throws(CommandFault) -> ImportedHolidays {
        do throws(CommandFault) {
            return try await insist(
                service, "calendar.import",
                ["days": .array(file.days.map(\.json)), "source": .string(source)], reason: why)
        } catch {
            guard let refusal = error.refusal, let match = refusal.field?.wholeMatch(of: /days\[([0-9]+)\].*/),
                let index = Int(match.1), file.days.indices.contains(index)
            else { throw error }
            throw .refused(.lineRefused(file.days[index].line, refusal.code, refusal.message))
        }
    }

    func holidays(of year: Int?, from service: ServiceName = .stations) async throws(CommandFault) -> [HolidayLine] {
        let arguments = JSON.object(["year": year.map { .integer(Int64($0)) }])
        return try await ask(service, "calendar.list", arguments, answer: HolidayList.self).days
    }
}

private struct HolidayList: Decodable, Sendable {
    var days: [HolidayLine]
}
