import Contracts

@testable import StationsDomain

/// Numbers that look like chance and are the same in every run.
struct Chance: RandomNumberGenerator {
    private var state: UInt64

    init(_ seed: Int) { state = UInt64(bitPattern: Int64(seed)) &* 0x9E37_79B9_7F4A_7C15 }

    /// SplitMix64.
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }
}

/// A place of a few kilometres around 长沙, with people and stations anywhere in it.
struct RandomTown {
    var demand: [DemandPoint] = []
    var stations: [CoveringStation] = []
    var chance: Chance

    static let counties = ["430102", "430103", "430104"].compactMap { DivisionCode($0) }

    init(_ seed: Int, demand: Int, stations: Int, kilometres: Double = 6) {
        chance = Chance(seed)
        for _ in 0..<demand {
            let weight = Int.random(in: 0...20, using: &chance)
            let county = Int.random(in: 0...3, using: &chance)
            self.demand.append(
                DemandPoint(
                    point(kilometres), weight: weight,
                    division: county < 3 ? Self.counties[county] : nil))
        }
        for _ in 0..<stations {
            let opening = Int.random(in: 0...12, using: &chance)
            let closing = Int.random(in: 12...24, using: &chance)
            let hours = HoursOfWeek { day, hour in day != 6 && hour >= opening && hour < closing }
            self.stations.append(CoveringStation(point(kilometres), hours: hours))
        }
    }

    mutating func point(_ kilometres: Double) -> GeoPoint {
        let degrees = kilometres / 111.2
        let (east, north) = (
            Double.random(in: 0...degrees / 0.88, using: &chance), Double.random(in: 0...degrees, using: &chance)
        )
        let system = CoordinateSystem.allCases.randomElement(using: &chance) ?? .wgs84
        return GeoPoint(unchecked: 112.94 + east, 28.2 + north).converted(to: system)
    }
}

extension GeoPoint {
    /// A point of which the test knows that there is one.
    init(unchecked longitude: Double, _ latitude: Double) {
        guard let point = GeoPoint(longitude: longitude, latitude: latitude, system: .wgs84) else {
            preconditionFailure("no such point")
        }
        self = point
    }
}
