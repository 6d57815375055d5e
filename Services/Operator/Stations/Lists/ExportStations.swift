import ArgumentParser
import Contracts

/// `unionctl stations export --format geojson|csv [--place CODE] [--crs SYSTEM]`: the public record of stations.
///
/// GeoJSON is defined in WGS-84 (RFC 7946); in whatever system it is written here, the file names it.
struct ExportStations: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: LocalizedText.help.exportStations.inCurrentLanguage,
        discussion: LocalizedText.help.exportStationsDiscussion.inCurrentLanguage)

    @Option(help: .init(LocalizedText.help.exportFormat.inCurrentLanguage))
    var format: ExportFormat

    @Option(help: .init(LocalizedText.help.stationPlace.inCurrentLanguage, valueName: "code"))
    var place: String?

    @Option(help: .init(LocalizedText.help.stationState.inCurrentLanguage, valueName: "state"))
    var state: StationStateWord?

    @Option(
        help: .init(LocalizedText.help.exportSystem.inCurrentLanguage, valueName: "wgs84|gcj02|bd09|cgcs2000"),
        transform: { try CoordinateSystem.typed($0) })
    var crs: CoordinateSystem = .wgs84

    @OptionGroup var output: OutputOptions

    func run() async throws {
        try DivisionCode.check(place.map { [$0] } ?? [])
        try await BrokerConnection.opened(.process) { connection in
            try await export(over: connection) { Terminal.standardOutput.write($0) }
        }
    }

    /// Writes page by page, so that a country's stations need no memory.
    func export(
        over requests: some ServiceRequests, to write: @escaping (String) -> Void
    ) async throws(CommandFault) {
        switch format {
        case .geojson: try await exportGeoJSON(over: requests, to: write)
        case .csv: try await exportCSV(over: requests, to: write)
        }
    }

    private func exportGeoJSON(
        over requests: some ServiceRequests, to write: (String) -> Void
    ) async throws(CommandFault) {
        write("{\"type\":\"FeatureCollection\",\"coordinateSystem\":\"\(crs.rawValue)\",\"features\":[")
        var isFirst = true
        try await requests.eachStationRecord(in: place, state: state) { records throws(CommandFault) in
            for record in records {
                let feature = try StationFeature(record, in: crs)
                write((isFirst ? "\n" : ",\n") + JSONText.line(feature.geoJSON))
                isFirst = false
            }
        }
        write("\n]}\n")
    }

    private func exportCSV(
        over requests: some ServiceRequests, to write: @escaping (String) -> Void
    ) async throws(CommandFault) {
        var writer = CSVWriter(to: TextPieces(write: write), titles: StationFeature.titles)
        try await requests.eachStationRecord(in: place, state: state) { records throws(CommandFault) in
            for record in records { writer.write(try StationFeature(record, in: crs).cells) }
        }
    }
}

/// Text that goes on as it is written.
private struct TextPieces: TextOutputStream {
    let write: (String) -> Void

    func write(_ string: String) { write(string) }
}
