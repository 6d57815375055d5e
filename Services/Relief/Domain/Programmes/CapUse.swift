import Contracts

/// What was granted to somebody before, by this or another programme: as much of it as caps ask about.
public struct CapUse: Sendable, Hashable {
    public let beneficiary: Beneficiary
    public let amount: Fen
    public let fund: FundCode
    public let project: ProjectCode
    public let item: ReliefItem
    /// The day that the list was for.
    public let on: CivilDate

    public init(
        beneficiary: Beneficiary, amount: Fen, fund: FundCode, project: ProjectCode, item: ReliefItem, on: CivilDate
    ) {
        self.beneficiary = beneficiary
        self.amount = amount
        self.fund = fund
        self.project = project
        self.item = item
        self.on = on
    }
}

extension Cap {
    /// Whether what was granted before counts towards this cap, for a list of the programme that is for that day.
    func counts(_ use: CapUse, for programme: Programme, on day: CivilDate) -> Bool {
        let isInReach =
            switch reach {
            case .project: use.fund == programme.fund && use.project == programme.project
            case .fund: use.fund == programme.fund
            case .everything: true
            }
        let isInWindow =
            switch window {
            case .year: use.on.year == day.year
            case .period: programme.days.contains(use.on)
            }
        return isInReach && isInWindow && (countsAllItems || use.item == programme.item)
    }
}
