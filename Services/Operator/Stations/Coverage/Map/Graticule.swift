import Contracts
import Foundation

/// Lines of longitude and latitude, with their degrees at the edges.
struct Graticule {
    private let frame: MapFrame

    init(_ frame: MapFrame) { self.frame = frame }

    func drawLines(_ svg: inout SVGText) {
        let box = frame.box
        for (_, x) in meridians {
            svg.element(
                "path",
                ["class": "line", "d": "M\(SVGText.number(x)) \(SVGText.number(box.y))v\(SVGText.number(box.height))"])
        }
        for (_, y) in parallels {
            svg.element(
                "path",
                ["class": "line", "d": "M\(SVGText.number(box.x)) \(SVGText.number(y))h\(SVGText.number(box.width))"])
        }
    }

    /// Over what lies below them, so that they can be read.
    func drawDegrees(_ svg: inout SVGText, labels: inout LabelSpace) {
        let box = frame.box
        for (text, x) in meridians where x < box.right - 90 {
            svg.words(text + "°E", x + 3, box.y + 12, "degree halo")
            labels.take(Box(x: x, y: box.y, width: 48, height: 16))
        }
        for (text, y) in parallels where y > box.y + 30 && y < box.bottom - 44 {
            svg.words(text + "°N", box.x + 4, y - 3, "degree halo")
            labels.take(Box(x: box.x, y: y - 14, width: 48, height: 16))
        }
    }

    private var step: Int {
        Self.step(for: (frame.longitudes.upperBound - frame.longitudes.lowerBound) * 110 / frame.box.width)
    }

    private var meridians: [(text: String, x: Double)] {
        Self.lines(frame.longitudes, step).map {
            (Self.text($0), frame.position(Double($0) / 1_000, frame.latitudes.lowerBound).x)
        }
    }

    private var parallels: [(text: String, y: Double)] {
        Self.lines(frame.latitudes, step).map {
            (Self.text($0), frame.position(frame.longitudes.lowerBound, Double($0) / 1_000).y)
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
        let (x, y) = (frame.box.right - 26, frame.box.y + 18)
        svg.element(
            "rect",
            [
                "x": SVGText.number(x - 20), "y": SVGText.number(y - 10), "width": "40", "height": "60",
                "class": "plate",
            ])
        let shape = { (points: String) in "M\(SVGText.number(x)) \(SVGText.number(y))\(points)z" }
        svg.element("path", ["class": "dark", "d": shape("l-8 26l8 -6")])
        svg.element("path", ["class": "light", "d": shape("l8 26l-8 -6")])
        svg.words("北 N", x, y + 40, "north", anchor: "middle")
        labels.take(Box(x: x - 20, y: y - 10, width: 40, height: 60))
    }
}
