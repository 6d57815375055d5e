import Contracts

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// A list 帮扶名单: who is to be given what under one version of one programme, from its making to the last payment.
///
/// Its lines are kept beside it, for there may be hundreds of thousands: what is decided here is decided on their count,
/// total and digest.
public struct ReliefList: Sendable, Hashable {
    public let number: ListNumber
    /// Of the programme.
    public let version: Int
    public let approval: ApprovalTiers
    /// The day that it is for.
    public let day: CivilDate
    public let maker: Decider
    /// The list that it follows up.
    public let parent: ListNumber?
    public internal(set) var state: ListState
    public internal(set) var since: Date
    /// What is for payment as things stand; `nil` until it is checked.
    public internal(set) var content: ListContent?
    /// How many objections nobody has decided.
    public internal(set) var openObjections: Int

    public init(
        number: ListNumber, version: Int, approval: ApprovalTiers, day: CivilDate, maker: Decider,
        parent: ListNumber? = nil, state: ListState = .drafted, since: Date, content: ListContent? = nil,
        openObjections: Int = 0
    ) {
        self.number = number
        self.version = version
        self.approval = approval
        self.day = day
        self.maker = maker
        self.parent = parent
        self.state = state
        self.since = since
        self.content = content
        self.openObjections = openObjections
    }

    /// Whose signatures it needs, in their order; none while it is not known what it comes to.
    public var levels: [ApprovalLevel] { content.map { approval.levels(for: $0.sum.fen) } ?? [] }

    /// Whose turn it is to sign; `nil` where nobody's is.
    public var nextLevel: ApprovalLevel? {
        guard case .approving(_, let signatures) = state, signatures.count < levels.count else { return nil }
        return levels[signatures.count]
    }

    /// Counts anew after a line was frozen, freed or taken off. Once signing has begun nothing moves but by a split.
    public mutating func recount(_ content: ListContent, openObjections: Int) throws(ListRefusal) {
        switch state {
        case .publicised, .settlingObjections: self.content = content
        case .approving, .approved, .released, .closed:
            guard content == self.content else { throw ListRefusal(.listState) }
        default: throw ListRefusal(.listState)
        }
        self.openObjections = openObjections
    }
}
