#if canImport(Glibc)
    import Glibc
#else
    import Foundation
#endif

/// Between the systems: the open algorithm of GCJ-02 (a = 6,378,245 m, e² = 0.00669342162296594323), and Baidu's shift of it.
///
/// Both only lead away from WGS-84; the ways back are found by iteration, to less than 1e-9°, a tenth of a millimetre.
/// Outside 72.004–137.8347° E, 0.8293–55.8271° N nothing is shifted.
extension GeoPoint {
    /// The same place in another system; itself where it is in that one already.
    public func converted(to other: CoordinateSystem) -> GeoPoint {
        guard other != system else { return self }
        let here = Degrees(longitude, latitude)
        let canonical: Degrees =
            switch system {
            case .wgs84, .cgcs2000: here
            case .gcj02: here.undoing(Degrees.toGCJ)
            case .bd09: here.undoing(Degrees.toBaidu).undoing(Degrees.toGCJ)
            }
        // The detour over WGS-84 would cost the last digit between these two.
        let there: Degrees =
            switch (system, other) {
            case (.gcj02, .bd09): here.toBaidu()
            case (.bd09, .gcj02): here.undoing(Degrees.toBaidu)
            case (_, .wgs84), (_, .cgcs2000): canonical
            case (_, .gcj02): canonical.toGCJ()
            case (_, .bd09): canonical.toGCJ().toBaidu()
            }
        return GeoPoint(unchecked: there.x, there.y, other)
    }

    /// In WGS-84, in which points are compared and searched.
    public var canonical: GeoPoint { converted(to: .canonical) }
}

/// Longitude and latitude on the way from one system to another.
private struct Degrees {
    var x: Double
    var y: Double

    init(_ x: Double, _ y: Double) {
        self.x = x
        self.y = y
    }

    private var isShifted: Bool { (72.004...137.8347).contains(x) && (0.8293...55.8271).contains(y) }

    /// WGS-84 → GCJ-02.
    func toGCJ() -> Degrees {
        guard isShifted else { return self }
        let east = x - 105
        let north = y - 35
        let radians = y / 180 * Double.pi
        let sine = sin(radians)
        let flattening = 1 - Self.eccentricity * sine * sine
        let root = flattening.squareRoot()
        let metresNorth = Self.northward(east, north)
        let metresEast = Self.eastward(east, north)
        let perNorth = Self.axis * (1 - Self.eccentricity) / (flattening * root) * Double.pi
        let perEast = Self.axis / root * cos(radians) * Double.pi
        return Degrees(x + metresEast * 180 / perEast, y + metresNorth * 180 / perNorth)
    }

    /// GCJ-02 → BD-09.
    func toBaidu() -> Degrees {
        guard isShifted else { return self }
        let turn = Double.pi * 3000 / 180
        let radius = (x * x + y * y).squareRoot() + 0.000_02 * sin(y * turn)
        let angle = atan2(y, x) + 0.000_003 * cos(x * turn)
        return Degrees(radius * cos(angle) + 0.0065, radius * sin(angle) + 0.006)
    }

    /// The place that the conversion leads to here. Each round leaves less than a hundredth of what was amiss, because the
    /// shift hardly changes over its own length; so 30 are never needed.
    func undoing(_ convert: (Degrees) -> () -> Degrees) -> Degrees {
        var guess = self
        for _ in 0..<30 {
            let there = convert(guess)()
            let (east, north) = (x - there.x, y - there.y)
            guess = Degrees(guess.x + east, guess.y + north)
            if east.magnitude < 1e-12, north.magnitude < 1e-12 { break }
        }
        return guess
    }

    private static let axis = 6_378_245.0
    private static let eccentricity = 0.006_693_421_622_965_943_23

    private static func northward(_ x: Double, _ y: Double) -> Double {
        var metres = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * x.magnitude.squareRoot()
        metres += waves((20, 6 * x), (20, 2 * x)) + waves((20, y), (40, y / 3)) + waves((160, y / 12), (320, y / 30))
        return metres
    }

    private static func eastward(_ x: Double, _ y: Double) -> Double {
        var metres = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * x.magnitude.squareRoot()
        metres += waves((20, 6 * x), (20, 2 * x)) + waves((20, x), (40, x / 3)) + waves((150, x / 12), (300, x / 30))
        return metres
    }

    private static func waves(_ first: (Double, Double), _ second: (Double, Double)) -> Double {
        (first.0 * sin(first.1 * Double.pi) + second.0 * sin(second.1 * Double.pi)) * 2 / 3
    }
}
