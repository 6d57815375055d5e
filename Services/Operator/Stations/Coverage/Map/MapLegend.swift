import Contracts
import StationsDomain

/// What the signs on the maps mean.
struct MapLegend {
    private let report: CoverageReport
    private let scale: DemandDots.Scale
    private let x: Double
    private let width: Double

    let height = 156.0

    init(_ report: CoverageReport, _ scale: DemandDots.Scale, x: Double, width: Double) {
        self.report = report
        self.scale = scale
        self.x = x
        self.width = width
    }

    func draw(_ svg: inout SVGText, from top: Double) {
        svg.element(
            "rect",
            [
                "x": SVGText.number(x), "y": SVGText.number(top), "width": SVGText.number(width),
                "height": SVGText.number(height), "class": "box",
            ])
        let (first, second) = (x + 12, x + 202)
        let lines = (0..<6).map { top + 23 + Double($0) * 22 }

        dots(&svg, "v", first, lines[0], "已覆盖的需求", "covered")
        dots(&svg, "u", first, lines[1], "未覆盖的需求", "not covered")
        // Sizes, by how many a square kilometre.
        svg.words("每平方公里需求", first, lines[2], "cell")
        svg.words("demand per km²", first + 94, lines[2], "en")
        let limits = scale.thresholds.map(Self.short)
        let texts = ["<\(limits[0])", "\(limits[0])–", "\(limits[1])–", "≥\(limits[2])"]
        for (size, text) in texts.enumerated() {
            let left = first + Double(size) * 45
            svg.element(
                "path", ["class": "v d\(size)", "d": "M\(SVGText.number(left + 3)) \(SVGText.number(lines[3] - 4))h0"])
            svg.words(text, left + 9, lines[3], "degree")
        }
        sign(&svg, second, lines[0], "开放的驿站", "open station") { svg, x, y in
            square(&svg, x, y, "open")
        }
        sign(&svg, second, lines[1], "此时未开放", "not open then") { svg, x, y in
            square(&svg, x, y, "closed")
        }
        sign(&svg, second, lines[2], "步行 \(report.minutes) 分钟", "\(report.minutes)-min walk") { svg, x, y in
            svg.group(["class": "reach"]) { svg in circle(&svg, x, y, nil) }
            svg.group(["class": "rim"]) { svg in circle(&svg, x, y, nil) }
        }
        sign(&svg, second, lines[3], "空白", "gap") { svg, x, y in
            circle(&svg, x, y, "gap")
            svg.words("a", x, y + 3.6, "letter", anchor: "middle")
        }
        sign(&svg, second, lines[4], "建议新建", "proposed") { svg, x, y in
            circle(&svg, x, y, "pin")
            svg.words("1", x, y + 3.8, "count", anchor: "middle")
        }
        let time = report.hour == .all ? "全天半数以上时段" : "此时"
        svg.words("圆点为一格，颜色表示其中多数需求\(time)是否已覆盖", first, lines[5] - 3, "note")
        svg.words(
            "a dot is one grid square; its colour: whether most of its demand is covered", first, lines[5] + 12, "note")
    }

    private func dots(_ svg: inout SVGText, _ kind: String, _ x: Double, _ y: Double, _ zh: String, _ en: String) {
        for (index, size) in [1, 2, 3].enumerated() {
            svg.element(
                "path",
                [
                    "class": "\(kind) d\(size)",
                    "d": "M\(SVGText.number(x + 3 + Double(index) * 6)) \(SVGText.number(y - 4))h0",
                ])
        }
        svg.words(zh, x + 24, y, "cell")
        svg.words(en, x + 24 + Double(zh.count) * 13 + 5, y, "en")
    }

    private func sign(
        _ svg: inout SVGText, _ x: Double, _ y: Double, _ zh: String, _ en: String,
        draw: (inout SVGText, Double, Double) -> Void
    ) {
        draw(&svg, x + 8, y - 4.5)
        svg.words(zh, x + 24, y, "cell")
        let wide = zh.reduce(0.0) { $0 + ($1.isWide ? 13 : 6.5) }
        svg.words(en, x + 24 + wide + 5, y, "en")
    }

    private func circle(_ svg: inout SVGText, _ x: Double, _ y: Double, _ kind: String?) {
        svg.element("circle", ["cx": SVGText.number(x), "cy": SVGText.number(y), "r": "8.5", "class": kind ?? ""])
    }

    private func square(_ svg: inout SVGText, _ x: Double, _ y: Double, _ kind: String) {
        svg.element("path", ["class": kind, "d": "M\(SVGText.number(x - 3)) \(SVGText.number(y - 3))h6v6h-6z"])
    }

    /// `1.5k` for 1,500: there is little room.
    private static func short(_ value: Double) -> String {
        let whole = Int(value)
        switch whole {
        case ..<1_000: return "\(whole)"
        case ..<1_000_000: return whole % 1_000 == 0 ? "\(whole / 1_000)k" : "\(whole / 1_000).\(whole / 100 % 10)k"
        default: return "\(whole / 1_000_000)M"
        }
    }
}
