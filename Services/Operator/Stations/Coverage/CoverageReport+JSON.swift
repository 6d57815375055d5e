import Contracts
import StationsDomain

/// The report for programs: as JSON, and as GeoJSON for maps.
extension CoverageReport {
    var json: JSON {
        .object([
            "radiusMetres": .number(study.radius), "walkingMinutes": .integer(Int64(minutes)),
            "day": .string(day.rawValue),
            "hour": hourJSON, "crs": .string(system.rawValue), "stations": .integer(Int64(stations.count)),
            "counties": .array(counties.map(county)), "total": county(total),
            "gaps": .array(gaps.enumerated().map { .object(gap($0.offset, $0.element) + place($0.element.centre)) }),
            "proposals": proposals.map(proposed),
        ])
    }

    /// A feature of every station, gap and proposal (RFC 7946), with the system of the coordinates and the figures beside
    /// them: `coordinateSystem` and `coverage` are this system's own members. In GCJ-02 it is for maps that are in GCJ-02.
    var geoJSON: JSON {
        var features: [JSON] = []
        for station in stations {
            for covering in station.covering {
                features.append(
                    feature(
                        covering.point,
                        [
                            member("kind", "station"), member("code", station.code.map(JSON.string)),
                            member("name", .string(station.name)), member("open", .bool(isOpen(covering))),
                            member("walkMetres", .number(study.radius)),
                        ]))
            }
        }
        for (index, gap) in gaps.enumerated() {
            features.append(feature(gap.centre, [member("kind", "gap")] + self.gap(index, gap)))
        }
        for (index, site) in (proposals?.sites ?? []).enumerated() {
            features.append(feature(site.point, [member("kind", "proposal")] + self.site(index, site)))
        }
        return [
            "type": "FeatureCollection", "coordinateSystem": .string(system.rawValue), "coverage": json,
            "features": .array(features),
        ]
    }

    /// Whether a station is open when it is asked about; over the day, whether it opens at all.
    func isOpen(_ station: CoveringStation) -> Bool {
        !station.hours.intersection(hour.hours(of: day)).isEmpty
    }

    private var hourJSON: JSON {
        switch hour {
        case .all: "all"
        case .one(let hour): .integer(Int64(hour))
        }
    }

    private func county(_ county: CountyCoverage) -> JSON {
        .object([
            "division": county.division.map { .string($0.description) },
            "points": .integer(Int64(county.points)), "demand": CoverageFigures.plainDemand(county.total),
            "covered": .array(county.covered.map(CoverageFigures.plainDemand)),
            "share": share(of: county).map(Self.share),
            "shares": .array((0..<24).map { county.share(at: $0).map(Self.share) ?? .null }),
        ])
    }

    private func proposed(_ proposals: SiteProposals) -> JSON {
        let sites = proposals.sites.enumerated().map { index, site in
            JSON.object(self.site(index, site) + place(site.point))
        }
        return [
            "sites": .array(sites), "gain": CoverageFigures.plainDemand(proposals.gain),
            "upperBound": CoverageFigures.plainDemand(proposals.upperBound),
            "provenShare": .number((proposals.provenShare * 10_000).rounded(.down) / 10_000),
            "candidates": .integer(Int64(proposals.candidates)),
        ]
    }

    private func gap(_ index: Int, _ gap: CoverageGap) -> [JSON.Member] {
        [
            member("letter", .string(Self.letter(index))), member("demand", CoverageFigures.plainDemand(gap.weight)),
            member("points", .integer(Int64(gap.points))),
            member("division", gap.division.map { .string($0.description) }),
        ].compactMap(\.self)
    }

    private func site(_ index: Int, _ site: SiteProposals.Site) -> [JSON.Member] {
        [
            member("number", .integer(Int64(index + 1))), member("name", name(of: site).map(JSON.string)),
            member("gain", CoverageFigures.plainDemand(site.gain)),
            member("shareThen", share(withProposals: index + 1).map(Self.share)),
            member("division", site.division.map { .string($0.description) }),
        ].compactMap(\.self)
    }

    private func feature(_ point: GeoPoint, _ properties: [JSON.Member?]) -> JSON {
        let there = point.converted(to: system).rounded(toDecimals: 6)
        return [
            "type": "Feature",
            "geometry": ["type": "Point", "coordinates": [.number(there.longitude), .number(there.latitude)]],
            "properties": .object(properties.compactMap(\.self)),
        ]
    }

    private func place(_ point: GeoPoint) -> [JSON.Member] {
        point.converted(to: system).rounded(toDecimals: 6).json.object ?? []
    }

    private func member(_ key: String, _ value: JSON?) -> JSON.Member? { value.map { JSON.Member(key, $0) } }

    /// As a part of one.
    private static func share(_ share: Int) -> JSON { .number(Double(share) / 100_000) }
}
