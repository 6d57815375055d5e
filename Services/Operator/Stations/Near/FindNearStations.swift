import ArgumentParser
import Contracts
import Foundation

/// `unionctl stations near LON,LAT --crs gcj02 [--open-at now] [--service charging]…`
struct FindNearStations: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "near", abstract: LocalizedText.help.nearStations.inCurrentLanguage,
        discussion: LocalizedText.help.nearStationsDiscussion.inCurrentLanguage)

    @Argument(help: .init(LocalizedText.help.nearPoint.inCurrentLanguage, valueName: "lon,lat"))
    var point: TypedPoint

    @Option(
        help: .init(LocalizedText.help.nearSystem.inCurrentLanguage, valueName: "gcj02|wgs84|bd09|cgcs2000"),
        transform: { try CoordinateSystem.typed($0) })
    var crs: CoordinateSystem

    @Option(help: .init(LocalizedText.help.nearOpenAt.inCurrentLanguage, valueName: "now|time"))
    var openAt: OpenTime?

    @Option(
        name: .customLong("service"), help: .init(LocalizedText.help.nearService.inCurrentLanguage, valueName: "word"))
    var services: [StationService] = []

    @Option(name: .customLong("kind"), help: .init(LocalizedText.help.stationKind.inCurrentLanguage, valueName: "word"))
    var kinds: [StationKind] = []

    @Option(help: .init(LocalizedText.help.limit.inCurrentLanguage, valueName: "1…20"))
    var limit = NearSearch.most

    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard (1...NearSearch.most).contains(limit) else { throw ValidationError("--limit: 1…\(NearSearch.most)") }
    }

    func search(now: Date) -> NearSearch {
        NearSearch(
            point: point, system: crs, openAt: openAt?.time(now: now), services: services, kinds: kinds, limit: limit)
    }

    func run() async throws {
        let search = search(now: Date())
        let stations = try await BrokerConnection.opened(.process) { try await $0.near(search) }
        let language = output.language
        output.write(
            ["stations": stations],
            orText: Self.table(in: language).text(stations, in: language, whenEmpty: .noStationsNear))
    }

    /// The stations as a table, nearest first.
    static func table(in language: Language) -> Table<NearStation> {
        Table(
            .number(.tables.metres) { $0.distanceMetres }, .number(.tables.walkingMinutes) { $0.walkingMinutes },
            .text(.tables.stationName) { $0.name }, .text(.tables.kind) { StationKind.text($0.kind, in: language) },
            .text(.tables.openThen) { ($0.open ? LocalizedText.tables.isOpen : .tables.isShut)[language] },
            .text(.tables.address) { $0.address },
            .text(.tables.services) { station in
                station.services.map { StationService.text($0, in: language) }
                    .joined(separator: language == .zh ? "、" : ", ")
            },
            .text(.tables.coordinates) { "\(JSON.number($0.lon).text),\(JSON.number($0.lat).text)" },
            .text(.tables.station) { $0.code ?? "–" })
    }
}
