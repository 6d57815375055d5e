import ArgumentParser
import Contracts

struct ProgrammePage: ListingPage {
    var programmes: [Programme]
    var next: String?
    var items: [Programme] { programmes }
}

/// `unionctl programmes list`
struct ListProgrammes: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: LocalizedText.help.listProgrammes.inCurrentLanguage)

    @OptionGroup var listing: ListingOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let (programmes, more) = try await BrokerConnection.opened(.process) { connection in
            try await connection.listing(
                "programmes.list", [:], limit: listing.most, of: .relief, page: ProgrammePage.self)
        }
        let language = output.language
        output.write(
            ["programmes": programmes],
            orText: Self.table(in: language).text(programmes, in: language, whenEmpty: .noProgrammes)
                + (more ? "\n" + LocalizedText.moreProgrammes(programmes.count)[language] : ""))
    }

    static func table(in language: Language) -> Table<Programme> {
        Table(
            .text(.tables.programme) { $0.code }, .number(.tables.version) { $0.version },
            .text(.tables.item) { ReliefItem(rawValue: $0.item)?.name[language] ?? $0.item },
            .text(.tables.fund) { $0.fund }, .text(.tables.project) { $0.project },
            .text(.tables.places) { $0.places.joined(separator: " ") }, .text(.tables.fromDay) { $0.from },
            .text(.tables.untilDay) { $0.until },
            .text(.tables.state) { LocalizedText.programmeState(isOpen: $0.open)[language] })
    }
}

/// `unionctl programmes show CODE`: with rule and formula.
struct ShowProgramme: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: LocalizedText.help.showProgramme.inCurrentLanguage)

    @Argument(help: .init(LocalizedText.help.programmeCode.inCurrentLanguage))
    var code: String

    @OptionGroup var output: OutputOptions

    func run() async throws {
        let programme = try await BrokerConnection.opened(.process) { try await $0.programme(code) }
        let language = output.language
        output.write(
            programme,
            orText: ListProgrammes.table(in: language).text([programme], in: language) + "\n"
                + LocalizedText.programmeTexts(programme)[language])
    }
}

/// `unionctl programmes close CODE --why TEXT`
struct CloseProgramme: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "close", abstract: LocalizedText.help.closeProgramme.inCurrentLanguage)

    @Argument(help: .init(LocalizedText.help.programmeCode.inCurrentLanguage))
    var code: String

    @Option(help: .init(LocalizedText.help.reason.inCurrentLanguage))
    var why: String

    @OptionGroup var output: OutputOptions

    func run() async throws {
        let closed = try await BrokerConnection.opened(.process) { try await $0.closeProgramme(code, why: why) }
        output.write(closed, orText: LocalizedText.programmeClosed(closed)[output.language])
    }
}

/// What became of a programme that was to be closed.
struct ClosedProgramme: Codable, Sendable {
    var code: String
    /// `false` when it was closed before.
    var closed: Bool
}

extension ServiceRequests {
    fileprivate func closeProgramme(_ code: String, why: String) async throws(CommandFault) -> ClosedProgramme {
        try await insist(.relief, "programmes.close", ["code": .string(code)], reason: why)
    }
}
