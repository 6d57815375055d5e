import Testing

@testable import Contracts

/// Points as messages carry them: what is read, and what each fault is called.
@Suite struct PointReadingTests {
    private static func read(_ point: JSON?) -> (point: GeoPoint?, faults: [String]) {
        var faults: [Reason] = []
        let reader = FieldReader(.object(["point": point]))
        let read = reader?.point("point", &faults)
        return (read, faults.map { "\($0.code.rawValue) \($0.field ?? "")" })
    }

    @Test func `A point is kept as it was captured, and written so`() throws {
        let text = #"{"lon":112.938814,"lat":28.228209,"crs":"GCJ-02"}"#
        let (point, faults) = Self.read(try JSON(parsing: Array(text.utf8)))
        #expect(faults.isEmpty && point?.system == .gcj02 && point?.longitude == 112.938814)
        #expect(point?.json.text == text)
        // Whole degrees are numbers too; more than eight decimals are noise.
        let noisy = Self.read(["lon": 113, "lat": .number(28.123456789012), "crs": "wgs84"])
        #expect(noisy.point?.json.text == #"{"lon":113,"lat":28.12345679,"crs":"WGS-84"}"#)
        let zero = try #require(Self.read(["lon": .number(-0.0), "lat": 0, "crs": "bd-09"]).point)
        #expect(zero.json.text == #"{"lon":0,"lat":0,"crs":"BD-09"}"#)
    }

    @Test func `All points of eight decimals come back as they went`() throws {
        for number in 0..<5_000 {
            let longitude = Double(10_878_000_000 + number * 109_600) / 1e8
            let latitude = Double(2_463_000_000 + number * 110_201) / 1e8
            let point = try #require(GeoPoint(longitude: longitude, latitude: latitude, system: .cgcs2000))
            #expect(Self.read(try JSON(parsing: point.json.serialized())).point == point)
        }
    }

    @Test(arguments: [
        ("WGS-84", CoordinateSystem.wgs84), ("wgs84", .wgs84), ("Gcj-02", .gcj02), ("GCJ 02", .gcj02),
        ("bd09", .bd09), ("bd09ll", .bd09), ("BD_09", .bd09), ("cgcs-2000", .cgcs2000), ("CGCS2000", .cgcs2000),
    ])
    func `Systems are read as people write them`(text: String, system: CoordinateSystem) {
        #expect(CoordinateSystem(text) == system && CoordinateSystem(system.rawValue) == system)
    }

    @Test func `Every fault has its code and its field, and all are told at once`() {
        for (json, expected) in [
            (nil, ["point-missing point"]), (.null, ["point-missing point"]), ("x", ["field-type point"]),
            ([:], ["point-missing point.lon", "point-missing point.lat", "crs-missing point.crs"]),
            (["lon": 112.9, "lat": 28.2], ["crs-missing point.crs"]),
            (["lon": 112.9, "lat": 28.2, "crs": ""], ["crs-missing point.crs"]),
            (["lon": 112.9, "lat": 28.2, "crs": "Mars"], ["crs-unknown point.crs"]),
            (["lon": 112.9, "lat": 28.2, "crs": 4326], ["field-type point.crs"]),
            (["lon": "112.9", "crs": "GCJ-02"], ["field-type point.lon", "point-missing point.lat"]),
            (["lon": 28.2, "lat": 112.9, "crs": "GCJ-02"], ["point-swapped point"]),
            (["lon": 28.2, "lat": 112.9], ["crs-missing point.crs", "point-swapped point"]),
            (["lon": 190, "lat": 112.9, "crs": "GCJ-02"], ["point-out-of-range point"]),
            (["lon": 1e300, "lat": 0, "crs": "GCJ-02"], ["point-out-of-range point"]),
        ] as [(JSON?, [String])] {
            let (point, faults) = Self.read(json)
            #expect(point == nil && faults == expected, "\(json.map(\.text) ?? "none")")
        }
    }

    @Test func `In a list a fault names the element`() throws {
        var faults: [Reason] = []
        let reader = try #require(FieldReader(["point": ["lon": 1]], at: "timetable", index: 2))
        #expect(reader.point("point", &faults) == nil)
        #expect(faults.map(\.field) == ["timetable[2].point.lat", "timetable[2].point.crs"])
        #expect(reader.optionalPoint("other", &faults) == nil && faults.count == 2)
    }
}
