/// Examines who may do what at the broker; pure, so that every rule can be tried on a table of cases.
struct RightsExamination: Sendable {
    var users: [BrokerUser]
    var permissions: [BrokerPermission]
    var topicPermissions: [BrokerTopicPermission]
    var exchanges: [BrokerExchange]

    /// What is wrong; nothing when all is well.
    var findings: [Finding] { missingRows + impersonators + widerThanMeant }

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

    private func meantRights(of username: String) -> [BrokerRights]? {
        if OperatorName(username: username) != nil { return [.operator, .disabled] }
        guard let user = users.first(where: { $0.name == username }), user.tags.isEmpty, !username.contains(".") else {
            return nil
        }
        return [.department(username, types: []), .disabled]
    }
}
