import Contracts

/// What a household said it has and must spend, over the months it is judged by: the whole of what its category is
/// computed from, so that it can be computed again years later.
public struct HardshipInputs: Sendable, Hashable {
    public static let largestHousehold = 20

    /// How many the household is.
    public let members: Int
    /// The first and the last month that incomes and expenses were told of.
    public let months: ClosedRange<Month>
    public let incomes: [Income]
    public let rigid: [RigidExpense]
    /// How many dwellings it has; a second one excludes, whether it was named or not.
    public let dwellings: Int
    public let exclusions: Set<ExcludingAsset>
    public let event: Event?

    /// `nil` for a household of none or of more than twenty, or with fewer dwellings than none.
    public init?(
        members: Int, months: ClosedRange<Month>, incomes: [Income], rigid: [RigidExpense] = [], dwellings: Int = 0,
        exclusions: Set<ExcludingAsset> = [], event: Event? = nil
    ) {
        guard (1...Self.largestHousehold).contains(members), dwellings >= 0 else { return nil }
        self.members = members
        self.months = months
        self.incomes = incomes
        self.rigid = rigid
        self.dwellings = dwellings
        self.exclusions = dwellings > 1 ? exclusions.union([.secondDwelling]) : exclusions
        self.event = event
    }

    /// How many months it was told of.
    public var monthCount: Int { months.lowerBound.months(until: months.upperBound) + 1 }

    /// Income less what could not be helped and nobody gave back, over all the months. Sums of amounts of 64 bits, which
    /// 128 bits hold however many there are.
    public var net: Int128 {
        incomes.reduce(0) { $0 + Int128($1.amount.amount) } - rigid.reduce(0) { $0 + Int128($1.borne.amount) }
    }
}

extension HardshipInputs {
    /// What came in, over all the months.
    public struct Income: Sendable, Hashable {
        public let kind: IncomeKind
        public let amount: Fen

        /// `nil` when it is negative.
        public init?(_ kind: IncomeKind, _ amount: Fen) {
            guard amount >= Fen(0) else { return nil }
            self.kind = kind
            self.amount = amount
        }
    }

    /// What could not be helped, over all the months.
    public struct RigidExpense: Sendable, Hashable {
        public let kind: RigidKind
        public let amount: Fen
        /// What insurance, an employer or the state gave back.
        public let reimbursed: Fen

        /// `nil` when one of them is negative, or more came back than was spent.
        public init?(_ kind: RigidKind, _ amount: Fen, reimbursed: Fen = Fen(0)) {
            guard reimbursed >= Fen(0), amount >= reimbursed else { return nil }
            self.kind = kind
            self.amount = amount
            self.reimbursed = reimbursed
        }

        /// What the household bore itself.
        public var borne: Fen { amount - reimbursed }
    }

    /// What befell the household.
    public struct Event: Sendable, Hashable {
        public let kind: HardshipEventKind
        public let on: CivilDate
        /// Whether there is a paper that proves it.
        public let isProven: Bool

        public init(kind: HardshipEventKind, on: CivilDate, isProven: Bool) {
            self.kind = kind
            self.on = on
            self.isProven = isProven
        }
    }
}
