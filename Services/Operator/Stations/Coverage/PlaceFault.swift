import Contracts

/// What is wrong with one place.
enum PlaceProblem: Error, Sendable, Equatable {
    /// With the point, the hours or the county.
    case reason(ReasonCode)
    case weight
    /// It is no row of the table.
    case file(CSVFault.Problem)
    /// In GeoJSON: no feature with a point.
    case feature
}

/// Where a file of places is wrong, as a person finds it in a spreadsheet.
struct PlaceFault: Sendable, Equatable {
    /// Counted from 1; of GeoJSON the number of the feature.
    var line: Int
    var problem: PlaceProblem

    init(line: Int, _ problem: PlaceProblem) {
        self.line = line
        self.problem = problem
    }
}

/// How files of places are read.
struct PlaceReading: Sendable {
    /// The system of points that name none themselves; `nil` refuses those.
    var system: CoordinateSystem?
    /// The day by whose season opening hours are taken.
    var day: MonthDay
    var plausibility = Plausibility.hunan

    /// A point from the text of its three cells.
    func point(_ longitude: String, _ latitude: String, _ system: String) throws(PlaceProblem) -> GeoPoint {
        guard !longitude.isEmpty, !latitude.isEmpty else { throw PlaceProblem.reason(.pointMissing) }
        guard let longitude = Self.degrees(longitude), let latitude = Self.degrees(latitude) else {
            throw PlaceProblem.reason(.fieldType)
        }
        return try point(longitude, latitude, system)
    }

    /// A point that can be one: on the globe, in the province, not the wrong way round.
    func point(_ longitude: Double, _ latitude: Double, _ system: String) throws(PlaceProblem) -> GeoPoint {
        guard let system = try self.system(system) else { throw PlaceProblem.reason(.crsMissing) }
        guard let point = GeoPoint(longitude: longitude, latitude: latitude, system: system) else {
            let isSwapped = GeoPoint(longitude: latitude, latitude: longitude, system: system) != nil
            throw PlaceProblem.reason(isSwapped ? .pointSwapped : .pointOutOfRange)
        }
        if let finding = plausibility.finding(at: point) { throw PlaceProblem.reason(finding) }
        return point
    }

    /// The county by its code or its name; `nil` where nothing stands.
    static func county(_ text: String) throws(PlaceProblem) -> DivisionCode? {
        guard !text.isEmpty else { return nil }
        if let code = DivisionCode(text) ?? DivisionCode.counties.first(where: { $0.name == text }), code.isKnown {
            return code
        }
        throw PlaceProblem.reason(.divisionUnknown)
    }

    private func system(_ text: String) throws(PlaceProblem) -> CoordinateSystem? {
        guard !text.isEmpty else { return system }
        guard let system = CoordinateSystem(text) else { throw PlaceProblem.reason(.crsUnknown) }
        return system
    }

    /// Plain digits with a point; nothing that is a number only in some countries.
    private static func degrees(_ text: String) -> Double? {
        text.wholeMatch(of: /-?[0-9]{1,3}(\.[0-9]{1,15})?/) == nil ? nil : Double(text)
    }
}
