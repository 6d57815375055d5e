import Contracts

/// Where a file of places is wrong, as a person finds it in a spreadsheet.
struct PlaceFault: Error, Sendable, Equatable {
    enum Problem: Sendable, Equatable {
        /// What is wrong with the point, the hours or the county.
        case reason(ReasonCode)
        case weight
        case quotation
        case missing([String])
        case cells(expected: Int, found: Int)
        /// In GeoJSON: no feature with a point.
        case feature
    }

    /// Counted from 1; of GeoJSON the number of the feature.
    var line: Int
    var problem: Problem

    init(line: Int, _ problem: Problem) {
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
        guard !longitude.isEmpty, !latitude.isEmpty else { throw PlaceProblem(.pointMissing) }
        guard let longitude = Self.degrees(longitude), let latitude = Self.degrees(latitude) else {
            throw PlaceProblem(.fieldType)
        }
        return try point(longitude, latitude, system)
    }

    /// A point that can be one: on the globe, in the province, not the wrong way round.
    func point(_ longitude: Double, _ latitude: Double, _ system: String) throws(PlaceProblem) -> GeoPoint {
        guard let system = try self.system(system) else { throw PlaceProblem(.crsMissing) }
        guard let point = GeoPoint(longitude: longitude, latitude: latitude, system: system) else {
            let isSwapped = GeoPoint(longitude: latitude, latitude: longitude, system: system) != nil
            throw PlaceProblem(isSwapped ? .pointSwapped : .pointOutOfRange)
        }
        if let finding = plausibility.finding(at: point) { throw PlaceProblem(finding) }
        return point
    }

    /// The county by its code or its name; `nil` where nothing stands.
    static func county(_ text: String) throws(PlaceProblem) -> DivisionCode? {
        guard !text.isEmpty else { return nil }
        if let code = DivisionCode(text) ?? DivisionCode.counties.first(where: { $0.name == text }), code.isKnown {
            return code
        }
        throw PlaceProblem(.divisionUnknown)
    }

    private func system(_ text: String) throws(PlaceProblem) -> CoordinateSystem? {
        guard !text.isEmpty else { return system }
        guard let system = CoordinateSystem(text) else { throw PlaceProblem(.crsUnknown) }
        return system
    }

    /// Plain digits with a point; nothing that is a number only in some countries.
    private static func degrees(_ text: String) -> Double? {
        text.wholeMatch(of: /-?[0-9]{1,3}(\.[0-9]{1,15})?/) == nil ? nil : Double(text)
    }
}

/// What is wrong with one value, before its line is known.
struct PlaceProblem: Error, Sendable {
    var code: ReasonCode

    init(_ code: ReasonCode) { self.code = code }
}
