/// A member of a household, with what the member brings in and cannot help spending. Personal; prints nothing of it.
public struct HouseholdMember: Sendable, Hashable, CustomStringConvertible {
    public var relation: HouseholdRelation
    public var name: PersonName
    public var identity: IdentityDocument
    /// 健康状况, in words.
    public var health: String?
    /// 残疾情况, in words.
    public var disability: String?
    /// 就业状况, in words.
    public var employment: String?
    public var school: School?
    /// 会员卡号.
    public var memberCard: CardNumber?
    public var incomes: [Income]
    public var rigid: [RigidExpense]

    public init(
        relation: HouseholdRelation, name: PersonName, identity: IdentityDocument, health: String? = nil,
        disability: String? = nil, employment: String? = nil, school: School? = nil, memberCard: CardNumber? = nil,
        incomes: [Income] = [], rigid: [RigidExpense] = []
    ) {
        self.relation = relation
        self.name = name
        self.identity = identity
        self.health = health
        self.disability = disability
        self.employment = employment
        self.school = school
        self.memberCard = memberCard
        self.incomes = incomes
        self.rigid = rigid
    }

    /// Where a member goes to school.
    public struct School: Sendable, Hashable {
        public var stage: StudyStage
        public var name: String

        public init(stage: StudyStage, name: String) {
            self.stage = stage
            self.name = name
        }
    }

    /// What came in over all the months.
    public struct Income: Sendable, Hashable {
        public var kind: IncomeKind
        public var fen: Fen

        public init(kind: IncomeKind, fen: Fen) {
            self.kind = kind
            self.fen = fen
        }
    }

    /// What could not be helped over all the months, and what of it was given back.
    public struct RigidExpense: Sendable, Hashable {
        public var kind: RigidKind
        public var fen: Fen
        public var reimbursedFen: Fen?

        public init(kind: RigidKind, fen: Fen, reimbursedFen: Fen? = nil) {
            self.kind = kind
            self.fen = fen
            self.reimbursedFen = reimbursedFen
        }
    }

    public var description: String { "\(relation.rawValue) \(name.masked())" }
}
