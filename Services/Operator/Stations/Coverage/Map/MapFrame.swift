import Contracts
import Foundation

/// A rectangle on the sheet.
struct Box: Sendable, Equatable {
    var x: Double
    var y: Double
    var width: Double
    var height: Double

    var right: Double { x + width }
    var bottom: Double { y + height }

    func contains(_ point: (x: Double, y: Double)) -> Bool {
        (x...right).contains(point.x) && (y...bottom).contains(point.y)
    }

    func overlaps(_ other: Box) -> Bool {
        x < other.right && other.x < right && y < other.bottom && other.y < bottom
    }

    func inset(_ by: Double) -> Box { Box(x: x + by, y: y + by, width: width - 2 * by, height: height - 2 * by) }
}

/// A part of the earth on a part of the sheet: metres are as long east as north, in its middle, and everywhere to a
/// hundredth within a prefecture.
struct MapFrame: Sendable {
    let box: Box
    /// The system of the longitudes and latitudes that are drawn.
    let system: CoordinateSystem
    let metresPerPixel: Double
    private let middle: (longitude: Double, latitude: Double)
    private let metresPerLongitude: Double

    private static let metresPerLatitude = GeoPoint.earthRadius * Double.pi / 180

    /// All of the region, in the middle of the box.
    init(_ box: Box, around region: MapRegion, margin: Double = 22) {
        let inner = box.inset(margin)
        self.init(
            box, around: region.middle,
            metresPerPixel: max(region.width / inner.width, region.height / inner.height, 1),
            system: region.system)
    }

    init(
        _ box: Box, around middle: (longitude: Double, latitude: Double), metresPerPixel: Double,
        system: CoordinateSystem
    ) {
        self.box = box
        self.middle = middle
        self.metresPerPixel = metresPerPixel
        self.system = system
        metresPerLongitude = Self.metresPerLatitude * cos(middle.latitude * Double.pi / 180)
    }

    /// Where a point of the frame's system stands.
    func position(_ point: GeoPoint) -> (x: Double, y: Double) { position(point.longitude, point.latitude) }

    func position(_ longitude: Double, _ latitude: Double) -> (x: Double, y: Double) {
        (
            box.x + box.width / 2 + (longitude - middle.longitude) * metresPerLongitude / metresPerPixel,
            box.y + box.height / 2 - (latitude - middle.latitude) * Self.metresPerLatitude / metresPerPixel
        )
    }

    /// What lies at the edges.
    var longitudes: ClosedRange<Double> {
        let half = box.width / 2 * metresPerPixel / metresPerLongitude
        return (middle.longitude - half)...(middle.longitude + half)
    }

    var latitudes: ClosedRange<Double> {
        let half = box.height / 2 * metresPerPixel / Self.metresPerLatitude
        return (middle.latitude - half)...(middle.latitude + half)
    }
}

/// The smallest part of the earth that holds everything drawn.
struct MapRegion: Sendable {
    let system: CoordinateSystem
    private(set) var longitudes = (least: 180.0, most: -180.0)
    private(set) var latitudes = (least: 90.0, most: -90.0)

    init(_ points: some Sequence<GeoPoint>, system: CoordinateSystem) {
        self.system = system
        for point in points {
            longitudes = (min(longitudes.least, point.longitude), max(longitudes.most, point.longitude))
            latitudes = (min(latitudes.least, point.latitude), max(latitudes.most, point.latitude))
        }
    }

    var middle: (longitude: Double, latitude: Double) {
        ((longitudes.least + longitudes.most) / 2, (latitudes.least + latitudes.most) / 2)
    }

    /// In metres.
    var height: Double { (latitudes.most - latitudes.least) * GeoPoint.earthRadius * Double.pi / 180 }
    var width: Double {
        (longitudes.most - longitudes.least) * GeoPoint.earthRadius * Double.pi / 180
            * cos(middle.latitude * Double.pi / 180)
    }
}
