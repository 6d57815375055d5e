import Contracts

/// What is said about a station on record. The sender is proven; what does not fit is refused.
public enum StationStep: Sendable, Equatable {
    case siteChecked(StationSiteChecked)
    /// By an operator.
    case approved(by: String)
    /// By an operator, who names why in words.
    case declined(by: String, remarks: [String])
    case accepted(StationAccepted)
    case changed(StationChanged)
    case inspected(StationInspected)
    case suspended(StationSuspended)
    case closed(StationClosed)

    /// Which station a message names; `nil` for an operator's decision.
    public var reference: StationReference? {
        switch self {
        case .approved, .declined: nil
        case .siteChecked(let message): message.reference
        case .accepted(let message): message.reference
        case .changed(let message): message.reference
        case .inspected(let message): .code(message.code)
        case .suspended(let message): message.reference
        case .closed(let message): message.reference
        }
    }

    /// The message that says it; for an operator's decision, the proposal that it answers.
    public var type: EventType {
        switch self {
        case .siteChecked: .stationSiteCheckedV1
        case .approved, .declined: .stationProposedV1
        case .accepted: .stationAcceptedV1
        case .changed: .stationChangedV1
        case .inspected: .stationInspectedV1
        case .suspended: .stationSuspendedV1
        case .closed: .stationClosedV1
        }
    }
}

/// Who says it: a department with its places, an operator with his, or the system itself.
public struct StationSender: Sendable, Hashable {
    /// `nil` for an operator and for the system.
    public var department: DepartmentName?
    public var places: [DivisionCode]

    public init(department: DepartmentName?, places: [DivisionCode]) {
        self.department = department
        self.places = places
    }

    /// Whether the place is one of the sender's, or lies within one.
    public func covers(_ place: DivisionCode) -> Bool { places.contains { $0.contains(place) } }
}
