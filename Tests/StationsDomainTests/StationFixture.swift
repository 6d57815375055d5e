import Contracts
import Foundation
import StationsDomain

/// Stations of one county, who speaks of them, and a clock that a test sets.
struct StationFixture {
    static let department = DepartmentName("union-furong")!
    static let neighbour = DepartmentName("union-tianxin")!
    static let county = DivisionCode("430102")!
    static let union = UnionCode("HN-430102-0001")!
    static let closedUnion = UnionCode("HN-430102-0008")!
    static let start = time("2026-03-10T09:00:00+08:00")

    var now = StationFixture.start
    var register: StationRegister
    /// Of the last message.
    var decision = StationDecision.overtaken
    private let settings: StationSettings

    init(
        approval: PlaceSetting.Approval = .manual, lastSerial: Int = 416, stations: [Station] = [],
        neighbours: [Neighbour] = [], now: Date = StationFixture.start
    ) {
        self.now = now
        settings = StationSettings(places: [Self.county: PlaceSetting(approval: approval)])
        register = StationRegister(
            around: Self.surroundings(now, settings), scopes: Self.scopes, stations: stations, neighbours: neighbours,
            serials: StationSerials(last: [Self.county: lastSerial]))
    }

    static let scopes: [DepartmentName: [DivisionCode]] = [
        department: [DivisionCode("430100")!], neighbour: [DivisionCode("430103")!],
    ]

    static func surroundings(_ now: Date, _ settings: StationSettings = StationSettings()) -> StationSurroundings {
        var around = ordinary
        (around.now, around.settings) = (now, settings)
        return around
    }

    private static let ordinary = StationSurroundings(
        now: start,
        unions: UnionDirectory([
            KnownUnion(code: union, kind: "general-union", division: county, isOpen: true, isHoldingPool: false),
            KnownUnion(code: closedUnion, kind: "village", division: county, isOpen: false, isHoldingPool: false),
        ]),
        centres: [county: GeoPoint(longitude: 113.03, latitude: 28.19, system: .wgs84)!])

    /// The clock goes on; what is on record stays.
    mutating func pass(days: Int = 0, seconds: Double = 0) {
        now = now.addingTimeInterval(Double(days) * 86_400 + seconds)
        register = StationRegister(
            around: Self.surroundings(now, settings), scopes: Self.scopes, stations: Array(register.stations.values),
            serials: register.serials)
    }

    // MARK: What is said

    static func proposal(
        _ number: String = "P-1", _ changes: [String: JSON?] = [:]
    ) -> JSON {
        var members: [(String, JSON)] = [
            ("proposalNumber", .string(number)), ("kind", "union-station"), ("name", "芙蓉区五里牌工会驿站"),
            ("division", "430102"), ("address", "湖南省长沙市芙蓉区五一大道1号"), ("point", point()),
            ("hostType", "bank"), ("hostName", "长沙银行五里牌支行"), ("hostUscc", "91430100MA4L1ABC1D"),
            ("buildMode", "social"), ("hours", ["allDay": true]),
            ("services", ["drinking-water", "hot-meals", "charging", "rest"]), ("consentDocument", "C-1"),
            ("photos", 2),
        ]
        for (key, value) in changes {
            members.removeAll { $0.0 == key }
            if let value { members.append((key, value)) }
        }
        return .object(members.map { JSON.Member($0.0, $0.1) })
    }

    static func point(_ longitude: Double = 113.0332, _ latitude: Double = 28.1905, _ system: String = "WGS-84") -> JSON
    {
        ["lon": .number(longitude), "lat": .number(latitude), "crs": .string(system)]
    }

    static func digest(_ json: JSON) -> ContentDigest { ContentDigest(Array("\(json)".utf8)) }

    @discardableResult mutating func propose(
        _ number: String = "P-1", _ changes: [String: JSON?] = [:],
        from department: DepartmentName = StationFixture.department
    ) -> StationDecision {
        let data = Self.proposal(number, changes)
        decision = register.propose(
            StationForm(reading: data), content: Self.digest(data), from: department, sentAt: now)
        return decision
    }

    @discardableResult mutating func take(
        _ step: StationStep, from department: DepartmentName = StationFixture.department, sentAt: Date? = nil
    ) -> StationDecision {
        decision = register.take(step, from: department, sentAt: sentAt ?? now)
        return decision
    }

    @discardableResult mutating func take(_ step: Step, sentAt: Date? = nil) -> StationDecision {
        if step.isOperators {
            decision = register.take(
                step.said(on: today), of: key, by: StationSender(department: nil, places: [.hunan]))!
            return decision
        }
        return take(step.said(on: today), sentAt: sentAt)
    }

    // MARK: What is on record

    static let key = StationKey(department: department, number: ProposalNumber("P-1")!)
    var key: StationKey { Self.key }
    var today: CivilDate { CivilDate(inChinaAt: now) }
    var station: Station { register.stations[Self.key]! }
    var state: StationState { station.state }
    var code: StationCode? { station.code }
    var reasons: [String] {
        if case .refused(let refusal) = decision { refusal.reasons.map(\.code.rawValue) } else { [] }
    }
    var announced: [String] { decision.announcements.map(\.type.rawValue) }

    static func time(_ text: String) -> Date { RFC3339.date(text)! }
    static func day(_ text: String) -> CivilDate { CivilDate(text)! }
    static let firstCode = StationCode(division: county, serial: 417)!
}

/// Everything that can be said of a station, by its proposal number, of today.
enum Step: String, CaseIterable {
    case fit, unfit, approved, declined, passed, failed, opened, resumed, upgrading, upgraded
    case inspected, inspectionFailed, suspended, closed

    var isOperators: Bool { self == .approved || self == .declined }

    func said(on day: CivilDate) -> StationStep {
        let reference = StationReference.proposal(ProposalNumber("P-1")!)
        func changed(_ change: (inout StationChanges) -> Void) -> StationStep {
            var changes = StationChanges()
            change(&changes)
            return .changed(StationChanged(reference: reference, changes: changes))
        }
        func inspected(_ passed: Bool) -> StationStep {
            .inspected(
                StationInspected(
                    code: StationFixture.firstCode, on: day, passed: passed, checklist: ChecklistItem.six,
                    services: [.drinkingWater, .hotMeals, .charging, .rest]))
        }
        return switch self {
        case .fit: .siteChecked(StationSiteChecked(reference: reference, on: day, fit: true))
        case .unfit: .siteChecked(StationSiteChecked(reference: reference, on: day, fit: false, reasons: ["太远"]))
        case .approved: .approved(by: "li-wei")
        case .declined: .declined(by: "li-wei", remarks: ["已有两个"])
        case .passed:
            .accepted(StationAccepted(reference: reference, on: day, passed: true, checklist: ChecklistItem.six))
        case .failed:
            .accepted(
                StationAccepted(reference: reference, on: day, passed: false, checklist: [], defects: ["无饮水机"]))
        case .opened:
            changed {
                $0.openedOn = day
                $0.plate = "湘驿-0417"
            }
        case .resumed: changed { $0.resumedOn = day }
        case .upgrading: changed { $0.upgradeFrom = day }
        case .upgraded: changed { $0.upgradedOn = day }
        case .inspected: inspected(true)
        case .inspectionFailed: inspected(false)
        case .suspended: .suspended(StationSuspended(reference: reference, reason: .weather, from: day))
        case .closed: .closed(StationClosed(reference: reference, reason: .moved, on: day))
        }
    }
}
