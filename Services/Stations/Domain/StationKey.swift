import Contracts

/// What names a station for ever: a department's number for its proposal. The subject of every event about it.
///
/// Ordered as rows are locked.
public struct StationKey: Sendable, Hashable, Comparable, CustomStringConvertible {
    public var department: DepartmentName
    public var number: ProposalNumber

    public init(department: DepartmentName, number: ProposalNumber) {
        self.department = department
        self.number = number
    }

    /// Whose numbers those of imported lists are.
    // Safe because it is written as every department's name is.
    public static let importer = DepartmentName("import")!

    /// `<department>/<proposalNumber>`.
    public var description: String { department.text + "/" + number.text }

    public static func < (left: StationKey, right: StationKey) -> Bool {
        (left.department, left.number.text) < (right.department, right.number.text)
    }
}
