import Contracts

extension IncomingEvent {
    /// The department that sent it, proven by the broker; for handlers of what departments tell.
    public func departmentName() throws(UnusableDepartment) -> DepartmentName {
        guard let sender = DepartmentName(department) else { throw UnusableDepartment() }
        return sender
    }
}

/// A registered sender whose name is no department's: it cannot have been registered through `departments.register`.
public struct UnusableDepartment: Error {}
