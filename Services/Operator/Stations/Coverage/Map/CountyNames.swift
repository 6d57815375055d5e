import Contracts

/// The names of counties, each in the middle of its demand on a map, those with most demand first.
///
/// There are no boundaries: no survey of them is part of this system.
struct CountyNames {
    struct Name {
        var text: String
        var x: Double
        var y: Double
    }

    private(set) var names: [Name] = []

    /// - Parameter detail: counties with most of their demand there are named there alone.
    init(_ content: MapContent, in frame: MapFrame, without detail: MapFrame?) {
        struct County {
            var all = 0
            var shown = 0
            var east = 0.0
            var north = 0.0
        }
        var counties: [DivisionCode: County] = [:]
        for demand in content.demand where demand.weight > 0 {
            guard let division = demand.division else { continue }
            let (x, y) = frame.position(demand.point)
            let isDetailed =
                detail.map {
                    $0.longitudes.contains(demand.point.longitude) && $0.latitudes.contains(demand.point.latitude)
                } ?? false
            counties[division, default: County()].all += demand.weight
            guard frame.box.contains((x, y)), !isDetailed else { continue }
            counties[division]?.shown += demand.weight
            counties[division]?.east += x * Double(demand.weight)
            counties[division]?.north += y * Double(demand.weight)
        }
        // A corner of a county is not where it is.
        let part = detail == nil ? 10 : 3
        let shown = counties.filter { $0.value.shown * part >= $0.value.all && $0.value.shown > 0 }
        for (division, county) in shown.sorted(by: { ($0.value.shown, $1.key.number) > ($1.value.shown, $0.key.number) }
        ) {
            guard let text = division.name else { continue }
            names.append(
                Name(text: text, x: county.east / Double(county.shown), y: county.north / Double(county.shown)))
        }
    }
}
