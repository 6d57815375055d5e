import Contracts

/// Demand as dots on a grid, so that a picture of a hundred thousand points is no larger than its paper: a dot a square,
/// its size by how many people a square kilometre there are, its colour by whether most of them are served.
struct DemandDots: Sendable {
    /// The grid, in pixels, and by that the largest dot.
    static let pitch = 5.0
    static let sizes = [1.5, 2.5, 3.6, 4.8]

    /// Demand a square kilometre above which a dot is of the second, third and fourth size.
    struct Scale: Sendable {
        let thresholds: [Double]

        /// By the squares of half a walk that have any demand: half of them are of the smallest size, a twentieth of the
        /// largest.
        init(_ content: MapContent) {
            let grid = SquareSums(content.demand, side: content.radius / 2)
            let area = content.radius * content.radius / 4_000_000
            let densities = grid.sums.map { Double($0) / Double(DemandFile.unit) / area }.sorted()
            thresholds = [0.5, 0.8, 0.95].map { part in
                densities.isEmpty ? 1 : Self.round(densities[Int(Double(densities.count - 1) * part)])
            }
        }

        func size(of density: Double) -> Int { thresholds.count { density >= $0 } }

        /// To 1, 2 or 5 and noughts, as a legend says it.
        private static func round(_ value: Double) -> Double {
            var unit = 1.0
            while unit * 10 <= value { unit *= 10 }
            return [5, 2, 1].map { $0 * unit }.first { $0 <= value } ?? 1
        }
    }

    /// The dots of one look as one path, each from the one before it, which is a third of the text.
    private struct Path {
        var text = ""
        private var last: (x: Double, y: Double)?

        mutating func append(_ x: Double, _ y: Double) {
            if let last {
                text += "m\(SVGText.number(x - last.x)) \(SVGText.number(y - last.y))h0"
            } else {
                text += "M\(SVGText.number(x)) \(SVGText.number(y))h0"
            }
            last = (x, y)
        }
    }

    /// By whether they are served, and by size.
    private var paths = [[Path]](repeating: [Path](repeating: Path(), count: 4), count: 2)

    init(_ content: MapContent, in frame: MapFrame, scale: Scale) {
        struct Sum {
            var all = 0
            var covered = 0
        }
        let columns = Int(frame.box.width / Self.pitch)
        let rows = Int(frame.box.height / Self.pitch)
        var sums = [Sum](repeating: Sum(), count: columns * rows)
        for demand in content.demand {
            let (x, y) = frame.position(demand.point)
            let column = Int(((x - frame.box.x) / Self.pitch).rounded(.down))
            let row = Int(((y - frame.box.y) / Self.pitch).rounded(.down))
            guard (0..<columns).contains(column), (0..<rows).contains(row) else { continue }
            sums[row * columns + column].all += demand.weight
            if demand.isCovered { sums[row * columns + column].covered += demand.weight }
        }
        let side = Self.pitch * frame.metresPerPixel / 1_000
        for (index, sum) in sums.enumerated() where sum.all > 0 {
            let density = Double(sum.all) / Double(DemandFile.unit) / (side * side)
            let x = frame.box.x + (Double(index % columns) + 0.5) * Self.pitch
            let y = frame.box.y + (Double(index / columns) + 0.5) * Self.pitch
            paths[sum.covered * 2 >= sum.all ? 1 : 0][scale.size(of: density)].append(x, y)
        }
    }

    func draw(_ svg: inout SVGText) {
        for (kind, sizes) in zip(["u", "v"], paths) {
            for (size, path) in sizes.enumerated() where !path.text.isEmpty {
                svg.element("path", ["class": "\(kind) d\(size)", "d": path.text])
            }
        }
    }
}

/// Demand summed up in squares of so many metres.
struct SquareSums {
    private(set) var sums: [Int]

    init(_ demand: [MapContent.Demand], side: Double) {
        let region = MapRegion(demand.map(\.point), system: .wgs84)
        // A pixel a square.
        let box = Box(x: 0, y: 0, width: max(1, region.width / side), height: max(1, region.height / side))
        let frame = MapFrame(box, around: region.middle, metresPerPixel: side, system: .wgs84)
        var squares: [Int: Int] = [:]
        for demand in demand where demand.weight > 0 {
            let (x, y) = frame.position(demand.point)
            squares[Int(y.rounded(.down)) << 32 + Int(x.rounded(.down)), default: 0] += demand.weight
        }
        sums = Array(squares.values)
    }
}
