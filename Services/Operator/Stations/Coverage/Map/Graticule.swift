import Contracts
import Foundation

/// Lines of longitude and latitude, with their degrees at the edges.
struct Graticule {
    private let frame: MapFrame

    init(_ frame: MapFrame) { self.frame = frame }

    func draw(_ svg: inout SVGText, labels: inout LabelSpace) {
        let box = frame.box
        let step = Self.step(for: (frame.longitudes.upperBound - frame.longitudes.lowerBound) * 110 / box.width)
        let middle = (frame.longitudes.lowerBound, frame.latitudes.lowerBound)
        for longitude in Self.lines(frame.longitudes, step) {
            let x = frame.position(Double(longitude) / 1_000, middle.1).x
            svg.element(
                "path",
                ["class": "line", "d": "M\(SVGText.number(x)) \(SVGText.number(box.y))v\(SVGText.number(box.height))"])
            svg.words(Self.text(longitude) + "°E", x + 3, box.y + 11, "degree")
            labels.take(Box(x: x, y: box.y, width: 44, height: 14))
        }
        for latitude in Self.lines(frame.latitudes, step) {
            let y = frame.position(middle.0, Double(latitude) / 1_000).y
            svg.element(
                "path",
                ["class": "line", "d": "M\(SVGText.number(box.x)) \(SVGText.number(y))h\(SVGText.number(box.width))"])
            svg.words(Self.text(latitude) + "°N", box.x + 4, y - 3, "degree")
            labels.take(Box(x: box.x, y: y - 13, width: 44, height: 14))
        }
    }

    /// In thousandths of a degree: 1, 2 or 5 with noughts, at least what was asked for.
    private static func step(for degrees: Double) -> Int {
        let steps = [5, 10, 20, 50, 100, 200, 500, 1_000, 2_000]
        return steps.first { Double($0) >= degrees * 1_000 } ?? 5_000
    }

    private static func lines(_ range: ClosedRange<Double>, _ step: Int) -> [Int] {
        let first = Int((range.lowerBound * 1_000 / Double(step)).rounded(.up)) * step
        return Array(stride(from: first, through: Int(range.upperBound * 1_000), by: step))
    }

    private static func text(_ thousandths: Int) -> String {
        var text = String(thousandths % 1_000 + 1_000).dropFirst()
        while text.hasSuffix("0") { text = text.dropLast() }
        return "\(thousandths / 1_000)" + (text.isEmpty ? "" : ".\(text)")
    }
}

/// The bar that tells distances, and where north is.
struct MapFurniture {
    private let frame: MapFrame

    init(_ frame: MapFrame) { self.frame = frame }

    func draw(_ svg: inout SVGText, labels: inout LabelSpace) {
        drawBar(&svg, &labels)
        drawNorth(&svg, &labels)
    }

    private func drawBar(_ svg: inout SVGText, _ labels: inout LabelSpace) {
        let lengths = [100, 200, 500, 1_000, 2_000, 5_000, 10_000, 20_000, 50_000, 100_000]
        let metres = lengths.last { Double($0) / frame.metresPerPixel <= 150 } ?? 100
        let width = Double(metres) / frame.metresPerPixel
        let (x, y) = (frame.box.x + 50, frame.box.bottom - 18)
        let back = Box(x: x - 10, y: y - 20, width: width + 64, height: 32)
        svg.element(
            "rect",
            [
                "x": SVGText.number(back.x), "y": SVGText.number(back.y), "width": SVGText.number(back.width),
                "height": SVGText.number(back.height), "class": "plate",
            ])
        labels.take(back)
        for part in 0..<4 {
            svg.element(
                "rect",
                [
                    "x": SVGText.number(x + Double(part) * width / 4), "y": SVGText.number(y),
                    "width": SVGText.number(width / 4), "height": "4", "class": part % 2 == 0 ? "dark" : "light",
                ])
        }
        svg.words("0", x, y - 4, "degree", anchor: "middle")
        let text = metres < 1_000 ? "\(metres) m" : "\(metres / 1_000) km"
        svg.words(text, x + width, y - 4, "degree", anchor: "middle")
    }

    private func drawNorth(_ svg: inout SVGText, _ labels: inout LabelSpace) {
        let (x, y) = (frame.box.right - 26, frame.box.y + 22)
        let shape = { (points: String) in "M\(SVGText.number(x)) \(SVGText.number(y))\(points)z" }
        svg.element("path", ["class": "dark", "d": shape("l-8 26l8 -6")])
        svg.element("path", ["class": "light", "d": shape("l8 26l-8 -6")])
        svg.words("北 N", x, y + 40, "north", anchor: "middle")
        labels.take(Box(x: x - 16, y: y - 4, width: 32, height: 48))
    }
}
