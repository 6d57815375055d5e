import Contracts
import StationsDomain

/// The figures beside the maps, from the one that matters most downwards.
struct MapSidebar {
    let report: CoverageReport
    let x: Double
    let width: Double
    var y = 0.0

    init(_ report: CoverageReport, x: Double, width: Double) {
        self.report = report
        self.x = x
        self.width = width
    }

    mutating func draw(_ svg: inout SVGText, from top: Double, until bottom: Double, scale: DemandDots.Scale) {
        y = top
        drawShare(&svg)
        drawDay(&svg)
        let legend = MapLegend(report, scale, x: x, width: width)
        let proposals = min(report.proposals?.sites.count ?? 0, Self.mostProposals)
        let gaps = min(report.gaps.count, Self.mostGaps)
        let below =
            (proposals > 0 ? Self.heading + Double((proposals + 1) / 2) * Self.line + 42 : 0)
            + (gaps > 0 ? Self.heading + Double((gaps + 1) / 2) * Self.line + 8 : 0)
        // The legend has its place at the foot, the counties what is left between.
        let room = bottom - legend.height - 12 - below - y - Self.heading - 8
        drawCounties(&svg, most: max(3, Int(room / Self.line)))
        drawProposals(&svg)
        drawGaps(&svg)
        legend.draw(&svg, from: bottom - legend.height)
    }

    private static let mostProposals = 24
    private static let mostGaps = 12
    private static let heading = 24.0

    static let line = 18.0

    /// A heading in both languages, with a rule below it.
    mutating func heading(_ svg: inout SVGText, _ zh: String, _ en: String) {
        y += 18
        svg.words(zh, x, y, "head")
        svg.words(en, x + Double(zh.count) * 15 + 8, y, "en")
        svg.element(
            "path", ["class": "rule", "d": "M\(SVGText.number(x)) \(SVGText.number(y + 6))h\(SVGText.number(width))"])
        y += 6
    }

    private mutating func drawShare(_ svg: inout SVGText) {
        svg.words(CoverageFigures.percent(report.share(of: report.total)), x, y + 54, "figure")
        let digits = Double(CoverageFigures.percent(report.share(of: report.total)).count)
        svg.words("%", x + digits * 34 - 8, y + 54, "unit")
        let left = x + 190
        let time = LocalizedText.coverageTime(report)
        svg.words("\(time.zh) 有驿站开放、", left, y + 15, "say")
        svg.words("步行 \(report.minutes) 分钟可达的需求占比", left, y + 33, "say")
        svg.words("of demand has an open station within", left, y + 50, "en")
        svg.words("\(report.minutes) minutes' walk, \(time.en)", left, y + 63, "en")
        y += 72
    }

    private mutating func drawDay(_ svg: inout SVGText) {
        heading(&svg, "\(report.day.name.zh)各时段覆盖率", "coverage by hour, \(report.day.name.en)")
        let (left, top, height) = (x + 30, y + 12, 76.0)
        let step = (width - 30) / 24
        for percent in [0, 50, 100] {
            let line = top + height * (1 - Double(percent) / 100)
            svg.element(
                "path",
                [
                    "class": "line",
                    "d": "M\(SVGText.number(left)) \(SVGText.number(line))h\(SVGText.number(width - 30))",
                ])
            svg.words("\(percent)", left - 5, line + 3.5, "degree", anchor: "end")
        }
        for hour in 0..<24 {
            let share = Double(report.total.share(at: hour) ?? 0) / 100_000
            let isAsked = report.hour == .one(hour)
            svg.element(
                "rect",
                [
                    "x": SVGText.number(left + Double(hour) * step + 1.5),
                    "y": SVGText.number(top + height * (1 - share)), "width": SVGText.number(step - 3),
                    "height": SVGText.number(height * share), "class": isAsked ? "asked" : "bar",
                ])
            if hour % 3 == 0 {
                svg.words("\(hour)", left + (Double(hour) + 0.5) * step, top + height + 13, "degree", anchor: "middle")
            }
        }
        y = top + height + 18
    }

