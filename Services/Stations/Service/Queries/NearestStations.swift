import Contracts
import FoundationEssentials
import Messaging
import Postgres
import StationsDomain

/// `stations.near`: the nearest stations in operation, with how far they are on foot. Asked by departments and operators
/// alike.
///
/// `{"lon", "lat", "crs", "openAt"?, "services"?, "kinds"?, "limit"?}`: with `openAt` those alone that are open then. At most
/// 20, none further than 50 km.
struct NearestStations: RequestHandler {
    let name = "stations.near"

    func answer(_ request: ServiceRequest, in transaction: borrowing Transaction) throws -> RequestAnswer {
        let question = try NearQuestion(request.arguments, at: request.now)
        var found: [NearStation] = []
        for count in question.candidates {
            let inquiry = try NearStore.Inquiry(question, count: count, in: transaction)
            let calendar = try CalendarStore.calendar(in: transaction)
            let candidates = try inquiry.stations(in: transaction)
            found = candidates.compactMap { NearStation($0, question, calendar) }
                .sorted { ($0.metres, $0.candidate.id) < ($1.metres, $1.candidate.id) }
            if found.count >= question.limit || candidates.count < count { break }
        }
        return RequestAnswer(["stations": .array(found.prefix(question.limit).map { $0.json(question) })])
    }
}

/// What is asked.
struct NearQuestion {
    /// Metres beyond which nobody walks, nor rides.
    static let furthest = 50_000.0
    private static let most: Int64 = 20

    var point: GeoPoint
    /// In which the answer tells places, as the question did.
    var system: CoordinateSystem { point.system }
    /// At which minute they must be open; `nil` where that is only told.
    var openAt: CivilMinute?
    var now: CivilMinute
    var services: Set<StationService>
    var kinds: Set<StationKind>
    var limit: Int

    init(_ arguments: JSON, at now: Date) throws {
        point = try GeoPoint(question: arguments)
        self.now = CivilMinute(inChinaAt: now)
        openAt = try FilterArguments(arguments).time("openAt").map { CivilMinute(inChinaAt: $0) }
        services = try Set(Self.words("services", of: arguments))
        kinds = try Set(Self.words("kinds", of: arguments))
        limit = Int(min(max(arguments["limit"]?.integer ?? Self.most, 1), Self.most))
    }

    private static func words<Word: RawRepresentable<String>>(_ key: String, of arguments: JSON) throws -> [Word] {
        try (arguments[key]?.array ?? []).map { element in
            guard let word = element.string.flatMap(Word.init) else { throw RequestRefusal(.valueUnknown, field: key) }
            return word
        }
    }

    /// How many are looked at, first and when those are too few: most are open by day, and twice as many as asked for
    /// mostly do; at night they are sought further and further.
    var candidates: [Int] {
        let first = openAt == nil ? limit : 2 * limit
        return [first] + [60, 600, 6_000].filter { $0 > first }
    }

    /// When it is looked at what is open.
    var minute: CivilMinute { openAt ?? now }
}

extension GeoPoint {
    /// Reads `lon`, `lat` and `crs` of a question; it must be somewhere in the province's reach.
    fileprivate init(question: JSON) throws {
        func degrees(_ key: String) throws -> Double {
            switch question[key] {
            case .number(let value): return value
            case .integer(let value): return Double(value)
            case nil: throw RequestRefusal(.pointMissing, field: key)
            default: throw RequestRefusal(.fieldType, field: key)
            }
        }
        guard let crs = question["crs"] else { throw RequestRefusal(.crsMissing, field: "crs") }
        guard let system = crs.string.flatMap({ CoordinateSystem($0) }) else {
            throw RequestRefusal(.crsUnknown, field: "crs")
        }
        guard
            let point = GeoPoint(longitude: try degrees("lon"), latitude: try degrees("lat"), system: system)
        else { throw RequestRefusal(.pointOutOfRange, field: "lon") }
        if let code = Plausibility.hunan.finding(at: point), !code.isWarning {
            throw RequestRefusal(code, field: "lon")
        }
        self = point
    }
}

/// A station that was found, and how far it is.
struct NearStation {
    let candidate: NearCandidate
    let place: GeoPoint
    let metres: Double
    let isOpen: Bool

    /// `nil` where it is not to be had: closed at that minute, or on its way.
    init?(_ candidate: NearCandidate, _ question: NearQuestion, _ calendar: HolidayCalendar) {
        guard let place = candidate.details.point(at: question.minute) else { return nil }
        isOpen = candidate.details.isOpen(at: question.minute, calendar: calendar)
        if question.openAt != nil, !isOpen { return nil }
        self.candidate = candidate
        self.place = place
        metres = place.distance(to: question.point)
    }

    func json(_ question: NearQuestion) -> JSON {
        let details = candidate.details
        let told = place.converted(to: question.system).rounded(toDecimals: 6)
        return .object([
            "code": candidate.code.map { .string($0.text) }, "name": .string(details.name),
            "kind": .string(details.kind.rawValue), "division": .string(details.division.description),
            "address": .string(details.address), "lon": .number(told.longitude), "lat": .number(told.latitude),
            "crs": .string(question.system.rawValue), "distanceMetres": .integer(Int64(metres.rounded())),
            "walkingMinutes": .integer(Int64(Walk.minutes(metres: metres))), "open": .bool(isOpen),
            "allDay": .bool(details.hours?.isAllDay ?? false), "hours": details.hours?.json,
            "services": .array(details.services.inOrder.map { .string($0.rawValue) }),
        ])
    }
}
