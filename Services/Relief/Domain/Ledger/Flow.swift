/// The ways money may take between accounts; there is no other.
///
/// | flow | credited | debited | when |
/// |---|---|---|---|
/// | receive · hand-back | origin · fund | fund · origin | money comes into the fund · goes back where it came from |
/// | allocate · deallocate | fund · available | available · fund | a project gets money · gives it back |
/// | reserve · unreserve | available · reserved | reserved · available | a list is frozen · withdrawn, or its lines refused |
/// | commit | reserved | committed | a list is released |
/// | drop | committed | available | a line is cancelled before it was asked for, or given up after it failed |
/// | settle | committed | paid | the bank says that it paid |
/// | return | paid | returned | the bank says that it came back |
/// | recover | paid | returned | a person pays back what was claimed |
/// | recommit | returned | committed | a returned line is paid again |
/// | free | returned | available | a returned line is given up |
/// | spend | fund | other | anything else, such as a bank's fee |
public enum Flow: String, Sendable, Hashable, CaseIterable {
    case receive
    case handBack = "hand-back"
    case allocate, deallocate, reserve, unreserve, commit, drop, settle
    case `return`
    case recover, recommit, free, spend

    /// Where the money is taken from.
    public var credited: AccountKind {
        switch self {
        case .receive: .origin
        case .handBack, .allocate, .spend: .fund
        case .deallocate, .reserve: .available
        case .unreserve, .commit: .reserved
        case .drop, .settle: .committed
        case .return, .recover: .paid
        case .recommit, .free: .returned
        }
    }

    /// Where it goes.
    public var debited: AccountKind {
        switch self {
        case .handBack: .origin
        case .receive, .deallocate: .fund
        case .spend: .other
        case .allocate, .unreserve, .drop, .free: .available
        case .reserve: .reserved
        case .commit, .recommit: .committed
        case .settle: .paid
        case .return, .recover: .returned
        }
    }

    /// Whether a project takes part in it.
    public var concernsProject: Bool { credited.isOfProject || debited.isOfProject }
}
