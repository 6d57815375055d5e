import Contracts

#if canImport(Glibc)
    import Glibc
#else
    import Foundation
#endif

/// Points, found by their distance on the sphere: those within a radius of a place, without looking at all of them.
///
/// The globe is cut into cells a radius high and at least a radius wide, so that what is near lies in three rows of three.
/// Points lie sorted by cell, row by row: the three of a row are one range. It does not reach across 180° of longitude.
struct NearbyIndex: Sendable {
    let radius: Double
    private let cellHeight: Double
    private let cellWidth: Double
    /// The square of the straight line through the earth, in earth radii, that spans the radius.
    private let longestChord: Double
    private var keys: [Int] = []
    private var vectors: [SIMD3<Double>] = []
    private var indices: [Int32] = []

    init(_ points: [GeoPoint], radius: Double) {
        self.radius = radius
        let angle = radius / GeoPoint.earthRadius
        longestChord = 4 * sin(angle / 2) * sin(angle / 2)
        // A thousandth more than the radius, beyond any rounding.
        cellHeight = angle * 180 / Double.pi * 1.001
        let places = points.map(\.canonical)
        let furthest = places.reduce(0) { max($0, $1.latitude.magnitude) } + 2 * cellHeight
        cellWidth = cellHeight / max(0.001, cos(min(furthest, 90) * Double.pi / 180))

        let unsorted = places.map { key(of: $0) }
        let order = unsorted.indices.sorted { (unsorted[$0], $0) < (unsorted[$1], $1) }
        keys = order.map { unsorted[$0] }
        vectors = order.map { Self.vector(places[$0]) }
        indices = order.map { Int32($0) }
    }

    /// Calls the body with the index of every point within the radius, always in the same order.
    func forEach(near point: GeoPoint, _ body: (Int) -> Void) {
        let place = point.canonical
        let vector = Self.vector(place)
        let row = row(of: place)
        let column = column(of: place)
        for row in (row - 1)...(row + 1) {
            let last = Self.key(row, column + 1)
            var position = firstPosition(notBelow: Self.key(row, column - 1))
            while position < keys.count, keys[position] <= last {
                let line = vectors[position] - vector
                if (line * line).sum() <= longestChord { body(Int(indices[position])) }
                position += 1
            }
        }
    }

    private func firstPosition(notBelow key: Int) -> Int {
        var (low, high) = (0, keys.count)
        while low < high {
            let middle = (low + high) / 2
            if keys[middle] < key { low = middle + 1 } else { high = middle }
        }
        return low
    }

    private func row(of place: GeoPoint) -> Int { Int((place.latitude / cellHeight).rounded(.down)) }
    private func column(of place: GeoPoint) -> Int { Int((place.longitude / cellWidth).rounded(.down)) }
    private func key(of place: GeoPoint) -> Int { Self.key(row(of: place), column(of: place)) }
    private static func key(_ row: Int, _ column: Int) -> Int { row << 32 + column }

    private static func vector(_ place: GeoPoint) -> SIMD3<Double> {
        let (longitude, latitude) = (place.longitude * Double.pi / 180, place.latitude * Double.pi / 180)
        return SIMD3(cos(latitude) * cos(longitude), cos(latitude) * sin(longitude), sin(latitude))
    }
}
