extension HouseholdMember {
    /// Reads one of `members`; notes warnings too.
    init?(_ reader: FieldReader, _ faults: inout [Reason]) {
        let relation: HouseholdRelation? = reader.choice("relation", &faults)
        let name = reader.parsed("name", limit: 200, or: .nameFormat, &faults, as: PersonName.init)
        let identity = reader.nested("identity", &faults) { $0.identityDocument(&$1) }
        let health = reader.optionalText("health", limit: 100, &faults)
        let disability = reader.optionalText("disability", limit: 100, &faults)
        let employment = reader.optionalText("employment", limit: 100, &faults)
        let school = reader.optional("school") == nil ? nil : reader.nested("school", &faults) { School($0, &$1) }
        let memberCard = reader.optionalParsed("memberCard", limit: 16, or: .valueUnknown, &faults) { CardNumber($0) }
        let incomes = reader.list("incomes", &faults) { Income($0, &$1) }
        let rigid = reader.list("rigid", &faults) { RigidExpense($0, &$1) }
        guard let relation, let name, let identity else { return nil }
        self.init(
            relation: relation, name: name, identity: identity, health: health, disability: disability,
            employment: employment, school: school, memberCard: memberCard, incomes: incomes, rigid: rigid)
    }

    /// As it stands in `members`.
    var json: JSON {
        .object([
            "relation": .string(relation.rawValue),
            "name": .string(name.text),
            "identity": identity.json,
            "health": health.map(JSON.string),
            "disability": disability.map(JSON.string),
            "employment": employment.map(JSON.string),
            "school": school.map { ["stage": .string($0.stage.rawValue), "name": .string($0.name)] },
            "memberCard": memberCard.map { .string($0.text) },
            "incomes": incomes.isEmpty
                ? nil : .array(incomes.map { ["kind": .string($0.kind.rawValue), "fen": .integer($0.fen.amount)] }),
            "rigid": rigid.isEmpty ? nil : .array(rigid.map(\.json)),
        ])
    }
}

extension HouseholdMember.School {
    fileprivate init?(_ reader: FieldReader, _ faults: inout [Reason]) {
        let stage: StudyStage? = reader.choice("stage", &faults)
        let name = reader.text("name", limit: 100, &faults)
        guard let stage, let name else { return nil }
        self.init(stage: stage, name: name)
    }
}

extension HouseholdMember.Income {
    fileprivate init?(_ reader: FieldReader, _ faults: inout [Reason]) {
        let kind: IncomeKind? = reader.choice("kind", &faults)
        let fen = reader.fen("fen", &faults)
        guard let kind, let fen else { return nil }
        self.init(kind: kind, fen: fen)
    }
}

extension HouseholdMember.RigidExpense {
    fileprivate init?(_ reader: FieldReader, _ faults: inout [Reason]) {
        let kind: RigidKind? = reader.choice("kind", &faults)
        let fen = reader.fen("fen", &faults)
        let reimbursed = reader.optionalFen("reimbursedFen", &faults)
        if let fen, let reimbursed, reimbursed > fen { reader.note(.reimbursedMore, "reimbursedFen", &faults) }
        guard let kind, let fen else { return nil }
        self.init(kind: kind, fen: fen, reimbursedFen: reimbursed)
    }

    fileprivate var json: JSON {
        .object([
            "kind": .string(kind.rawValue), "fen": .integer(fen.amount),
            "reimbursedFen": reimbursedFen.map { .integer($0.amount) },
        ])
    }
}
