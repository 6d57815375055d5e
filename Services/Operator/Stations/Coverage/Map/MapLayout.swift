import Contracts

/// Which maps stand on the sheet: all of the region, and beside it, where the circles would be too small to see on that, the
/// part with most demand.
struct MapLayout: Sendable {
    let overview: MapFrame
    let detail: MapFrame?

    /// Circles of a smaller radius are no more than dots.
    private static let leastCircle = 11.0
    /// The radius of the circles on the detail.
    private static let detailCircle = 24.0
    private static let gutter = 14.0

    init(_ content: MapContent, in box: Box) {
        let region = content.region
        let whole = MapFrame(box, around: region)
        guard content.radius / whole.metresPerPixel < Self.leastCircle else {
            overview = whole
            detail = nil
            return
        }
        let aspect = max(region.width, 1) / max(region.height, 1)
        var first = box
        var second = box
        if aspect >= 1.15 {
            // A flat region above, its detail below.
            first.height = min(max(box.width / aspect + 20, box.height * 0.36), box.height * 0.52)
            second.y = first.bottom + Self.gutter
            second.height = box.bottom - second.y
        } else {
            first.width = min(max(box.height * aspect + 20, box.width * 0.34), box.width * 0.5)
            second.x = first.right + Self.gutter
            second.width = box.right - second.x
        }
        overview = MapFrame(first, around: region)
        let scale = content.radius / Self.detailCircle
        detail = MapFrame(
            second, around: Self.heaviest(content, width: second.width * scale, height: second.height * scale),
            metresPerPixel: scale, system: content.system)
    }

    /// The middle of the window of so many metres that holds most demand.
    private static func heaviest(
        _ content: MapContent, width: Double, height: Double
    ) -> (longitude: Double, latitude: Double) {
        let region = content.region
        // Sums over all above and to the left, on a grid of a thirtieth of the window.
        let side = min(width, height) / 30
        let columns = Int(region.width / side) + 2
        let rows = Int(region.height / side) + 2
        let frame = MapFrame(
            Box(x: 0, y: 0, width: region.width / side, height: region.height / side), around: region.middle,
            metresPerPixel: side, system: content.system)
        var sums = [[Int]](repeating: [Int](repeating: 0, count: columns + 1), count: rows + 1)
        for demand in content.demand {
            let (x, y) = frame.position(demand.point)
            sums[min(rows, max(1, Int(y) + 1))][min(columns, max(1, Int(x) + 1))] += demand.weight
        }
        for row in 1...rows {
            for column in 1...columns {
                sums[row][column] += sums[row - 1][column] + sums[row][column - 1] - sums[row - 1][column - 1]
            }
        }
        let (wide, high) = (min(columns, Int(width / side)), min(rows, Int(height / side)))
        var best = (weight: -1, row: 0, column: 0)
        for row in 0...(rows - high) {
            for column in 0...(columns - wide) {
                let weight =
                    sums[row + high][column + wide] - sums[row][column + wide] - sums[row + high][column]
                    + sums[row][column]
                if weight > best.weight { best = (weight, row, column) }
            }
        }
        let degrees = (
            east: (frame.longitudes.upperBound - frame.longitudes.lowerBound) / max(frame.box.width, 1e-9),
            north: (frame.latitudes.upperBound - frame.latitudes.lowerBound) / max(frame.box.height, 1e-9)
        )
        return (
            frame.longitudes.lowerBound + (Double(best.column) + Double(wide) / 2) * degrees.east,
            frame.latitudes.upperBound - (Double(best.row) + Double(high) / 2) * degrees.north
        )
    }
}
