import Contracts

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// 异议: somebody said that what was publicised is not so. Its grounds are kept apart, sealed.
public struct Objection: Sendable, Hashable {
    /// Who passed it on, and under which number: what it is known by for ever.
    public let department: DepartmentName
    public let reference: SourceReference
    public let raisedAt: Date

    public init(from department: DepartmentName, _ reference: SourceReference, at time: Date) {
        self.department = department
        self.reference = reference
        raisedAt = time
    }

    public func isSame(as other: Objection) -> Bool {
        department == other.department && reference == other.reference
    }
}
