import Contracts

#if canImport(Glibc)
    import Glibc
#else
    import Foundation
#endif

/// Squares of so many metres over a region, the columns as wide as they are in its middle.
struct LocalGrid: Sendable {
    /// One of the squares.
    struct Cell: Sendable, Hashable, Comparable {
        var row: Int
        var column: Int

        /// This one and all that are at most so many rows and columns away.
        func block(_ reach: Int) -> [Cell] {
            (-reach...reach).flatMap { row in
                (-reach...reach).map { Cell(row: self.row + row, column: column + $0) }
            }
        }

        static func < (left: Cell, right: Cell) -> Bool {
            (left.row, left.column) < (right.row, right.column)
        }
    }

    private let height: Double
    private let width: Double

    init(_ points: some Sequence<GeoPoint>, size: Double) {
        var (lowest, highest) = (90.0, -90.0)
        for point in points {
            lowest = min(lowest, point.latitude)
            highest = max(highest, point.latitude)
        }
        height = size / GeoPoint.earthRadius * 180 / Double.pi
        let middle = lowest <= highest ? (lowest + highest) / 2 : 0
        width = height / max(0.001, cos(middle * Double.pi / 180))
    }

    func cell(of point: GeoPoint) -> Cell {
        Cell(row: Int((point.latitude / height).rounded(.down)), column: Int((point.longitude / width).rounded(.down)))
    }

    /// The middle of a square; `nil` beyond the globe.
    func middle(of cell: Cell) -> GeoPoint? {
        GeoPoint(
            longitude: (Double(cell.column) + 0.5) * width, latitude: (Double(cell.row) + 0.5) * height,
            system: .canonical)
    }
}
