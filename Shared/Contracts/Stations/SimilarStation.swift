/// A station on record that is, or may be, the one proposed.
public struct SimilarStation: Sendable, Hashable {
    public var department: DepartmentName
    public var proposalNumber: ProposalNumber
    public var code: StationCode?
    public var distanceMetres: Int

    public init(
        department: DepartmentName, proposalNumber: ProposalNumber, code: StationCode? = nil, distanceMetres: Int
    ) {
        self.department = department
        self.proposalNumber = proposalNumber
        self.code = code
        self.distanceMetres = distanceMetres
    }

    public var json: JSON {
        .object([
            "department": .string(department.text), "proposalNumber": .string(proposalNumber.text),
            "code": code.map { .string($0.text) }, "distanceMetres": .integer(Int64(distanceMetres)),
        ])
    }

    init?(json: JSON) {
        guard let reader = FieldReader(json) else { return nil }
        var faults: [Reason] = []
        let department = reader.parsed("department", limit: 31, or: .departmentNameInvalid, &faults) {
            DepartmentName($0)
        }
        let proposalNumber = reader.parsed("proposalNumber", limit: 64, or: .proposalNumberFormat, &faults) {
            ProposalNumber($0)
        }
        let code = reader.optionalStationCode(&faults)
        let distance = reader.count("distanceMetres", within: 0...100_000_000, or: .valueUnknown, &faults)
        guard let department, let proposalNumber, let distance, faults.isEmpty else { return nil }
        self.init(department: department, proposalNumber: proposalNumber, code: code, distanceMetres: distance)
    }
}
