import Contracts
import Foundation
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
        #expect(Self.rights(BrokerUser(name: "service.x"), write: ".*").contains("rights-changed"))
        #expect(Self.rights(BrokerUser(name: "mqtt.bridge", tags: ["impersonator"])) == ["impersonator"])
    }

    /// A broker that was killed reads through the log's newest segment before it takes events again: measured 17 MB a
    /// second, 27 s where one segment holds all (500 MB, RabbitMQ's default).
    @Test func `The event log is kept in segments that are read through within a second`() throws {
        let path = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../deploy/broker/definitions.json").standardizedFileURL.path
        let definitions = try #require(try Definitions.load(path))
        let log = try #require(definitions.queues.first { $0.name == "events.log" })
        guard case .integer(let bytes)? = log.arguments["x-stream-max-segment-size-bytes"] else {
            Issue.record("the event log has no segment size: \(log.arguments)")
            return
        }
        #expect(bytes <= 17_000_000)
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

    @Test func `A department's rows are exactly its registered types, and every user that could be one is on record`() {
        func checks(_ write: String, _ departments: [RegisteredDepartment]?) -> [String] {
            let meant = BrokerRights.department("tax", types: [])
            return RightsExamination(
                users: [BrokerUser(name: "tax", passwordHash: "x")],
                permissions: [BrokerPermission(user: "tax", configure: "^$", write: meant.write, read: meant.read)],
                topicPermissions: BrokerRights.topicExchanges.map {
                    BrokerTopicPermission(
                        user: "tax", exchange: $0, write: $0 == "ingress" ? write : "^$", read: "^$")
                },
                exchanges: BrokerRights.topicExchanges.map { BrokerExchange(name: $0, type: "topic", arguments: [:]) },
                departments: departments
            ).findings.map(\.check)
        }
        let known = RegisteredDepartment(name: "tax", types: ["a.b.v1"], places: [], registeredAt: "x")
        #expect(checks("^(a\\.b\\.v1)$", [known]) == [])
        #expect(checks(".*", [known]) == ["topic-row-differs"])
        #expect(checks(".*", nil) == [])
        #expect(checks("^(a\\.b\\.v1)$", []) == ["department-unregistered"])
        var removed = known
        removed.removedAt = "y"
        #expect(checks("^(a\\.b\\.v1)$", [removed]) == ["rights-changed", "topic-row-differs"])
    }

    @Test func `Bindings and queues that nobody defined are found, and a department's missing binding`() {
        let definitions = Definitions(
            exchanges: [.init(name: "events", vhost: "v", type: "topic", arguments: [:])],
            queues: [.init(name: "events.log", vhost: "v", arguments: [:])],
            bindings: [.init(vhost: "v", source: "events", destination: "events.log", routingKey: "#")])
        func queue(_ name: String, _ arguments: [String: BrokerArgument] = [:], exclusive: Bool = false) -> BrokerQueue
        {
            BrokerQueue(name: name, arguments: arguments, isExclusive: exclusive)
        }
        let findings = TopologyExamination(
            vhost: "v", definitions: definitions,
            exchanges: [BrokerExchange(name: "events", type: "topic", arguments: [:])],
            queues: [
                queue("events.log"), queue("spy"), queue("reader", exclusive: true),
                queue("department.tax", BrokerAdministration.departmentQueueArguments),
            ],
            bindings: [
                BrokerBinding(source: "events", destination: "events.log", routingKey: "#"),
                BrokerBinding(source: "events", destination: "department.tax", routingKey: "#.tax"),
                BrokerBinding(source: "events", destination: "spy", routingKey: "#"),
                BrokerBinding(source: "", destination: "spy", routingKey: "spy"),
            ]
        ).findings
        #expect(
            findings.map { "\($0.check) \($0.subject)" } == [
                "binding-missing department.tax", "binding-unexpected spy", "queue-unexpected spy",
            ])
    }

    private static func report(_ change: (inout ServiceStatus, inout ServiceReport) -> Void = { _, _ in }) -> [String] {
        var status = ServiceStatus(
            service: "enrollment", version: "1", databaseTime: "x",
            replicas: [
                .init(
                    id: "r", host: "h", pid: 1, startedAt: "x", seenAt: "x", holdsDuties: true, version: "1",
                    clockAheadMs: 3)
            ], outbox: 0, deadLetters: 0, unchained: 0, migrations: 4, migrationsMissing: [], migrationsUnknown: [],
            migrationsChanged: [], databaseVersion: "15.4 (Debian)")
        var report = ServiceReport(service: "enrollment", isAnswering: true)
        report.ownClockAheadMs = -20
        change(&status, &report)
        report.status = report.isAnswering ? status : nil
        return ServiceExamination(reports: [report], version: "1").findings
            .filter { $0.verdict != .healthy }.map { "\($0.check) \($0.verdict) \($0.subject)" }
    }

    @Test func `Versions, schema and clocks of services are examined`() {
        #expect(Self.report() == [])
        #expect(Self.report { $1.isAnswering = false } == ["service broken enrollment"])
        #expect(Self.report { status, _ in status.replicas[0].holdsDuties = false } == ["duties broken enrollment"])
        #expect(Self.report { status, _ in status.version = "0" } == ["versions-mixed warning enrollment"])
        #expect(
            Self.report { status, _ in
                status.version = "0"
                status.replicas[0].version = "0"
            } == ["version-differs warning enrollment"])
        #expect(
            Self.report {
                $0.databaseVersion = "14.9"; _ = $1
            } == ["database-version broken enrollment"])
        #expect(
            Self.report {
                $0.migrationsMissing = [2]; _ = $1
            } == ["schema-behind broken enrollment"])
        #expect(
            Self.report {
                $0.migrationsUnknown = [9]; _ = $1
            } == ["schema-ahead broken enrollment"])
        #expect(
            Self.report {
                $0.migrationsChanged = [1]; _ = $1
            } == ["schema-changed broken enrollment"])
        #expect(
            Self.report {
                $0.replicas[0].clockAheadMs = 2_500; _ = $1
            } == ["clock warning h"])
        #expect(
            Self.report {
                $1.ownClockAheadMs = -61_000; _ = $0
            } == ["clock broken unionctl"])
    }

    @Test func `What waits too long is named with the command that lists it`() throws {
        let waiting = [
            ServiceStatus.Waiting(kind: "applications", waiting: 7, overdue: 0),
            .init(kind: "transfers", waiting: 3, overdue: 2, overdueSince: "2026-11-20T08:00:00+08:00"),
        ]
        #expect(
            Self.report {
                $0.waiting = waiting; _ = $1
            } == ["transfers-overdue warning enrollment"])
        let text = LocalizedText.overdue(waiting[1])
        #expect(
            text.en
                == "transfers overdue: 2, the oldest since 2026-11-20 08:00:00: unionctl transfers list --overdue")
        #expect(text.zh.contains("2026-11-20 08:00:00") && text.zh.contains("待接转逾期 2 件"))
    }

    @Test func `A service that is not installed is no broken one`() {
        #expect(
            Self.report {
                $1.isAnswering = false; $1.isInstalled = true
            } == ["service broken enrollment"])
        #expect(
            Self.report {
                $1.isAnswering = false; $1.isInstalled = false
            } == ["service-absent warning enrollment"])
    }

    @Test(
        arguments: [
            ("2026-11-20T23:59:00+08:00", nil), ("2026-11-19T10:00:00+08:00", "directory-old"),
            (nil, "directory-missing"),
        ] as [(String?, String?)])
    func `An old copy of the directory is told`(copiedAt: String?, check: String?) {
        let findings = Self.report {
            $0.databaseTime = "2026-11-21T00:00:00+08:00"
            $0.directory = [.init(part: "departments", count: 3, copiedAt: copiedAt)]
            _ = $1
        }
        #expect(findings == (check.map { ["\($0) warning enrollment"] } ?? []))
    }

    @Test(arguments: [("3.10.8", true), ("4.0.5", true), ("3.9.29", false), ("unknown", false)])
    func `Old brokers are told`(version: String, isGood: Bool) {
        #expect((Doctor.version(version).verdict == .healthy) == isGood)
    }
}
