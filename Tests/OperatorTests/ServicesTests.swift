import Contracts
import Foundation
import Testing

@testable import Operator

/// What is said and asked of several services.
@Suite struct ServicesTests {
    private static let status: JSON = [
        "service": "enrollment", "version": "1", "databaseTime": "2026-11-20T08:00:00+08:00", "replicas": [],
        "outbox": 0, "deadLetters": 0, "unchained": 0, "migrations": 1,
    ]

    @Test func `A service that is not installed is not waited for`() async {
        let services = ScriptedService { _, _ in ScriptedService.result(Self.status) }
        let reports = await ServiceReport.all(services, installed: [.enrollment], in: .en)
        #expect(services.asked.map(\.service) == [.enrollment])
        #expect(reports.map(\.service) == ["enrollment", "stations", "relief"])
        #expect(reports.map(\.isAnswering) == [true, false, false])
        #expect(reports.map(\.isSilent) == [false, false, false])
        #expect(reports[1].fault == LocalizedText.serviceAbsent.en)
    }

    @Test func `Where it is not known what is installed, all are asked`() async {
        let services = ScriptedService { asked, _ throws(CommandFault) in
            guard asked.service == .enrollment else { throw .unavailable(.serviceSilent(asked.service)) }
            return ScriptedService.result(Self.status)
        }
        let reports = await ServiceReport.all(services, installed: nil, in: .zh)
        #expect(services.asked.map(\.service) == ServiceName.allCases)
        #expect(reports.map(\.isSilent) == [false, true, true])
    }

    @Test func `A story that several services tell is one, in the order of time`() throws {
        let first = Story(
            service: "enrollment", id: "e-1",
            steps: [["at": "2026-11-20T08:00:01.000+08:00", "step": "audited", "entry": 1, "action": "x"]])
        let second = Story(
            service: "stations", id: "e-1",
            steps: [
                [
                    "at": "2026-11-20T08:00:00.000+08:00", "step": "received", "event": "e-1",
                    "source": "/services/enrollment",
                ]
            ])
        let alone = try #require(Story.told(of: "e-1", by: [first]))
        #expect(alone.service == "enrollment" && alone.steps[0]["service"] == nil)
        #expect(Story.told(of: "e-1", by: []) == nil)
        let story = try #require(Story.told(of: "e-1", by: [first, second]))
        #expect(story.service == "enrollment stations")
        #expect(story.steps.map { $0["service"]?.string } == ["stations", "enrollment"])
        var tree = StoryTree(story, language: .en)
        let text = tree.text()
        let told = try #require(text.range(of: "stations  received"))
        let audited = try #require(text.range(of: "enrollment  audit"))
        #expect(told.lowerBound < audited.lowerBound)
    }

    @Test func `Letters are asked of the service named, and bear its name`() async throws {
        let services = ScriptedService { asked, _ in
            asked.name == "dead-letters.retry"
                ? ScriptedService.result(["letters": [["id": 4, "result": "resolved"]]])
                : ScriptedService.result([
                    "groups": [
                        [
                            "reason": "unroutable", "fingerprint": "unroutable", "count": 2, "departments": [],
                            "oldest": "x", "newest": "x", "mostAttempts": 1,
                        ]
                    ]
                ])
        }
        #expect(try await services.letterGroups([:], at: .stations).map(\.service) == [.stations])
        var retry = Retry([4], at: .stations, language: .en, isQuiet: true)
        try await retry.run(over: services, why: "mended", patience: .seconds(1))
        #expect(retry.report.summary.handled == 1)
        #expect(Set(services.asked.map(\.service)) == [.stations])
    }

    @Test func `Of several services a silent one is excused, of one it is not`() async throws {
        var silent = SilentServices(language: .en)
        func fail() throws(CommandFault) { throw .unavailable(.serviceSilent(.stations)) }
        try await silent.excusing(.stations, of: ServiceName.allCases) { () throws(CommandFault) in try fail() }
        #expect(silent.names == [.stations])
        #expect(throws: (any Error).self) { try silent.end() }
        await #expect(throws: CommandFault.self) {
            var alone = SilentServices(language: .en)
            try await alone.excusing(.stations, of: [.stations]) { () throws(CommandFault) in try fail() }
        }
        #expect(throws: Never.self) { try SilentServices(language: .en).end() }
    }

    /// The rights that `deploy/secrets` gives each service are those that doctor holds to be meant, and a wider one shows.
    @Test func `Every service has exactly its rights from the start`() throws {
        let rendered = try RenderedUsers()
        let services = ServiceName.allCases.map(\.brokerUser)
        #expect(Set(rendered.users.map(\.name)).isSuperset(of: services))
        #expect(rendered.findings.isEmpty, "\(rendered.findings)")
        for service in services {
            var wider = rendered
            let index = try #require(wider.permissions.firstIndex { $0.user == service })
            wider.permissions[index].read = ".*"
            #expect(wider.findings.map { "\($0.check) \($0.subject)" } == ["rights-changed \(service)"])
        }
        let stations = try #require(rendered.permissions.first { $0.user == "service.stations" })
        #expect(!stations.read.contains("unroutable"), "strays are enrollment's to keep")
    }
}

/// What `deploy/secrets` renders for the broker.
private struct RenderedUsers {
    private struct File: Decodable {
        struct User: Decodable {
            var name: String
            var tags: String
        }
        var users: [User]
        var permissions: [BrokerPermission]
        var topic_permissions: [BrokerTopicPermission]
    }

    var users: [BrokerUser]
    var permissions: [BrokerPermission]
    var topics: [BrokerTopicPermission]

    init() throws {
        let directory = FileManager.default.temporaryDirectory.appending(path: "secrets-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: directory) }
        let script = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../deploy/secrets").standardizedFileURL
        let process = Process()
        process.executableURL = URL(filePath: "/bin/sh")
        process.arguments = [
            script.path, directory.appending(path: "secrets").path, directory.appending(path: "broker").path,
        ]
        try process.run()
        process.waitUntilExit()
        let rendered = directory.appending(path: "broker/definitions/users.json")
        let file = try JSONDecoder().decode(File.self, from: Data(contentsOf: rendered))
        users = file.users.map { BrokerUser(name: $0.name, tags: $0.tags.isEmpty ? [] : [$0.tags]) }
        permissions = file.permissions
        topics = file.topic_permissions
    }

    var findings: [Finding] {
        RightsExamination(
            users: users, permissions: permissions, topicPermissions: topics,
            exchanges: BrokerRights.topicExchanges.map { BrokerExchange(name: $0, type: "topic", arguments: [:]) }
        ).findings
    }
}
