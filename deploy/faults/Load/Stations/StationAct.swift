import Contracts

/// One thing that is said of a station, and the one outcome that it must have.
enum StationAct: String, Sendable, CaseIterable {
    case proposed
    /// The same proposal under another event id.
    case proposedAgain
    /// Something else under the proposal's number.
    case otherProposal
    /// Of the same host at the same address, under another number.
    case neighbour
    /// Longitude and latitude the wrong way round: nothing is kept of it.
    case swapped
    /// A type that nobody knows: a dead letter.
    case imagined
    case checked, unfit
    case accepted, notAccepted
    case opened, openedWithoutPlate
    case renamed
    case inspected, inspectedTillYesterday, foundWanting
    case suspended
    /// The same suspension under another event id, which may come when it is over.
    case suspendedAgain
    case resumed, resumedAfterClosing
    case upgradeBegun, upgraded
    case closed

    var type: EventType {
        switch self {
        case .proposed, .proposedAgain, .otherProposal, .neighbour, .swapped, .imagined: .stationProposedV1
        case .checked, .unfit: .stationSiteCheckedV1
        case .accepted, .notAccepted: .stationAcceptedV1
        case .opened, .openedWithoutPlate, .renamed, .resumed, .resumedAfterClosing, .upgradeBegun, .upgraded:
            .stationChangedV1
        case .inspected, .inspectedTillYesterday, .foundWanting: .stationInspectedV1
        case .suspended, .suspendedAgain: .stationSuspendedV1
        case .closed: .stationClosedV1
        }
    }

    /// What its department must be told; `nil` where it is told nothing, because nothing changes.
    func answer(approvesItself: Bool) -> StationAnswer? {
        switch self {
        case .proposed: .told(.stationRegisteredV1, state: "proposed")
        case .proposedAgain: .told(.stationRegisteredV1, isRepeated: true)
        case .otherProposal: .refused("proposal-number-reused")
        case .neighbour: .refused("station-duplicate")
        case .swapped: .refused("point-swapped")
        case .imagined: StationAnswer(type: EventType.messageRejectedV1.rawValue, reasons: ["event-type-unknown"])
        case .checked: .told(.stationChangedV1, state: approvesItself ? "approved" : "site-checked")
        case .unfit: .refused("site-unfit")
        case .accepted: .told(.stationChangedV1, state: "coded")
        case .notAccepted: .refused("acceptance-failed")
        case .opened: .told(.stationOpenedV1, state: "operating")
        case .openedWithoutPlate: .refused("plate-missing")
        case .renamed, .inspected, .inspectedTillYesterday, .resumed, .upgraded:
            .told(.stationChangedV1, state: "operating")
        case .foundWanting, .suspended: .told(.stationSuspendedV1, state: "suspended")
        case .suspendedAgain: nil
        case .resumedAfterClosing: .refused("station-state")
        case .upgradeBegun: .told(.stationChangedV1, state: "upgrading")
        case .closed: .told(.stationClosedV1, state: "closed")
        }
    }

    /// Whether something is different after it: the audit has a row of it.
    var isMove: Bool {
        switch self {
        case .proposedAgain, .otherProposal, .neighbour, .swapped, .imagined, .openedWithoutPlate, .suspendedAgain,
            .resumedAfterClosing:
            false
        default: true
        }
    }
}

/// What a department is told of one message.
struct StationAnswer: Sendable, Hashable, CustomStringConvertible {
    let type: String
    var state: String?
    var reasons: [String] = []
    var isRepeated = false

    static func told(_ type: EventType, state: String? = nil, isRepeated: Bool = false) -> StationAnswer {
        StationAnswer(type: type.rawValue, state: state, isRepeated: isRepeated)
    }

    static func refused(_ reason: String) -> StationAnswer {
        StationAnswer(type: EventType.stationRejectedV1.rawValue, reasons: [reason])
    }

    /// Whether the event says this. What is told once more tells how the station stands by now.
    func matches(type: String, data: JSON) -> Bool {
        guard type == self.type, (data["repeated"]?.bool ?? false) == isRepeated else { return false }
        if type == EventType.stationRejectedV1.rawValue || type == EventType.messageRejectedV1.rawValue {
            return Set(data["reasons"]?.array?.compactMap { $0["code"]?.string } ?? []) == Set(reasons)
        }
        return state == nil || data["state"]?.string == state
    }

    var description: String {
        ([type, state].compactMap(\.self) + reasons + (isRepeated ? ["repeated"] : [])).joined(separator: " ")
    }
}
