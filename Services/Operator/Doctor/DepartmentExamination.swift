import Contracts

/// Examines whether what departments are asked can reach them; pure.
struct DepartmentExamination: Sendable {
    /// Those on record.
    var departments: [RegisteredDepartment]

    /// What is wrong; nothing when all is well.
    var findings: [Finding] { active.flatMap(undelivered) }

    /// The departments that have no queue of their own.
    func withoutQueue(among queues: Set<String>) -> [Finding] {
        active.filter { !queues.contains(BrokerRights.queue(of: $0.name)) }
            .map { .broken("department-queue-missing", $0.name, .departmentQueueMissing($0.name)) }
    }

    private var active: [RegisteredDepartment] { departments.filter { $0.removedAt == nil } }

    private func undelivered(_ department: RegisteredDepartment) -> [Finding] {
        guard let count = department.undelivered, count > 0 else { return [] }
        return [.broken("requests-undelivered", department.name, .requestsUndelivered(count))]
    }
}
