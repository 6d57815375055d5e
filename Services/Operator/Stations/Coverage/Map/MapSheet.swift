import Contracts
import StationsDomain

/// Coverage on one sheet of A3: maps, figures, legend and source, in Chinese and English, without anything from elsewhere.
struct MapSheet {
    static let size = (width: 1_600.0, height: 1_131.0)

    private let report: CoverageReport
    private let title: String
    private let source: String
    private let madeAt: String

    /// - Parameters:
    ///   - title: by default the name of the prefecture, or of the province, in which the demand is.
    ///   - madeAt: the time as people read it.
    init(_ report: CoverageReport, title: String?, source: String, madeAt: String) {
        self.report = report
        self.source = source
        self.madeAt = madeAt
        self.title = title ?? "\(Self.place(report))工会驿站 \(report.minutes) 分钟服务圈"
    }

    /// A page that opens in a browser without network, and prints on one sheet.
    var html: String {
        """
        <!doctype html>
        <html lang="zh-CN">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width">
        <title>\(SVGText.escaped(title))</title>
        <style>
        @page { size: A3 landscape; margin: 8mm }
        html, body { margin: 0; background: #fff }
        svg { display: block; width: 100%; max-height: 100vh }
        @media print { svg { max-height: none } * { print-color-adjust: exact; -webkit-print-color-adjust: exact } }
        </style>
        </head>
        <body>
        \(svg)
        </body>
        </html>

        """
    }

    /// The picture alone.
    var svg: String {
        var svg = SVGText()
        let content = MapContent(report)
        let scale = DemandDots.Scale(content)
        svg.append(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 \(Int(Self.size.width)) \(Int(Self.size.height))\""
                + " role=\"img\" aria-label=\"\(SVGText.escaped(title))\">\n")
        svg.append("<style>\(MapStyle.text)</style>\n")
        svg.append("<rect width=\"\(Int(Self.size.width))\" height=\"\(Int(Self.size.height))\" fill=\"#fff\"/>\n")
        svg.words(title, 36, 58, "title")
        svg.words(subtitle, 37, 86, "subtitle")

        let layout = MapLayout(content, in: Box(x: 36, y: 106, width: 1_116, height: 952))
        var overview = MapPanel(layout.overview, content, scale, detail: layout.detail)
        overview.draw(&svg, name: "overview")
        if let detail = layout.detail {
            var panel = MapPanel(detail, content, scale)
            panel.draw(&svg, name: "detail")
        }
        var sidebar = MapSidebar(report, x: 1_180, width: 384)
        sidebar.draw(&svg, from: 106, until: 1_058, scale: scale)
        drawSource(&svg)
        svg.append("</svg>")
        return svg.text
    }

    private var subtitle: String {
        let time = LocalizedText.coverageTime(report)
        return "\(time.zh)　步行 \(report.minutes) 分钟 = 直线 \(Int(report.study.radius)) 米　·　"
            + "The \(report.minutes)-minute circle: \(time.en), \(Int(report.study.radius)) m in a straight line"
    }

    private func drawSource(_ svg: inout SVGText) {
        svg.words(
            "数据来源 source：\(source)　·　坐标系 crs：\(report.system.rawValue)　·　制图 made：\(madeAt)（北京时间 UTC+8）　·　"
                + "需求点 \(report.study.demand.count)　驿站 \(report.stations.count)",
            36, 1_084, "source")
        svg.words(
            "示意图，不表示行政区域界线，不作划界依据。Schematic: it shows no administrative boundaries. "
                + "“开放”指该整点开放，按平常的一周计，不计节假日。Open: at that full hour of an ordinary week, without holidays.",
            36, 1_103, "source")
    }

    /// Of all counties in one prefecture its name, else the province's.
    private static func place(_ report: CoverageReport) -> String {
        let prefectures = Set(report.counties.compactMap { $0.division.map { $0.number / 100 } })
        guard prefectures.count == 1, let prefecture = prefectures.first,
            let name = DivisionCode("\(prefecture)00")?.name
        else { return prefectures.isEmpty ? "" : DivisionCode.hunan.name ?? "" }
        return name
    }
}
