import Contracts

/// One map on the sheet, drawn from the ground upwards: grid, circles, demand, gaps, proposals, names.
struct MapPanel {
    let frame: MapFrame
    let content: MapContent
    let scale: DemandDots.Scale
    /// What is drawn at a larger scale elsewhere on the sheet, and so without letters and numbers here.
    var detail: MapFrame?
    private var labels: LabelSpace

    init(_ frame: MapFrame, _ content: MapContent, _ scale: DemandDots.Scale, detail: MapFrame? = nil) {
        self.frame = frame
        self.content = content
        self.scale = scale
        self.detail = detail
        labels = LabelSpace(frame.box.inset(3))
    }

    /// - Parameter name: tells the panels' clippings apart.
    mutating func draw(_ svg: inout SVGText, name: String) {
        let box = frame.box
        svg.append("<clipPath id=\"\(name)\">")
        svg.element("rect", rectangle(box))
        svg.append("</clipPath>\n")
        svg.element("rect", rectangle(box, kind: "ground"))
        var panel = self
        svg.group(["clip-path": "url(#\(name))"]) { svg in
            Graticule(panel.frame).drawLines(&svg)
            panel.drawCircles(&svg)
            DemandDots(panel.content, in: panel.frame, scale: panel.scale).draw(&svg)
            panel.drawStations(&svg)
            panel.drawFrameOfDetail(&svg)
            Graticule(panel.frame).drawDegrees(&svg, labels: &panel.labels)
            MapFurniture(panel.frame).draw(&svg, labels: &panel.labels)
            panel.drawMarks(&svg)
            panel.drawNames(&svg)
        }
        svg.element("rect", rectangle(box, kind: "edge"))
    }

    private var radius: Double { content.radius / frame.metresPerPixel }

    /// The circles of open stations, as one area: where two overlap it is no greener.
    private func drawCircles(_ svg: inout SVGText) {
        for (isOpen, kind) in [(false, "shut"), (true, "reach")] {
            let circles = content.stations.filter { $0.isOpen == isOpen && isNear($0.point) }
            svg.group(["class": kind]) { svg in
                for station in circles { circle(&svg, station.point, radius) }
            }
        }
    }

    private func drawStations(_ svg: inout SVGText) {
        let stations = content.stations.filter { isNear($0.point) }
        svg.group(["class": "rim"]) { svg in
            for station in stations where station.isOpen { circle(&svg, station.point, radius) }
        }
        let half = radius > 12 ? 3.0 : 1.4
        for (isOpen, kind) in [(false, "closed"), (true, "open")] {
            let path = stations.filter { $0.isOpen == isOpen }.map { station in
                let (x, y) = frame.position(station.point)
                return "M\(SVGText.number(x - half)) \(SVGText.number(y - half))"
                    + "h\(SVGText.number(2 * half))v\(SVGText.number(2 * half))h\(SVGText.number(-2 * half))z"
            }
            if !path.isEmpty { svg.element("path", ["class": kind, "d": path.joined()]) }
        }
    }

    private func drawFrameOfDetail(_ svg: inout SVGText) {
        guard let detail else { return }
        let corner = frame.position(detail.longitudes.lowerBound, detail.latitudes.upperBound)
        let other = frame.position(detail.longitudes.upperBound, detail.latitudes.lowerBound)
        let box = Box(x: corner.x, y: corner.y, width: other.x - corner.x, height: other.y - corner.y)
        svg.element("rect", rectangle(box, kind: "window"))
        svg.words("详图 detail", box.x + 4, box.y - 4, "note halo")
    }

    /// Gaps with their letters, proposals with their numbers; on top of one another they stay readable.
    private mutating func drawMarks(_ svg: inout SVGText) {
        for (index, point) in content.proposals.enumerated() where isNear(point) {
            let (x, y) = frame.position(point)
            circle(&svg, point, radius, kind: "planned")
            guard !isDetailed(point) else {
                svg.element("circle", ["cx": SVGText.number(x), "cy": SVGText.number(y), "r": "2.6", "class": "pin"])
                continue
            }
            let size = index < 99 ? 9.0 : 11.0
            svg.element(
                "circle", ["cx": SVGText.number(x), "cy": SVGText.number(y), "r": SVGText.number(size), "class": "pin"])
            svg.words(String(index + 1), x, y + 3.8, "count", anchor: "middle")
            labels.take(Box(x: x - size, y: y - size, width: 2 * size, height: 2 * size))
        }
        for (index, point) in content.gaps.enumerated() where isNear(point) && !isDetailed(point) {
            let (x, y) = frame.position(point)
            // Wide enough that its letter is beside a number in its middle.
            let ring = max(radius, 18)
            circle(&svg, point, ring, kind: "gap")
            // On the ring, where a proposal in its middle leaves room; round it until no other letter stands there.
            let letter = CoverageReport.letter(index)
            let places = [(-0.71, -0.71), (0.71, -0.71), (-0.71, 0.71), (0.71, 0.71), (0, -1), (0, 1), (-1, 0), (1, 0)]
            let boxes = places.map { Box(x: x + $0.0 * ring - 6.5, y: y + $0.1 * ring - 7, width: 13, height: 14) }
            let box = labels.firstFree(boxes) ?? boxes[0]
            svg.element("rect", rectangle(box, kind: "tag"))
            svg.words(letter, box.x + 6.5, box.y + 10.6, "letter", anchor: "middle")
            labels.take(box)
        }
    }

    /// Counties where most of their demand is, the largest first; what would stand on another label is moved or left out.
    private mutating func drawNames(_ svg: inout SVGText) {
        for name in CountyNames(content, in: frame, without: detail).names {
            let width = Double(name.text.count) * 15
            let moves = [(0, 0), (0, -20), (0, 20), (-50, 0), (50, 0), (-40, -20), (40, 20), (0, -40), (0, 40)]
            let boxes = moves.map { move in
                Box(
                    x: name.x + Double(move.0) - width / 2, y: name.y + Double(move.1) - 14, width: width, height: 18)
            }
            guard let box = labels.firstFree(boxes) else { continue }
            labels.take(box)
            svg.words(name.text, box.x + width / 2, box.y + 14, "county halo", anchor: "middle")
        }
    }

    private func isDetailed(_ point: GeoPoint) -> Bool {
        guard let detail else { return false }
        return detail.longitudes.contains(point.longitude) && detail.latitudes.contains(point.latitude)
    }

    /// Whether anything of its circle may be seen.
    private func isNear(_ point: GeoPoint) -> Bool { frame.box.inset(-radius).contains(frame.position(point)) }

    private func circle(_ svg: inout SVGText, _ point: GeoPoint, _ radius: Double, kind: String? = nil) {
        let (x, y) = frame.position(point)
        let place = (SVGText.number(x), SVGText.number(y), SVGText.number(radius))
        if let kind {
            svg.element("circle", ["class": kind, "cx": place.0, "cy": place.1, "r": place.2])
        } else {
            svg.element("circle", ["cx": place.0, "cy": place.1, "r": place.2])
        }
    }

    private func rectangle(_ box: Box, kind: String = "") -> KeyValuePairs<String, String> {
        [
            "x": SVGText.number(box.x), "y": SVGText.number(box.y), "width": SVGText.number(box.width),
            "height": SVGText.number(box.height), "class": kind,
        ]
    }
}
