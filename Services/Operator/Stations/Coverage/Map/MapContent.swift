import Contracts
import StationsDomain

/// What a report draws, in the system in which it is drawn.
struct MapContent: Sendable {
    struct Demand: Sendable {
        var point: GeoPoint
        var weight: Int
        /// Whether an open station is within the walk: over a day, in at least half of its hours.
        var isCovered: Bool
        var division: DivisionCode?
    }

    struct Station: Sendable {
        var point: GeoPoint
        var isOpen: Bool
    }

    let radius: Double
    let system: CoordinateSystem
    let demand: [Demand]
    let stations: [Station]
    /// Beside their letters and numbers.
    let gaps: [GeoPoint]
    let proposals: [GeoPoint]

    init(_ report: CoverageReport) {
        let system = report.system
        let hours = report.hour.hours(of: report.day)
        radius = report.study.radius
        self.system = system
        demand = zip(report.study.demand, report.study.covered).map { demand, covered in
            Demand(
                point: demand.point.converted(to: system), weight: demand.weight,
                isCovered: covered.intersection(hours).count * 2 >= hours.count, division: demand.division)
        }
        stations = report.stations.flatMap(\.covering).map {
            Station(point: $0.point.converted(to: system), isOpen: report.isOpen($0))
        }
        gaps = report.gaps.map { $0.centre.converted(to: system) }
        proposals = (report.proposals?.sites ?? []).map { $0.point.converted(to: system) }
    }

    /// Around all of it.
    var region: MapRegion {
        MapRegion(demand.map(\.point) + stations.map(\.point) + proposals, system: system)
    }
}