    private mutating func drawCounties(_ svg: inout SVGText, most: Int) {
        heading(&svg, "各县（市、区）", "by county: covered share, demand")
        // Of many, those with most demand.
        let shown =
            report.counties.count <= most
            ? report.counties
            : Array(
                report.counties.sorted { ($1.total, $0.division?.number ?? 0) < ($0.total, $1.division?.number ?? 0) }
                    .prefix(most - 1))
        for county in shown {
            y += Self.line
            svg.words(LocalizedText.county(county.division).zh, x, y, "cell")
            drawBar(&svg, report.share(of: county), left: x + 118, width: 130)
            svg.words(CoverageFigures.percent(report.share(of: county)) + " %", x + 306, y, "cell", anchor: "end")
            svg.words(CoverageFigures.demand(county.total), x + width, y, "cell", anchor: "end")
        }
        if shown.count < report.counties.count {
            y += Self.line
            let rest = report.counties.count - shown.count
            svg.words("另有 \(rest) 个，见表格 · \(rest) more in the table", x, y, "en")
        }
        y += 8
    }

    private func drawBar(_ svg: inout SVGText, _ share: Int?, left: Double, width: Double) {
        for (kind, part) in [("rest", 1.0), ("bar", Double(share ?? 0) / 100_000)] {
            svg.element(
                "rect",
                [
                    "x": SVGText.number(left), "y": SVGText.number(y - 9), "width": SVGText.number(width * part),
                    "height": "9", "class": kind,
                ])
        }
    }

    private mutating func drawProposals(_ svg: inout SVGText) {
        guard let proposals = report.proposals, !proposals.sites.isEmpty else { return }
        heading(&svg, "下一批建在哪里", "where the next do most good: newly covered")
        let entries = proposals.sites.enumerated().prefix(Self.mostProposals).map { index, site in
            (
                String(index + 1), report.name(of: site) ?? LocalizedText.county(site.division).zh,
                "+" + CoverageFigures.demand(site.gain)
            )
        }
        drawTwoColumns(&svg, entries, badge: "pin", letter: "count")
        y += 19
        let share = CoverageFigures.percent(report.share(withProposals: proposals.sites.count))
        let proven = CoverageFigures.percent(Int(proposals.provenShare * 100_000))
        svg.words("建成后 \(share) %；已证明不低于最优方案的 \(proven) %", x, y, "say")
        y += 15
        svg.words("\(share) % then; proven to be at least \(proven) % of the best choice", x, y, "en")
        y += 6
    }

    private mutating func drawGaps(_ svg: inout SVGText) {
        guard !report.gaps.isEmpty else { return }
        heading(&svg, "最大的空白", "largest gaps: demand not covered")
        let entries = report.gaps.enumerated().prefix(Self.mostGaps).map { index, gap in
            (CoverageReport.letter(index), LocalizedText.county(gap.division).zh, CoverageFigures.demand(gap.weight))
        }
        drawTwoColumns(&svg, entries, badge: "tag", letter: "letter")
        y += 6
    }

    /// Down the first column, then down the second.
    private mutating func drawTwoColumns(
        _ svg: inout SVGText, _ entries: [(mark: String, name: String, figure: String)], badge: String, letter: String
    ) {
        let rows = (entries.count + 1) / 2
        let wide = width / 2 - 10
        for (index, entry) in entries.enumerated() {
            let left = x + (index < rows ? 0 : wide + 20)
            let line = y + Double(index % rows + 1) * Self.line + 1
            if badge == "pin" {
                svg.element(
                    "circle",
                    ["cx": SVGText.number(left + 8), "cy": SVGText.number(line - 4), "r": "7.5", "class": badge])
            } else {
                svg.element(
                    "rect",
                    [
                        "x": SVGText.number(left + 1), "y": SVGText.number(line - 11), "width": "14", "height": "14",
                        "class": badge,
                    ])
            }
            svg.words(
                entry.mark, left + 8, line - 0.3, entry.mark.count > 1 ? letter + " tight" : letter, anchor: "middle")
            svg.words(Self.short(entry.name), left + 22, line, "cell")
            svg.words(entry.figure, left + wide, line, "cell", anchor: "end")
        }
        y += Double(rows) * Self.line + 2
    }

    private static func short(_ name: String) -> String { name.count > 8 ? String(name.prefix(7)) + "…" : name }
}
