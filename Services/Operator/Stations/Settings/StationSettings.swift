import ArgumentParser
import Contracts

/// `unionctl stations settings`: what a place decides for its stations.
struct StationSettings: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "settings",
        abstract: LocalizedText.help.stationSettings.inCurrentLanguage,
        subcommands: [SetStationSetting.self, ListStationSettings.self],
        defaultSubcommand: ListStationSettings.self)
}

/// Who approves what was found fit.
enum ApprovalMode: String, CaseIterable, Codable, ExpressibleByArgument, Sendable {
    /// An operator.
    case manual
    /// Nobody: it may be built at once.
    case automatic
}

/// What is set for one place.
struct StationSetting: Codable, Sendable, Equatable {
    /// `nil`: what counts where nothing is set.
    var place: String?
    var approval: ApprovalMode
    /// How long an inspection holds.
    var inspectionMonths: Int
    /// How long before its end the union is told.
    var warningDays: Int
    var changedBy: String?
    var changedAt: String?
}

struct StationSettingList: Codable, Sendable {
    var settings: [StationSetting]
    var `default`: StationSetting
}

/// `unionctl stations settings set --place CODE [--approval automatic] [--inspection-months 12] [--warning-days 30]`
struct SetStationSetting: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "set", abstract: LocalizedText.help.setStationSetting.inCurrentLanguage,
        discussion: LocalizedText.help.setStationSettingDiscussion.inCurrentLanguage)

    @Option(help: .init(LocalizedText.help.settingPlace.inCurrentLanguage, valueName: "code"))
    var place: String

    @Option(help: .init(LocalizedText.help.settingApproval.inCurrentLanguage))
    var approval: ApprovalMode?

    @Option(help: .init(LocalizedText.help.settingMonths.inCurrentLanguage, valueName: "1…60"))
    var inspectionMonths: Int?

    @Option(help: .init(LocalizedText.help.settingWarning.inCurrentLanguage, valueName: "0…365"))
    var warningDays: Int?

    @Option(help: .init(LocalizedText.help.reason.inCurrentLanguage))
    var why: String

    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard approval != nil || inspectionMonths != nil || warningDays != nil else {
            throw ValidationError("--approval, --inspection-months, --warning-days")
        }
        guard inspectionMonths.map((1...60).contains) ?? true else {
            throw ValidationError("--inspection-months: 1…60")
        }
        guard warningDays.map((0...365).contains) ?? true else { throw ValidationError("--warning-days: 0…365") }
    }

    func run() async throws {
        try DivisionCode.check([place])
        let setting = try await BrokerConnection.opened(.process) { connection in
            try await connection.setStationSetting(arguments, why: why)
        }
        output.write(setting, orText: LocalizedText.stationSetting(setting)[output.language])
    }

    /// What is left out stays as it was.
    var arguments: JSON {
        .object([
            "place": .string(place), "approval": approval.map { .string($0.rawValue) },
            "inspectionMonths": inspectionMonths.map { .integer(Int64($0)) },
            "warningDays": warningDays.map { .integer(Int64($0)) },
        ])
    }
}

/// `unionctl stations settings list`
struct ListStationSettings: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: LocalizedText.help.listStationSettings.inCurrentLanguage)

    @OptionGroup var output: OutputOptions

    func run() async throws {
        let list = try await BrokerConnection.opened(.process) { try await $0.stationSettings() }
        let language = output.language
        output.write(list, orText: Self.table(in: language).text(list.settings + [list.default], in: language))
    }

    /// The settings as a table, what counts elsewhere at the end.
    static func table(in language: Language) -> Table<StationSetting> {
        Table(
            .text(.tables.place) {
                $0.place.map { LocalizedText.place($0)[language] } ?? LocalizedText.elsewhere[language]
            },
            .text(.tables.approval) { LocalizedText.approval($0.approval)[language] },
            .number(.tables.inspectionMonths) { $0.inspectionMonths }, .number(.tables.warningDays) { $0.warningDays },
            .text(.tables.changed) { setting in
                [setting.changedAt.map(LocalTime.text), setting.changedBy].compactMap { $0 }.joined(separator: " ")
            })
    }
}

extension ServiceRequests {
    func setStationSetting(_ arguments: JSON, why: String) async throws(CommandFault) -> StationSetting {
        try await insist(.stations, "stations.settings.set", arguments, reason: why)
    }

    func stationSettings() async throws(CommandFault) -> StationSettingList {
        try await ask(.stations, "stations.settings.list")
    }
}
