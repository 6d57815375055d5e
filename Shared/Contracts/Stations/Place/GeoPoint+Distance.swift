#if canImport(Glibc)
    import Glibc
#else
    import Foundation
#endif

extension GeoPoint {
    /// The mean radius of the earth (IUGG), in metres.
    public static let earthRadius = 6_371_008.8

    /// Metres along the sphere, both points in WGS-84: within 0.5 % of the ellipsoid's, and exact for short ways.
    public func distance(to other: GeoPoint) -> Double {
        let (here, there) = (canonical, other.canonical)
        let radian = Double.pi / 180
        let north = sin((there.latitude - here.latitude) * radian / 2)
        let east = sin((there.longitude - here.longitude) * radian / 2)
        let chord = north * north + cos(here.latitude * radian) * cos(there.latitude * radian) * east * east
        return 2 * Self.earthRadius * asin(min(1, chord.squareRoot()))
    }
}

/// How long somebody walks: 1,000 m in a straight line are 15 minutes, which is the 全总's 15-minute circle
/// (80 m a minute, and ways a fifth longer than the line).
public enum Walk {
    /// The radius of the 15-minute circle, in metres.
    public static let circle = 1_000.0

    /// Whole minutes for so many metres in a straight line, begun ones counted.
    public static func minutes(metres: Double) -> Int {
        // A distance beyond the globe is no distance; an `Int` it must be all the same.
        Int((min(max(metres, 0), 40_100_000) * 15 / circle).rounded(.up))
    }
}
