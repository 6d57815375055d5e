import Contracts

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Where a station stands (domain facts G.1, D.2).
///
/// | state | step | state after it |
/// |---|---|---|
/// | – | proposed | proposed |
/// | –, any before its opening | imported: planned, in operation, suspended, closed | proposed as before, operating, suspended, closed |
/// | operating, suspended, upgrading | imported once more, otherwise | operating, suspended, closed |
/// | proposed | site checked: fit | site-checked; approved where the county approves at once |
/// | proposed | site checked: unfit | closed: declined |
/// | site-checked | approved by an operator | approved |
/// | proposed, site-checked | declined by an operator | closed: declined |
/// | approved | accepted: passed | coded; accepted while the county has no code left |
/// | approved | accepted: not passed | approved, the defects told |
/// | accepted | accepted: passed, once more | coded, as soon as there is a code |
/// | coded | changed: opened, and there is a plate | operating; suspended: inspection-expired where that was long ago |
/// | operating | suspended | suspended |
/// | operating | changed: upgrading from | upgrading |
/// | operating | its inspection has expired | suspended: inspection-expired |
/// | operating, suspended | inspected: failed | suspended: rectification, or inspection-expired as before |
/// | suspended | suspended, with another reason or end | suspended, so |
/// | suspended | changed: resumed, and its inspection is valid | operating |
/// | suspended: inspection-expired, rectification | inspected: passed, on or after its first day | operating |
/// | upgrading | changed: upgraded | operating; suspended: inspection-expired where it is |
/// | all but closed | closed | closed |
///
/// What does not stand here is refused, and changes nothing. `closed` is final.
public enum StationState: Sendable, Hashable {
    case proposed
    case siteChecked(SiteCheck)
    case approved(Approval)
    /// 验收合格.
    case accepted(Acceptance)
    case coded(StationCode)
    case operating(InService)
    case suspended(InService, Suspension)
    case upgrading(InService, Upgrade)
    /// 摘牌. The code, once given, stays.
    case closed(StationCode?, Closure)

    /// The word under which others know it.
    public var name: StationStateWord {
        switch self {
        case .proposed: .proposed
        case .siteChecked: .siteChecked
        case .approved: .approved
        case .accepted: .accepted
        case .coded: .coded
        case .operating: .operating
        case .suspended: .suspended
        case .upgrading: .upgrading
        case .closed: .closed
        }
    }

    /// Unique, never given again; `nil` before acceptance.
    public var code: StationCode? {
        switch self {
        case .proposed, .siteChecked, .approved, .accepted: nil
        case .coded(let code): code
        case .operating(let service), .suspended(let service, _), .upgrading(let service, _): service.code
        case .closed(let code, _): code
        }
    }

    /// What is so from the opening to the end, whether it operates or not.
    public var inService: InService? {
        switch self {
        case .operating(let service), .suspended(let service, _), .upgrading(let service, _): service
        case .proposed, .siteChecked, .approved, .accepted, .coded, .closed: nil
        }
    }

    /// Since when the public could find it, if it ever could.
    public var openedOn: CivilDate? {
        if case .closed(_, let closure) = self { closure.openedOn } else { inService?.openedOn }
    }

    /// Why map providers must not show it; `nil` while it operates, and before it was ever to be shown.
    public var takedownReason: TakedownReason? {
        switch self {
        case .suspended(_, let suspension) where suspension.reason == .inspectionExpired: .inspectionExpired
        case .suspended: .suspended
        case .upgrading: .upgrading
        case .closed: .closed
        case .proposed, .siteChecked, .approved, .accepted, .coded, .operating: nil
        }
    }

    public var isOperating: Bool { if case .operating = self { true } else { false } }
    public var isClosed: Bool { if case .closed = self { true } else { false } }
}

/// 选址核查: somebody was there.
public struct SiteCheck: Sendable, Hashable {
    public var on: CivilDate

    public init(on: CivilDate) { self.on = on }
}

public struct Approval: Sendable, Hashable {
    public var on: CivilDate
    /// `nil` where the county's setting approves what was found fit.
    public var by: String?

    public init(on: CivilDate, by: String?) {
        self.on = on
        self.by = by
    }
}

public struct Acceptance: Sendable, Hashable {
    public var on: CivilDate
    /// Of 六有/八有.
    public var score: ChecklistScore

    public init(on: CivilDate, score: ChecklistScore) {
        self.on = on
        self.score = score
    }
}

/// A station that was opened, and not closed since.
public struct InService: Sendable, Hashable {
    public var code: StationCode
    public var openedOn: CivilDate
    public var inspection: InspectionValidity

    public init(code: StationCode, openedOn: CivilDate, inspection: InspectionValidity) {
        self.code = code
        self.openedOn = openedOn
        self.inspection = inspection
    }
}

public struct Suspension: Sendable, Hashable {
    public var reason: SuspensionReason
    public var from: CivilDate
    /// Announced for the public; the station opens again when it is said to have resumed, not by itself.
    public var until: CivilDate?

    public init(reason: SuspensionReason, from: CivilDate, until: CivilDate? = nil) {
        self.reason = reason
        self.from = from
        self.until = until
    }
}

/// 升级提质.
public struct Upgrade: Sendable, Hashable {
    public var from: CivilDate

    public init(from: CivilDate) { self.from = from }
}

public struct Closure: Sendable, Hashable {
    public var reason: ClosureReason
    public var on: CivilDate
    /// When it had been opened, if it ever was.
    public var openedOn: CivilDate?

    public init(reason: ClosureReason, on: CivilDate, openedOn: CivilDate? = nil) {
        self.reason = reason
        self.on = on
        self.openedOn = openedOn
    }
}
