import Testing

@testable import Contracts

/// Points in their systems: conversions by the vectors of the domain facts (B.7), distances, plausibility.
@Suite struct GeoPointTests {
    /// WGS-84, GCJ-02, BD-09, each longitude and latitude.
    static let vectors: [(String, [(Double, Double)])] = [
        ("长沙", [(112.938814, 28.228209), (112.944264, 28.224701), (112.950757, 28.230806)]),
        ("岳阳", [(113.128958, 29.357104), (113.134922, 29.354548), (113.141386, 29.360632)]),
        ("吉首", [(109.738273, 28.314827), (109.743005, 28.311437), (109.749581, 28.317109)]),
        ("郴州", [(113.032067, 25.793589), (113.037635, 25.790665), (113.044049, 25.797000)]),
    ]

    private static func point(_ degrees: (Double, Double), _ system: CoordinateSystem) throws -> GeoPoint {
        try #require(GeoPoint(longitude: degrees.0, latitude: degrees.1, system: system))
    }

    /// Points spread over the province's box, the same in every run.
    private static var everywhere: [GeoPoint] {
        let area = Plausibility.hunan
        return (0..<2_000).compactMap { number in
            // Additive recurrence of the plane's golden ratio: no two near one another, no lattice.
            let (east, north) = (Double(number) * 0.754_877_666, Double(number) * 0.569_840_291)
            return GeoPoint(
                longitude: area.longitudes.lowerBound + (east - east.rounded(.down)) * 5.48,
                latitude: area.latitudes.lowerBound + (north - north.rounded(.down)) * 5.51, system: .wgs84)
        }
    }

