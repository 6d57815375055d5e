import Contracts
import Foundation
import Messaging
import RabbitMQ
import TestSupport
import Testing

/// What other services announce: of whom it is taken, and in which order it holds.
@Suite(.timeLimit(.minutes(5))) struct FactTests {
    /// A service that keeps the copy of the directory, and whoever announces.
    private func withFollower(_ body: @Sendable (TestSite, TestAnnouncer, TestLog) async throws -> Void) async throws {
        try await TestSite.with("stations", extensions: []) { site in
            let (environment, log) = try site.environment()
            let messaging = MessagingServices(environment: environment)
            try await messaging.prepareDatabase([MessagingSchema.directory])
            let services = messaging.services(
                handlers: DirectoryCopy.handlers(), operations: [], queries: [], copiesDirectory: true,
                migrations: [MessagingSchema.directory])
            try await TestAnnouncer.with(at: site.broker) { announcer in
                try await RunningServices.with(services) { _ in try await body(site, announcer, log) }
            }
        }
    }

    @Test func whatTheOwnerAnnouncesIsCopied() async throws {
        try await withFollower { site, announcer, log in
            try await announcer.announce(.union("HN-430102-0001", named: "甲"), type: .registered, sequence: 7)
            let key = TestRecipient()
            try await announcer.announce(
                .department("tax-hunan", key: key), type: .scopeChanged, sequence: 8,
                routingKey: "department.scope-changed.v1.43.01.02.tax-hunan")
            try await eventually("copied") { try await site.copied() == ["HN-430102-0001 甲 true 7", "tax-hunan 8"] }
            let kept = try await site.database.value(
                "select encode(public_key, 'base64') from department_key", as: String.self)
            #expect(kept == Data(key.raw).base64EncodedString())
            #expect(log.lines.contains { $0["outcome"]?.string == "copied" && $0["department"]?.string == "tax-hunan" })
        }
    }

    @Test func theNewestHoldsInWhateverOrderTheyCome() async throws {
        try await withFollower { site, announcer, log in
            for sequence in [5, 3, 9, 8] as [Int64] {
                try await announcer.announce(
                    .union("HN-430102-0001", named: "名\(sequence)"), type: .registered, sequence: sequence)
                try await announcer.announce(
                    .department("tax-hunan", removed: sequence == 8), type: .scopeChanged, sequence: sequence)
            }
            try await eventually("all are handled") { try await site.database.count("inbox") == 8 }
            #expect(try await site.copied() == ["HN-430102-0001 名9 true 9", "tax-hunan 9"])
            #expect(try await site.database.count("department", where: "removed_at is null") == 1)
            try await eventually("the late ones say so") {
                log.lines.filter { $0["outcome"]?.string == "overtaken" }.count == 4
            }
        }
    }

    @Test func whatIsRepeatedIsHandledOnce() async throws {
        try await withFollower { site, announcer, log in
            for name in ["甲", "甲", "乙"] {
                try await announcer.announce(
                    .union("HN-430102-0001", named: name), type: .registered, sequence: 1, id: "the-same")
            }
            try await eventually("the other content is put aside") {
                try await site.reasons() == ["event-id-reused"]
            }
            #expect(try await site.copied() == ["HN-430102-0001 甲 true 1"])
            #expect(log.lines.contains { $0["outcome"]?.string == "duplicate" })
        }
    }

    @Test func nobodyElseIsBelieved() async throws {
        try await withFollower { site, announcer, _ in
            let union = JSON.union("HN-430102-0001", named: "甲")
            // The right user with another's source, and the right source under another user.
            try await announcer.announce(union, type: .registered, sequence: 1, source: "/services/stations")
            try await announcer.announce(union, type: .registered, sequence: 1, user: "service.relief")
            try await announcer.announce(union, type: .registered, sequence: 1, user: "service.enrollment-2")
            try await announcer.announce(
                union, type: .registered, sequence: 1, source: "/departments/tax-hunan", user: "service.enrollment")
            // Proven, and no owner of what it speaks of.
            try await announcer.announce(
                union, type: .registered, sequence: 1, source: "/departments/tax-hunan", user: "tax-hunan",
                routingKey: "organization.registered.v1")
            try await eventually("each is put aside") {
                try await site.reasons()
                    == [
                        "sender-unproven", "sender-unproven", "sender-unproven", "sender-unproven",
                        "type-not-permitted",
                    ]
            }
            try await announcer.announce(union, type: .registered, sequence: 1)
            try await eventually("the owner is believed") { try await site.copied() == ["HN-430102-0001 甲 true 1"] }
        }
    }

    @Test func theRoutingKeyMustBeThatOfTheFact() async throws {
        let keys = [
            "organization.registered.v1", "organization.registered.v1.43.01.02",
            "organization.registered.v1.43.01.ab.-", "organization.registered.v1.43.01.02.Tax.x",
            "department.scope-changed.v1.43.01.02.-",
        ]
        try await withFollower { site, announcer, _ in
            for key in keys {
                try await announcer.announce(
                    .union("HN-430102-0001", named: "甲"), type: .registered, sequence: 1, routingKey: key)
            }
            try await eventually("each is put aside") {
                try await site.reasons() == keys.map { _ in "type-mismatch" }
            }
            #expect(try await site.copied().isEmpty)
        }
    }

    @Test func whatIsDissolvedStaysSoAndIsWaitedForWhereItCameFirst() async throws {
        try await withFollower { site, announcer, log in
            let end: JSON = ["code": "HN-430102-0001", "on": "2026-12-01", "successor": "HN-430102-0002"]
            try await announcer.announce(end, type: .dissolved, sequence: 4)
            try await eventually("it waits") { log.lines.contains { $0["outcome"]?.string == "waiting" } }
            try await announcer.announce(.union("HN-430102-0001", named: "甲"), type: .registered, sequence: 3)
            try await eventually("it is dissolved") { try await site.copied() == ["HN-430102-0001 甲 false 4"] }
            try await announcer.announce(.union("HN-430102-0001", named: "乙"), type: .registered, sequence: 5)
            try await eventually("renamed") { try await site.copied() == ["HN-430102-0001 乙 false 5"] }
            #expect(
                try await site.database.count("organization_copy", where: "dissolved_on = '2026-12-01'") == 1)
        }
    }

    @Test func poisonCostsOnlyItselfAndIsTriedAgain() async throws {
        try await withFollower { site, announcer, _ in
            try await site.database.run(
                "alter table organization_copy add constraint narrow check (kind <> 'poison')")
            try await announcer.announce(.union("HN-430102-0001", named: "甲"), type: .registered, sequence: 1)
            try await announcer.announce(
                .union("HN-430102-0002", named: "乙", kind: "poison"), type: .registered, sequence: 2)
            try await announcer.announce(["code": "HN-430102-0003"], type: .registered, sequence: 3)
            try await announcer.announce(.union("HN-430102-0004", named: "丁"), type: .registered, sequence: nil)
            try await announcer.announce(.union("HN-430102-0005", named: "戊"), type: .registered, sequence: 5)
            try await eventually("three are put aside") {
                try await site.reasons() == Array(repeating: "processing-failed", count: 3)
            }
            #expect(try await site.copied() == ["HN-430102-0001 甲 true 1", "HN-430102-0005 戊 true 5"])
            #expect(try await site.database.values("select distinct attempts from dead_letter", as: Int.self) == [5])
            #expect(try await site.database.count("outbox") == 0, "a service is told nothing")
            try await site.database.run("alter table organization_copy drop constraint narrow")
            let letters = try await site.database.values("select id from dead_letter order by id", as: Int.self)
            try await TestOperator.with(at: site) { person in
                let answers = try await person.retry(letters)
                #expect(answers == ["retrying", "retrying", "retrying"])
            }
            try await eventually("what was mended is copied, with its sender proven still") {
                try await site.copied() == [
                    "HN-430102-0001 甲 true 1", "HN-430102-0002 乙 true 2", "HN-430102-0005 戊 true 5",
                ]
            }
            try await eventually("the others are open again") {
                try await site.database.values(
                    "select state from dead_letter order by event_id = '', id", as: String.self
                )
                .sorted() == ["open", "open", "resolved"]
            }
        }
    }
}

extension String {
    fileprivate static let registered = "organization.registered.v1"
    fileprivate static let dissolved = "organization.dissolved.v1"
    fileprivate static let scopeChanged = "department.scope-changed.v1"
}

extension JSON {
    fileprivate static func union(_ code: String, named name: String, kind: String = "township") -> JSON {
        [
            "code": .string(code), "name": .string(name), "kind": .string(kind), "division": "430102",
            "reviewsApplications": false, "holdingPool": false, "open": true,
        ]
    }

    fileprivate static func department(_ name: String, removed: Bool = false, key: TestRecipient? = nil) -> JSON {
        .object([
            "name": .string(name), "types": ["enrollment.requested.v1"], "places": ["430102", "430103"],
            "removed": .bool(removed), "publicKey": key.map { .string(Data($0.raw).base64EncodedString()) },
        ])
    }
}

extension TestSite {
    /// Unions and departments as they stand in the copy.
    fileprivate func copied() async throws -> [String] {
        try await database.values(
            """
            select * from (select code || ' ' || name || ' ' || open || ' ' || sequence from organization_copy
            union all select name || ' ' || sequence from department) as it (it) order by 1
            """, as: String.self)
    }
}
