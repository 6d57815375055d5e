import ArgumentParser
import Contracts
import Foundation
import StationsDomain

/// `unionctl stations coverage`: who has an open station within 15 minutes' walk, where nobody has one, and where the next
/// ones do most good.
struct ShowCoverage: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "coverage", abstract: LocalizedText.help.coverage.inCurrentLanguage,
        discussion: LocalizedText.help.coverageDiscussion.inCurrentLanguage)

    @Option(
        help: .init(LocalizedText.help.coverageDemand.inCurrentLanguage, valueName: "file"),
        completion: .file(extensions: ["csv"]))
    var demand: String?

    @Option(
        help: .init(LocalizedText.help.coverageVisits.inCurrentLanguage, valueName: "yyyy-mm-dd"),
        transform: { try CivilDate.typed($0, "--visits-since") })
    var visitsSince: CivilDate?

    @Option(
        help: .init(LocalizedText.help.coverageStations.inCurrentLanguage, valueName: "file"),
        completion: .file(extensions: ["csv", "geojson", "json"]))
    var stations: String?

    @Option(help: .init(LocalizedText.help.coverageInputSystem.inCurrentLanguage, valueName: "crs"))
    var inputCrs: CoordinateSystem?

    @Option(help: .init(LocalizedText.help.coverageHour.inCurrentLanguage, valueName: "0…23|all"))
    var hour = HourChoice.one(12)

    @Option(help: .init(LocalizedText.help.coverageDay.inCurrentLanguage))
    var day = Weekday.monday

    @Option(help: .init(LocalizedText.help.coverageRadius.inCurrentLanguage, valueName: "metres"))
    var radius = Int(Walk.circle)

    @Option(help: .init(LocalizedText.help.coverageGaps.inCurrentLanguage))
    var gaps = 10

    @Option(help: .init(LocalizedText.help.coverageNext.inCurrentLanguage, valueName: "k"))
    var next = 0

    @Option(
        help: .init(LocalizedText.help.coverageCandidates.inCurrentLanguage, valueName: "file"),
        completion: .file(extensions: ["csv"]))
    var candidates: String?

    @Option(help: .init(LocalizedText.help.coverageFormat.inCurrentLanguage))
    var format = CoverageFormat.table

    @Option(help: .init(LocalizedText.help.coverageSystem.inCurrentLanguage))
    var crs = CoordinateSystem.gcj02

    @Option(name: .shortAndLong, help: .init(LocalizedText.help.coverageOutput.inCurrentLanguage, valueName: "file"))
    var output: String?

    @Option(help: .init(LocalizedText.help.coverageTitle.inCurrentLanguage))
    var title: String?

    @Option(help: .init(LocalizedText.help.coverageSource.inCurrentLanguage))
    var source: String?

    @OptionGroup var shape: OutputOptions

    func validate() throws {
        guard (demand == nil) != (visitsSince == nil) else { throw ValidationError("--demand | --visits-since") }
        guard (100...20_000).contains(radius) else { throw ValidationError("--radius: 100…20000") }
        guard (0...200).contains(next) else { throw ValidationError("--next: 0…200") }
        guard (0...100).contains(gaps) else { throw ValidationError("--gaps: 0…100") }
    }

    func run() async throws {
        let now = Date()
        let report = try await report(now: now)
        let text = text(of: report, madeAt: now)
        guard let output else { return Terminal.standardOutput.write(text) }
        do {
            // Whole or not at all.
            try Data(text.utf8).write(to: URL(filePath: output), options: .atomic)
        } catch {
            throw CommandFault.usage(.fileUnwritable(output))
        }
    }

    /// Reads the files, before anything is asked of a service, and from there what no file holds.
    private func report(now: Date) async throws -> CoverageReport {
        let reading = PlaceReading(system: inputCrs, day: MonthDay(CivilDate(inChinaAt: now)))
        var question = CoverageReport.Question(
            day: day, hour: hour, radius: Double(radius), gaps: gaps, proposals: next, system: crs)
        question.candidates = try candidates.map { path throws(CommandFault) in
            try CandidateSite.read(path, reading)
        }
        var people = try demand.map { path throws(CommandFault) in try DemandFile.read(path, reading) } ?? []
        var places = try stations.map { path throws(CommandFault) in try StationFile.read(path, reading) } ?? []
        if visitsSince != nil || stations == nil {
            let asked = try await BrokerConnection.opened(.process) { connection in
                var asked: (people: [DemandPoint]?, places: [MappedStation]?)
                if let visitsSince { asked.people = try await connection.visitedPlaces(since: visitsSince) }
                if stations == nil { asked.places = try await connection.operatingStations(reading) }
                return asked
            }
            people = asked.people ?? people
            places = asked.places ?? places
        }
        return CoverageReport(people, places, question)
    }

    private func text(of report: CoverageReport, madeAt now: Date) -> String {
        let language = shape.language
        switch format {
        case _ where shape.isJSON: return JSONText.pretty(report.json) + "\n"
        case .table: return report.text(in: language) + "\n"
        case .csv: return report.csv
        case .geojson: return report.geoJSON.text + "\n"
        case .html: return sheet(of: report, madeAt: now).html
        case .svg: return sheet(of: report, madeAt: now).svg + "\n"
        }
    }

    private func sheet(of report: CoverageReport, madeAt now: Date) -> MapSheet {
        let people = demand ?? visitsSince.map { LocalizedText.visitsSince($0).inCurrentLanguage } ?? ""
        let names = [people, stations ?? "unionctl stations export"].map { URL(filePath: $0).lastPathComponent }
        return MapSheet(
            report, title: title, source: source ?? names.joined(separator: "; "), madeAt: LocalTime.text(now))
    }
}