    @Test func `Every vector is met to the sixth decimal, from each system to each other`() throws {
        for (name, degrees) in Self.vectors {
            let points = [
                try Self.point(degrees[0], .wgs84), try Self.point(degrees[0], .cgcs2000),
                try Self.point(degrees[1], .gcj02), try Self.point(degrees[2], .bd09),
            ]
            for from in points {
                for to in points {
                    let found = from.converted(to: to.system)
                    #expect(found.system == to.system)
                    // The vectors are rounded themselves, so that a way through one may be off by its last digit.
                    let tolerance = from.system == .wgs84 || from.system == .cgcs2000 ? 5.1e-7 : 2e-6
                    #expect(
                        (found.longitude - to.longitude).magnitude < tolerance
                            && (found.latitude - to.latitude).magnitude < tolerance,
                        "\(name) \(from.system.rawValue) → \(to.system.rawValue): \(found)")
                }
            }
        }
    }

    @Test func `There and back again is the same place, all over the province`() {
        for point in Self.everywhere {
            for system in CoordinateSystem.allCases {
                let back = point.converted(to: system).converted(to: .wgs84)
                #expect((back.longitude - point.longitude).magnitude < 1e-9)
                #expect((back.latitude - point.latitude).magnitude < 1e-9)
            }
            let mars = point.converted(to: .gcj02)
            let baidu = mars.converted(to: .bd09)
            #expect((baidu.converted(to: .gcj02).longitude - mars.longitude).magnitude < 1e-9)
            #expect((baidu.converted(to: .gcj02).latitude - mars.latitude).magnitude < 1e-9)
            // Mixing two systems puts a station on another street: this is how far.
            let shift = Self.metres(point, mars)
            #expect((200...800).contains(shift), "\(shift)")
            #expect((600...1_300).contains(Self.metres(mars, baidu)))
            #expect(point.distance(to: mars) < 0.001 && mars.distance(to: baidu) < 0.001, "the same place")
        }
    }

    /// Between the bare figures of two points.
    private static func metres(_ first: GeoPoint, _ second: GeoPoint) -> Double {
        GeoPoint(unchecked: first.longitude, first.latitude, .wgs84)
            .distance(to: GeoPoint(unchecked: second.longitude, second.latitude, .wgs84))
    }

    @Test func `Shifts are those of the domain facts`() throws {
        let degrees = Self.vectors[0].1
        let points = try degrees.map { try Self.point($0, .wgs84) }
        #expect((Self.metres(points[0], points[1]) - 661).magnitude < 1)
        #expect((Self.metres(points[1], points[2]) - 930).magnitude < 1)
    }

    @Test func `Outside China nothing is shifted`() throws {
        for degrees in [(2.35, 48.85), (-74.0, 40.7), (180.0, 90.0), (-180.0, -90.0), (151.2, -33.9)] {
            let point = try Self.point(degrees, .wgs84)
            for system in CoordinateSystem.allCases {
                let there = point.converted(to: system)
                #expect(there.longitude == point.longitude && there.latitude == point.latitude)
            }
        }
    }

    @Test func `Distances are those of the sphere`() throws {
        let changsha = try Self.point((112.938814, 28.228209), .wgs84)
        #expect(changsha.distance(to: changsha) == 0)
        // A degree of latitude is a 360th of the circumference; one of longitude shrinks with the cosine: cos 60° = 1/2.
        let degree = 2 * Double.pi * GeoPoint.earthRadius / 360
        let (equator, north) = (try Self.point((10, 0), .wgs84), try Self.point((10, 1), .wgs84))
        #expect((equator.distance(to: north) - degree).magnitude < 1e-6)
        let (left, right) = (try Self.point((10, 60), .wgs84), try Self.point((10.001, 60), .wgs84))
        #expect((left.distance(to: right) - degree / 2_000).magnitude < 1e-4)
        #expect((try Self.point((-180, 0), .wgs84)).distance(to: try Self.point((180, 0), .wgs84)) < 1e-6)
        let poles = try Self.point((0, 90), .wgs84).distance(to: try Self.point((0, -90), .wgs84))
        #expect((poles - 180 * degree).magnitude < 1e-3)
        // From Changsha to Yueyang: 1.129° north and 0.167 degrees of the equator east.
        let yueyang = try Self.point((113.128958, 29.357104), .wgs84)
        #expect((changsha.distance(to: yueyang) - yueyang.distance(to: changsha)).magnitude < 1e-9)
        #expect((126_000...128_000).contains(changsha.distance(to: yueyang)))
    }

    @Test(arguments: [
        (0.0, 0), (0.1, 1), (66.6, 1), (66.7, 2), (999.9, 15), (1_000, 15), (1_000.1, 16), (2_000, 30), (-1, 0),
        (.infinity, 601_500),
    ])
    func `A kilometre is a walk of fifteen minutes`(metres: Double, minutes: Int) {
        #expect(Walk.minutes(metres: metres) == minutes)
    }

    @Test func `The province's box tells inside, outside and swapped`() throws {
        let area = Plausibility.hunan
        for (_, degrees) in Self.vectors {
            let points = zip(degrees, [CoordinateSystem.wgs84, .gcj02, .bd09])
            for (degrees, system) in points { #expect(area.finding(at: try Self.point(degrees, system)) == nil) }
        }
        #expect(area.finding(at: try Self.point((114.27, 30.6), .wgs84)) == .pointOutOfRange)  // 武汉
        #expect(area.finding(at: try Self.point((0, 0), .gcj02)) == .pointOutOfRange)
        // A province in the west, where the other way round is on the globe as well.
        let xinjiang = Plausibility(longitudes: 73.4...96.4, latitudes: 34.3...49.2)
        #expect(xinjiang.finding(at: try Self.point((43.8, 87.6), .wgs84)) == .pointSwapped)
        #expect(xinjiang.finding(at: try Self.point((87.6, 43.8), .wgs84)) == nil)
    }

    @Test func `A point far from its county's centre is remarked upon, not refused`() throws {
        let (changsha, yueyang) = (try Self.point((112.94, 28.23), .wgs84), try Self.point((113.13, 29.36), .gcj02))
        #expect(Plausibility.hunan.finding(at: changsha, countyCentre: changsha) == nil)
        #expect(Plausibility.hunan.finding(at: yueyang, countyCentre: changsha) == .pointOutOfCounty)
        #expect(ReasonCode.pointOutOfCounty.isWarning && !ReasonCode.pointOutOfRange.isWarning)
    }
}
