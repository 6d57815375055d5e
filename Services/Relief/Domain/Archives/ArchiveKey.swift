import Contracts

/// What an application is known by for ever: the department and its own number.
public struct ArchiveKey: Sendable, Hashable {
    public let department: DepartmentName
    public let number: ApplicationNumber

    public init(department: DepartmentName, number: ApplicationNumber) {
        self.department = department
        self.number = number
    }
}

/// The sides of an archive of which a department may speak apart.
public enum ArchiveAspect: String, Sendable, Hashable, CaseIterable {
    /// Whether the household wants it.
    case life
    case household, authorisation
}
