import Contracts
import Foundation
import StationsDomain

/// What coverage there is, what is lacking, and what would help most: everything that is told of it, in any shape.
struct CoverageReport: Sendable {
    let study: CoverageStudy
    let stations: [MappedStation]
    let day: Weekday
    let hour: HourChoice
    /// In which system points are told.
    let system: CoordinateSystem
    /// By county, and the sum of all.
    let counties: [CountyCoverage]
    let total: CountyCoverage
    let gaps: [CoverageGap]
    /// `nil` where none were asked for.
    let proposals: SiteProposals?
    let candidates: [CandidateSite]?

    /// What is asked beside demand and stations.
    struct Question: Sendable {
        var day = Weekday.monday
        var hour = HourChoice.one(12)
        var radius = Walk.circle
        var gaps = 10
        var proposals = 0
        var candidates: [CandidateSite]?
        var system = CoordinateSystem.gcj02
    }

    init(_ demand: [DemandPoint], _ stations: [MappedStation], _ question: Question) {
        study = CoverageStudy(demand: demand, stations: stations.flatMap(\.covering), radius: question.radius)
        self.stations = stations
        day = question.day
        hour = question.hour
        system = question.system
        candidates = question.candidates
        let hours = question.hour.hours(of: question.day)
        counties = study.shares(on: question.day.index)
        total = CountyCoverage.sum(counties)
        gaps = study.gaps(in: hours, most: question.gaps)
        proposals =
            question.proposals > 0
            ? study.sites(question.proposals, in: hours, among: question.candidates?.map(\.point)) : nil
    }

    /// How long the walk is.
    var minutes: Int { Walk.minutes(metres: study.radius) }

    /// The share that is told of a county: at the hour asked about, or over the day.
    func share(of county: CountyCoverage) -> Int? {
        switch hour {
        case .all: county.shareOfDay
        case .one(let hour): county.share(at: hour)
        }
    }

    /// How much of the demand is covered then; over the day, the mean.
    var covered: Int {
        switch hour {
        case .all: total.covered.reduce(0, +) / 24
        case .one(let hour): total.covered[hour]
        }
    }

    /// The share of all demand, in parts of one hundred thousand, with the first `count` proposals built.
    func share(withProposals count: Int) -> Int? {
        guard let proposals, total.total > 0 else { return share(of: total) }
        let gain = proposals.sites.prefix(count).reduce(0) { $0 + $1.gain }
        return Int(Int128(covered + gain) * 100_000 / Int128(total.total))
    }

    /// What a place proposed is called: the candidate's name, where it has one.
    func name(of site: SiteProposals.Site) -> String? {
        site.candidate.flatMap { index in candidates.map { $0[index].name } }.flatMap { $0.isEmpty ? nil : $0 }
    }

    /// `a`, `b`, … `z`, `a1`, …: gaps have letters, proposals numbers.
    static func letter(_ index: Int) -> String {
        let letter = String(UnicodeScalar(UInt8(ascii: "a") + UInt8(index % 26)))
        return index < 26 ? letter : letter + String(index / 26)
    }
}

/// Figures of coverage as people read them.
enum CoverageFigures {
    /// Thousandths as whole numbers with their thousands apart: `64,449`.
    static func demand(_ thousandths: Int) -> String {
        let digits = Array(String((thousandths + DemandFile.unit / 2) / DemandFile.unit).reversed())
        var text = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, index % 3 == 0 { text.append(",") }
            text.append(digit)
        }
        return String(text.reversed())
    }

    /// Thousandths as a plain number with no more decimals than it has.
    static func plainDemand(_ thousandths: Int) -> JSON {
        thousandths % DemandFile.unit == 0
            ? .integer(Int64(thousandths / DemandFile.unit)) : .number(Double(thousandths) / Double(DemandFile.unit))
    }

    /// Parts of one hundred thousand as percent with one decimal, rounded down: `53.8`.
    static func percent(_ share: Int?) -> String {
        share.map { "\($0 / 1_000).\($0 / 100 % 10)" } ?? "–"
    }
}
