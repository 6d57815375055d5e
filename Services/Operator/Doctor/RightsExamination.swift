/// Examines who may do what at the broker; pure, so that every rule can be tried on a table of cases.
struct RightsExamination: Sendable {
    var users: [BrokerUser]
    var permissions: [BrokerPermission]
    var topicPermissions: [BrokerTopicPermission]
    var exchanges: [BrokerExchange]
    /// What the service says of departments; nothing where it does not answer.
    var departments: [RegisteredDepartment]?

    /// What is wrong; nothing when all is well.
    var findings: [Finding] {
        missingRows + impersonators + widerThanMeant + rowsOtherThanMeant + strangers
    }

    /// A user without a row for a topic exchange may publish any routing key there: topic permissions fail open.
    private var missingRows: [Finding] {
        let topics = exchanges.filter { $0.type == "topic" && !$0.name.hasPrefix("amq.") }.map(\.name).sorted()
        return permissions.flatMap { permission in
            topics
                .filter { topic in
                    !topicPermissions.contains { $0.user == permission.user && $0.exchange == topic }
                }
                .map { .broken("topic-row-missing", permission.user, .topicRowMissing(exchange: $0)) }
        }
    }

    /// With this tag a user may write anybody's name into `user_id`, which is the proof of who sent a message.
    private var impersonators: [Finding] {
        users.filter { $0.tags.contains("impersonator") }
            .map { .broken("impersonator", $0.name, .impersonator) }
    }

    /// Departments and operators have exactly the rights they were given; a right added by hand shows here.
    private var widerThanMeant: [Finding] {
        permissions.compactMap { permission in
            guard let meant = meantRights(of: permission.user) else { return nil }
            let actual = [permission.configure, permission.write, permission.read]
            let isMeant = meant.contains { [$0.configure, $0.write, $0.read] == actual }
            return isMeant ? nil : .broken("rights-changed", permission.user, .rightsChanged)
        }
    }

    /// A topic row that allows something else than what was meant: more, or less than a department's registered types.
    private var rowsOtherThanMeant: [Finding] {
        topicPermissions.compactMap { row in
            guard let meant = meantRights(of: row.user) else { return nil }
            let rows = meant.flatMap(\.topics).filter { $0.exchange == row.exchange }
            guard !rows.isEmpty else { return nil }
            let isMeant = rows.contains { $0.write == row.write && $0.read == row.read }
            return isMeant ? nil : .broken("topic-row-differs", row.user, .topicRowDiffers(exchange: row.exchange))
        }
    }

    /// Somebody who could be a department by its rights, and is none on record: what it sends is refused.
    private var strangers: [Finding] {
        guard let departments else { return [] }
        let known = Set(departments.map(\.name))
        return users.filter { isDepartment($0) && $0.canLogIn && !known.contains($0.name) }
            .map { .warning("department-unregistered", $0.name, .departmentUnregistered) }
    }

    private func isDepartment(_ user: BrokerUser) -> Bool {
        user.tags.isEmpty && !user.name.contains(".") && permissions.contains { $0.user == user.name }
    }

    private func meantRights(of username: String) -> [BrokerRights]? {
        if OperatorName(username: username) != nil { return [.operator, .disabled] }
        if username.hasPrefix("service.") { return [.service(String(username.dropFirst("service.".count)))] }
        guard let user = users.first(where: { $0.name == username }), isDepartment(user) else { return nil }
        guard let known = departments?.first(where: { $0.name == username }) else {
            // Without the service's word every row of a department's own may be right.
            let types = topicPermissions.filter { $0.user == username && $0.exchange == "ingress" }.map(\.write)
            return [.department(username, allowing: types.first ?? BrokerRights.nothing), .disabled]
        }
        return known.removedAt == nil ? [.department(username, types: known.types)] : [.disabled]
    }
}
