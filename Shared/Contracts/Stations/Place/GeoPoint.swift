/// A point on the ground, in degrees, with the system in which it was taken.
public struct GeoPoint: Sendable, Hashable {
    /// East of Greenwich, -180 to 180.
    public let longitude: Double
    /// North of the equator, -90 to 90.
    public let latitude: Double
    public let system: CoordinateSystem

    /// `nil` where there is no such point on the globe.
    public init?(longitude: Double, latitude: Double, system: CoordinateSystem) {
        guard longitude.magnitude <= 180, latitude.magnitude <= 90 else { return nil }
        self.init(unchecked: longitude, latitude, system)
    }

    init(unchecked longitude: Double, _ latitude: Double, _ system: CoordinateSystem) {
        // One zero alone, so that equal points are written alike.
        self.longitude = longitude + 0
        self.latitude = latitude + 0
        self.system = system
    }

    /// The point with so many decimals of a degree: 6 are a tenth of a metre, 8 a millimetre.
    public func rounded(toDecimals count: Int = 8) -> GeoPoint {
        var scale = 1.0
        for _ in 0..<count { scale *= 10 }
        return GeoPoint(
            unchecked: (longitude * scale).rounded() / scale, (latitude * scale).rounded() / scale, system)
    }

    /// `{"lon": 112.944264, "lat": 28.224701, "crs": "GCJ-02"}`, to the millimetre.
    public var json: JSON {
        let rounded = rounded()
        return [
            "lon": .number(rounded.longitude), "lat": .number(rounded.latitude), "crs": .string(system.rawValue),
        ]
    }
}
