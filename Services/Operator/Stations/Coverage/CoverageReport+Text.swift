import Contracts
import StationsDomain

/// The report for people: tables on a terminal, and rows for a spreadsheet.
extension CoverageReport {
    /// Coverage by county, then the gaps, then the proposals with what they are worth.
    func text(in language: Language) -> String {
        var parts = [LocalizedText.coverageHeading(self)[language], countyTable(in: language)]
        if !gaps.isEmpty {
            parts += [LocalizedText.coverageGaps(self)[language], gapTable(in: language)]
        }
        if let proposals {
            parts.append(LocalizedText.coverageProposals(self, proposals)[language])
            if !proposals.sites.isEmpty { parts.append(siteTable(proposals, in: language)) }
        }
        return parts.joined(separator: "\n")
    }

    private func countyTable(in language: Language) -> String {
        var fields: [Table<(CountyCoverage, isTotal: Bool)>.Field] = [
            .text(.tables.county) { county, isTotal in
                isTotal ? LocalizedText.tables.total[language] : LocalizedText.county(county.division)[language]
            },
            .percent(.tables.demand) { CoverageFigures.demand($0.0.total) },
        ]
        switch hour {
        case .one(let hour):
            fields.append(.percent(.hour(hour)) { CoverageFigures.percent($0.0.share(at: hour)) + " %" })
        case .all:
            // Whole percent, so that all of a day stand side by side.
            for hour in 0..<24 {
                fields.append(.percent(.shortHour(hour)) { $0.0.share(at: hour).map { "\($0 / 1_000)" } ?? "–" })
            }
        }
        fields.append(.percent(.tables.wholeDay) { CoverageFigures.percent($0.0.shareOfDay) + " %" })
        return Table(fields).text(counties.map { ($0, false) } + [(total, true)], in: language)
    }

    private func gapTable(in language: Language) -> String {
        Table<(offset: Int, element: CoverageGap)>(
            .text(.tables.gap) { Self.letter($0.offset) },
            .text(.tables.county) { LocalizedText.county($0.element.division)[language] },
            .percent(.tables.demand) { CoverageFigures.demand($0.element.weight) },
            .text(.tables.centre) { self.place($0.element.centre) }
        ).text(Array(gaps.enumerated()), in: language)
    }

    private func siteTable(_ proposals: SiteProposals, in language: Language) -> String {
        Table<(offset: Int, element: SiteProposals.Site)>(
            .number(.tables.number) { $0.offset + 1 },
            .text(.tables.county) { LocalizedText.county($0.element.division)[language] },
            .text(.tables.site) { self.name(of: $0.element) ?? "–" },
            .percent(.tables.newlyCovered) { "+" + CoverageFigures.demand($0.element.gain) },
            .percent(.tables.shareThen) {
                CoverageFigures.percent(self.share(withProposals: $0.offset + 1)) + " %"
            },
            .text(.tables.centre) { self.place($0.element.point) }
        ).text(Array(proposals.sites.enumerated()), in: language)
    }

    /// `112.944264,28.224701`, as `unionctl stations near` takes it.
    private func place(_ point: GeoPoint) -> String {
        let there = point.converted(to: system).rounded(toDecimals: 6)
        return "\(there.longitude),\(there.latitude)"
    }

    /// For a spreadsheet.
    var csv: String {
        var writer = CSVWriter(to: "", titles: Self.csvTitles)
        for row in csvRows { writer.write(row) }
        return writer.output
    }

    /// A line for each county and hour, then each gap, then each proposal.
    var csvRows: [[String]] {
        var rows: [[String]] = []
        for county in counties + [total] {
            let isTotal = county == total
            for hour in shownHours {
                rows.append(
                    [
                        "coverage", "", isTotal ? "" : county.division?.description ?? "",
                        isTotal ? "合计" : LocalizedText.county(county.division).zh, String(hour),
                        Self.number(county.total), Self.number(county.covered[hour]),
                        CoverageFigures.percent(county.share(at: hour)), "", "", "",
                    ])
            }
        }
        for (index, gap) in gaps.enumerated() {
            rows.append(
                row(
                    "gap", Self.letter(index), gap.division, LocalizedText.county(gap.division).zh, gap.weight,
                    gap.centre))
        }
        for (index, site) in (proposals?.sites ?? []).enumerated() {
            let name = name(of: site) ?? LocalizedText.county(site.division).zh
            rows.append(row("proposal", String(index + 1), site.division, name, site.gain, site.point))
        }
        return rows
    }

    static let csvTitles = [
        "kind", "number", "division", "name", "hour", "demand", "covered", "percent", "lon", "lat", "crs",
    ]

    private var shownHours: [Int] {
        switch hour {
        case .all: Array(0..<24)
        case .one(let hour): [hour]
        }
    }

    private func row(
        _ kind: String, _ number: String, _ division: DivisionCode?, _ name: String, _ demand: Int, _ point: GeoPoint
    ) -> [String] {
        let there = point.converted(to: system).rounded(toDecimals: 6)
        return [
            kind, number, division?.description ?? "", name, "", Self.number(demand), "", "",
            "\(there.longitude)", "\(there.latitude)", system.rawValue,
        ]
    }

    private static func number(_ thousandths: Int) -> String { CoverageFigures.plainDemand(thousandths).text }
}
