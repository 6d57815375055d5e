import Testing

@testable import Operator

@Suite struct ExaminationTests {
    private static func rights(
        _ user: BrokerUser, write: String = "^operations$", read: String = "^events\\.log$",
        rows: [String] = BrokerRights.topicExchanges
    ) -> [String] {
        RightsExamination(
            users: [user],
            permissions: [BrokerPermission(user: user.name, configure: "^$", write: write, read: read)],
            topicPermissions: rows.map {
                BrokerTopicPermission(user: user.name, exchange: $0, write: "^$", read: "^$")
            },
            exchanges: (BrokerRights.topicExchanges + ["amq.topic"])
                .map { BrokerExchange(name: $0, type: "topic", arguments: [:]) }
        ).findings.map(\.check)
    }

    @Test func `A user with every row and its own rights is healthy`() {
        #expect(Self.rights(BrokerUser(name: "operator.li")) == [])
        #expect(
            Self.rights(
                BrokerUser(name: "tax"), write: "^(ingress|queries)$", read: "^department\\.tax$") == [])
    }

    @Test func `A missing row, a wider right and the impersonator's tag are found`() {
        #expect(Self.rights(BrokerUser(name: "operator.li"), rows: ["events", "requests"]) == ["topic-row-missing"])
        #expect(Self.rights(BrokerUser(name: "operator.li"), write: ".*") == ["rights-changed"])
        #expect(Self.rights(BrokerUser(name: "service.x", tags: ["impersonator"])) == ["impersonator"])
    }

    @Test func `A queue with other arguments than defined is found; its written-out type is not`() {
        let expected: [String: BrokerArgument] = ["x-max-length": 10, "x-overflow": "drop-head"]
        #expect(TopologyExamination.differences(expected, expected) == [])
        #expect(
            TopologyExamination.differences(
                expected, ["x-max-length": 10, "x-overflow": "drop-head", "x-queue-type": "classic"]) == [])
        #expect(
            TopologyExamination.differences(expected, ["x-max-length": 11, "x-expires": 5])
                == ["x-expires", "x-max-length", "x-overflow"])
    }

    @Test func `A queue, an exchange and a binding that are missing are found`() {
        let definitions = Definitions(
            exchanges: [.init(name: "ingress", vhost: "v", type: "topic", arguments: [:])],
            queues: [.init(name: "enrollment", vhost: "v", arguments: [:])],
            bindings: [.init(vhost: "v", source: "ingress", destination: "enrollment", routingKey: "t")])
        let findings = TopologyExamination(
            vhost: "v", definitions: definitions, exchanges: [], queues: [], bindings: []
        ).findings
        #expect(findings.map(\.check) == ["exchange-missing", "queue-missing", "binding-missing"])
    }
}
