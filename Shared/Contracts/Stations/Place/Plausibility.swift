/// Where a point can be at all: a box in WGS-84 around what a union looks after, and the way from a county's centre.
public struct Plausibility: Sendable, Hashable {
    public var longitudes: ClosedRange<Double>
    public var latitudes: ClosedRange<Double>
    /// A station further than this from its county's known centre is remarked upon, in metres.
    public var furthestFromCentre: Double

    public init(
        longitudes: ClosedRange<Double>, latitudes: ClosedRange<Double>, furthestFromCentre: Double = 60_000
    ) {
        self.longitudes = longitudes
        self.latitudes = latitudes
        self.furthestFromCentre = furthestFromCentre
    }

    public static let hunan = Plausibility(longitudes: 108.78...114.26, latitudes: 24.63...30.14)

    /// What is the matter with the point, `nil` when nothing is: `point-out-of-range`, `point-swapped` where it would be
    /// inside the other way round, or the warning `point-out-of-county`.
    ///
    /// - Parameter centre: that of the county in which the station is said to be, where one is known.
    public func finding(at point: GeoPoint, countyCentre centre: GeoPoint? = nil) -> ReasonCode? {
        guard contains(point) else { return isSwapped(point) ? .pointSwapped : .pointOutOfRange }
        guard let centre else { return nil }
        return point.distance(to: centre) > furthestFromCentre ? .pointOutOfCounty : nil
    }

    public func contains(_ point: GeoPoint) -> Bool {
        let canonical = point.canonical
        return longitudes.contains(canonical.longitude) && latitudes.contains(canonical.latitude)
    }

    /// Whether the point would be inside if longitude and latitude had been written the other way round.
    private func isSwapped(_ point: GeoPoint) -> Bool {
        GeoPoint(longitude: point.latitude, latitude: point.longitude, system: point.system).map(contains) ?? false
    }
}
