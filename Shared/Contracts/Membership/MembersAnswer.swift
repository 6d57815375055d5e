/// `members.find`, what it answers: members by the place of their document in the question; nothing personal.
public struct MembersAnswer: Sendable, Hashable {
    /// Of what enrollment announces, everything up to this is in the answer, and everything behind it holds against it.
    public var sequence: Int64
    public var members: [FoundMember]

    public init(sequence: Int64, members: [FoundMember]) {
        self.sequence = sequence
        self.members = members
    }

    /// - Parameter documents: how many were asked about.
    /// - Returns: nil where it is no answer to that.
    public init?(json: JSON, documents: Int) {
        guard let sequence = json["sequence"]?.integer, let elements = json["members"]?.array else { return nil }
        let members = elements.compactMap(FoundMember.init)
        guard members.count == elements.count, members.allSatisfy({ (0..<documents).contains($0.position) }),
            Set(members.map(\.position)).count == members.count
        else { return nil }
        self.init(sequence: sequence, members: members)
    }

    public var json: JSON {
        ["sequence": .integer(sequence), "members": .array(members.map(\.json))]
    }
}

/// Where a membership stands.
public enum MembershipStanding: String, Sendable, Hashable, CaseIterable {
    case active
    /// 保留会籍
    case retained
    case ended
}

/// One document's holder, as a member.
public struct FoundMember: Sendable, Hashable {
    /// Of the document in the question, from 0.
    public var position: Int
    public var memberID: MemberID
    public var union: UnionCode
    public var status: MembershipStanding
    public var joinedOn: CivilDate
    public var cases: [FoundCase]

    public init(
        position: Int, memberID: MemberID, union: UnionCode, status: MembershipStanding, joinedOn: CivilDate,
        cases: [FoundCase] = []
    ) {
        self.position = position
        self.memberID = memberID
        self.union = union
        self.status = status
        self.joinedOn = joinedOn
        self.cases = cases
    }

    init?(json: JSON) {
        guard let position = json["position"]?.integer.flatMap({ Int(exactly: $0) }),
            let memberID = json["memberId"]?.string.flatMap({ MemberID($0) }),
            let union = json["union"]?.string.flatMap({ UnionCode($0) }),
            let status = json["status"]?.string.flatMap(MembershipStanding.init(rawValue:)),
            let joinedOn = json["joinedOn"]?.string.flatMap({ CivilDate($0) }), let elements = json["cases"]?.array
        else { return nil }
        let cases = elements.compactMap(FoundCase.init)
        guard cases.count == elements.count else { return nil }
        self.init(
            position: position, memberID: memberID, union: union, status: status, joinedOn: joinedOn, cases: cases)
    }

    var json: JSON {
        [
            "position": .integer(Int64(position)), "memberId": .string(memberID.description),
            "union": .string(union.text), "status": .string(status.rawValue),
            "joinedOn": .string(joinedOn.description), "cases": .array(cases.map(\.json)),
        ]
    }
}

/// A member's case of help into social insurance.
public struct FoundCase: Sendable, Hashable {
    public var number: CaseNumber
    public var scheme: InsuranceScheme
    public var state: InsuranceState
    /// The last month up to which all are paid; nil where nothing was.
    public var paidThrough: Month?

    public init(number: CaseNumber, scheme: InsuranceScheme, state: InsuranceState, paidThrough: Month?) {
        self.number = number
        self.scheme = scheme
        self.state = state
        self.paidThrough = paidThrough
    }

    init?(json: JSON) {
        guard let number = json["caseNumber"]?.string.flatMap({ CaseNumber($0) }),
            let scheme = json["scheme"]?.string.flatMap(InsuranceScheme.init(rawValue:)),
            let state = json["state"]?.string.flatMap(InsuranceState.init(rawValue:))
        else { return nil }
        self.init(number: number, scheme: scheme, state: state, paidThrough: nil)
        if let paid = json["paidThrough"] {
            guard let month = paid.string.flatMap({ Month($0) }) else { return nil }
            paidThrough = month
        }
    }

    var json: JSON {
        .object([
            "caseNumber": .string(number.text), "scheme": .string(scheme.rawValue), "state": .string(state.rawValue),
            "paidThrough": paidThrough.map { .string($0.text) },
        ])
    }
}
