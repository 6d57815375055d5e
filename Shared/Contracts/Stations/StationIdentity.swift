/// Which station is spoken of, and where it stands: what everything announced about one begins with.
public struct StationIdentity: Sendable, Hashable {
    /// Who proposed it.
    public var department: DepartmentName
    /// That department's own number; with it the subject of every event about the station.
    public var proposalNumber: ProposalNumber
    /// From its acceptance on.
    public var code: StationCode?
    public var state: StationStateWord
    /// The county in which it lies.
    public var division: DivisionCode
    /// 责任工会; absent while none is known.
    public var union: UnionCode?

    public init(
        department: DepartmentName, proposalNumber: ProposalNumber, code: StationCode? = nil, state: StationStateWord,
        division: DivisionCode, union: UnionCode? = nil
    ) {
        self.department = department
        self.proposalNumber = proposalNumber
        self.code = code
        self.state = state
        self.division = division
        self.union = union
    }

    /// `<department>/<proposalNumber>`, the subject of every event about the station, for ever.
    public var subject: String { department.text + "/" + proposalNumber.text }

    /// By its code, where it has one.
    public var reference: StationReference { code.map { .code($0) } ?? .proposal(proposalNumber) }

    init?(_ reader: FieldReader, _ faults: inout [Reason]) {
        let department = reader.parsed("department", limit: 31, or: .departmentNameInvalid, &faults) {
            DepartmentName($0)
        }
        let proposalNumber = reader.parsed("proposalNumber", limit: 64, or: .proposalNumberFormat, &faults) {
            ProposalNumber($0)
        }
        let code = reader.optionalStationCode(&faults)
        let state: StationStateWord? = reader.choice("state", &faults)
        let division = reader.parsed("division", limit: 6, or: .divisionUnknown, &faults, as: DivisionCode.init)
        let union = reader.optionalUnion(&faults)
        guard let department, let proposalNumber, let state, let division else { return nil }
        self.init(
            department: department, proposalNumber: proposalNumber, code: code, state: state, division: division,
            union: union)
    }

    var members: [JSON.Member] {
        JSON.object([
            "department": .string(department.text),
            "proposalNumber": .string(proposalNumber.text),
            "code": code.map { .string($0.text) },
            "state": .string(state.rawValue),
            "division": .string(division.description),
            "union": union.map { .string($0.text) },
        ]).object ?? []
    }
}
