import Contracts
import Foundation
import Messaging
import Postgres
import RabbitMQ
import ServiceKit
import TestSupport
import Testing

@testable import EnrollmentService
@testable import ReliefService

/// Whose member somebody is: relief's copy against enrollment's own roll, over the real broker and databases.
@Suite(.timeLimit(.minutes(5))) struct MembershipTests {
    /// On record before they are members, and after; while the news is on its way, and before anybody listens.
    @Test func theCopyAgreesHoweverItCameAbout() async throws {
        try await MembershipOffice.with { office in
            try await office.addPeople(0..<40)
            try await office.withEnrollment {
                try await office.enrol(0..<30)
                try await office.withRelief { _ in
                    try await office.enrol(30..<60)
                    try await office.addPeople(40..<80)
                    // Whoever was asked for before the application came is asked for again, here at once.
                    try await eventually("all members are known", within: .seconds(60)) {
                        try await office.relief.database.run(
                            """
                            update person set member_due_at = now()
                            where member_id is null and member_due_at > now() + interval '1 minute'
                            """)
                        return try await office.known() == 60
                    }
                    // They go to other unions, as members of whom relief knows.
                    try await office.assign(from: MembershipOffice.home, to: MembershipOffice.riders, count: 20)
                    try await eventually("they have moved") {
                        try await office.relief.database.count(
                            "membership_copy", where: "union_code = '\(MembershipOffice.riders)' and referenced") == 20
                    }
                    try await office.expectAgreement()
                    // Nobody is found who is none: asked for again in a week.
                    try await eventually("the others are asked for again") {
                        try await office.relief.database.count(
                            "person", where: "member_id is null and member_due_at > now() + interval '6 days'") == 20
                    }
                    // A list that is frozen wants to know anew: nothing changes by that.
                    try await office.relief.database.run("update person set member_due_at = now()")
                    try await eventually("all are answered", within: .seconds(30)) {
                        try await office.relief.database.count(
                            "person", where: "member_id is not null and member_due_at is null") == 60
                    }
                    try await office.expectAgreement()
                    #expect(try await office.relief.database.count("dead_letter") == 0)
                }
            }
        }
    }

    /// Two processes of relief, both asking and both hearing.
    @Test func severalReplicasAgree() async throws {
        try await MembershipOffice.with { office in
            try await office.withEnrollment {
                try await office.withRelief { _ in
                    try await office.withRelief { _ in
                        try await office.addPeople(0..<100)
                        try await office.enrol(0..<100)
                        try await eventually("all members are known", within: .seconds(60)) {
                            try await office.relief.database.run(
                                "update person set member_due_at = now() where member_id is null and member_due_at > now()"
                            )
                            return try await office.known() == 100
                        }
                        try await office.expectAgreement()
                    }
                }
            }
        }
    }

    @Test func whileEnrollmentIsAwayNobodyIsPutOff() async throws {
        try await MembershipOffice.with { office in
            try await office.withEnrollment { try await office.enrol(0..<5) }
            try await office.addPeople(0..<10)
            try await office.withRelief { log in
                try await eventually("it is told", within: .seconds(30)) {
                    log.lines.contains { $0["message"] == "a duty failed" && $0["duty"] == "members" }
                }
                #expect(try await office.relief.database.count("person", where: "member_due_at <= now()") == 10)
                #expect(
                    try await office.relief.database.count("person", where: "member_failing_since is not null") == 0)
                try await office.withEnrollment {
                    try await eventually("all are known", within: .seconds(60)) { try await office.known() == 5 }
                    try await office.expectAgreement()
                }
            }
        }
    }

    /// The key of another installation, say: the answer is a refusal, which names the reason and nobody.
    @Test func sealedToAnotherKeyItIsNotAnswered() async throws {
        try await MembershipOffice.with { office in
            try await office.addPeople(0..<5)
            try await office.withEnrollment {
                try await office.enrol(0..<5)
                try await office.withRelief(sealingTo: office.relief.publicKeyFile) { log in
                    try await eventually("it is told", within: .seconds(30)) {
                        log.lines.contains { $0["error"]?.string?.contains("question-sealing") == true }
                    }
                    #expect(try await office.known() == 0)
                    #expect(
                        try await office.relief.database.count(
                            "person", where: "member_due_at <= now() and member_failing_since is null") == 5)
                }
                try await office.withRelief { _ in
                    try await eventually("all are known", within: .seconds(30)) { try await office.known() == 5 }
                }
            }
        }
    }

    /// What is no answer to what was asked changes nothing, whatever it is.
    @Test(arguments: BrokenAnswers.allCases) func aBrokenAnswerChangesNothing(_ answers: BrokenAnswers) async throws {
        try await MembershipOffice.with { office in
            try await office.withEnrollment { try await office.enrol(0..<3) }
            try await office.addPeople(0..<6)
            let (environment, _) = try office.enrollment.environment()
            let broken = MessagingServices(environment: environment).services(
                handlers: [], operations: [], queries: [answers])
            try await office.withRelief { log in
                try await RunningServices.with(broken) { _ in
                    try await eventually("it is told", within: .seconds(30)) {
                        if log.lines.contains(where: { $0["message"] == "a duty failed" }) { return true }
                        return try await office.relief.database.count(
                            "person", where: "member_failing_since is not null") == 6
                    }
                    #expect(try await office.known() == 0)
                    #expect(try await office.relief.database.count("membership_copy", where: "referenced") == 0)
                    #expect(
                        try await office.relief.database.count("insurance_copy", where: "member_id is not null") == 0)
                }
                try await office.relief.database.run("update person set member_due_at = now()")
                try await office.withEnrollment {
                    try await eventually("all are known", within: .seconds(60)) { try await office.known() == 3 }
                    try await office.expectAgreement()
                }
            }
        }
    }

    /// A person whose key cannot be opened keeps nobody else waiting.
    @Test func oneWhoCannotBeAskedForIsPutOffAlone() async throws {
        try await MembershipOffice.with { office in
            try await office.addPeople(0..<50)
            try await office.relief.database.run(
                """
                update person set key = set_byte(key, 20, get_byte(key, 20) # 1)
                where id = (select id from person order by id offset 17 limit 1)
                """)
            try await office.withEnrollment {
                try await office.enrol(0..<50)
                try await office.withRelief { log in
                    try await eventually("the others are known", within: .seconds(60)) {
                        try await office.known() == 49
                    }
                    try await eventually("it is told once") {
                        log.lines.count { $0["message"] == "one fails by itself, and is put off" } == 1
                    }
                }
            }
        }
    }

    /// Plain, a person's data exists in no table, no log, no event, and in no question on the broker.
    @Test func nothingPersonalStandsAnywhere() async throws {
        try await MembershipOffice.with { office in
            try await office.relief.broker.declareQueue("tap")
            try await office.relief.broker.bind("tap", to: "queries", "enrollment")
            try await office.addPeople(0..<12)
            try await office.withEnrollment {
                try await office.enrol(0..<12)
                try await office.withRelief { log in
                    try await eventually("all are known", within: .seconds(30)) { try await office.known() == 12 }
                    let tap = RabbitMQ.Channel(to: try office.relief.broker.administrator, name: "tap")
                    try await tap.open()
                    try await tap.consume(queue: "tap", prefetch: 100)
                    var questions: [String] = []
                    while !questions.contains(where: { $0.contains("members.find") }) {
                        for delivery in try await tap.deliveries(limit: 100) {
                            questions.append(String(decoding: delivery.body, as: UTF8.self))
                            try await tap.acknowledge(delivery.deliveryTag)
                        }
                    }
                    await tap.close()
                    let events = try await office.relief.eventLog().map { String(decoding: $0.body, as: UTF8.self) }
                    let accepted = events.filter { $0.contains("\"type\":\"enrollment.accepted.v1\"") }
                    #expect(accepted.count == 12)
                    for person in [Applicant(0), Applicant(11)] {
                        for secret in [person.name, person.number, person.phone] {
                            #expect(try await office.relief.database.columnsHolding(secret) == [], "\(secret)")
                            #expect(try await office.enrollment.database.columnsHolding(secret) == [], "\(secret)")
                            #expect(!log.text.contains(secret))
                            let telling = (events + questions).filter { $0.contains(secret) }
                            #expect(telling.count == 0)
                        }
                    }
                    // Each answer is on record at the one who gave it, without a name.
                    #expect(
                        try await office.enrollment.database.count(
                            "audit_log", where: "action = 'members.found' and actor like '/services/relief%'") >= 1)
                }
            }
        }
    }

    /// Each asker has a measure of its own, which fills again with time, and never by a clock that goes back.
    @Test func sixtyAtOnceAndTwentyASecond() {
        let rate = QuestionRate()
        let start = Date(timeIntervalSince1970: 1_000)
        func admitted(_ asker: String, after seconds: Double) -> Int {
            (0..<100).count { _ in rate.admits(asker, at: start.addingTimeInterval(seconds)) }
        }
        #expect(admitted("service.relief", after: 0) == 60)
        #expect(admitted("service.stations", after: 0) == 60)
        #expect(admitted("service.relief", after: 1) == 20)
        #expect(admitted("service.relief", after: 0) == 0)
        #expect(admitted("service.relief", after: 1) == 0)
        #expect(admitted("service.relief", after: 100) == 60)
    }

    /// Others ask in vain, and nobody asks for more than may be answered at once.
    @Test func onlyServicesAskAndNotForEverybody() async throws {
        try await MembershipOffice.with { office in
            try await office.withEnrollment {
                let key = try NeighbourKey(
                    reading: try String(contentsOf: office.enrollment.publicKeyFile, encoding: .utf8))
                var findings: [ReasonCode] = []
                let documents = (0..<501).compactMap {
                    IdentityDocument(type: .residentID, written: Applicant($0).number, findings: &findings)
                }
                #expect(documents.count == 501)
                let channel = RabbitMQ.Channel(
                    to: try office.relief.broker.endpoint(of: office.relief.user), name: "asker")
                try await channel.open()
                func ask(_ count: Int, sealedFor id: String? = nil) async throws -> JSON {
                    let own = UUID().uuidString
                    let context = QuestionContext(
                        to: .enrollment, query: "members.find", asker: office.relief.user.name, id: id ?? own)
                    let sealed = key.seal(MembersQuestion(documents: Array(documents.prefix(count))).json, as: context)
                    return try await TestRequests.send(
                        ["query": "members.find", "sealed": sealed], exchange: "queries", service: "enrollment",
                        as: office.relief.user.name, id: own, over: channel)
                }
                func code(_ answer: JSON) -> String { answer["error"]?["code"]?.string ?? "answered" }
                // Nothing certain can be said while some transaction of the whole cluster is open for seconds.
                try await eventually("answered", within: .seconds(30)) { code(try await ask(500)) == "answered" }
                #expect(code(try await ask(501)) == "value-unknown")
                #expect(code(try await ask(0)) == "value-unknown")
                #expect(code(try await ask(1, sealedFor: "another")) == "question-sealing")
                #expect(
                    code(try await office.department.ask("enrollment", ["query": "members.find"]))
                        == "request-not-permitted")
                await channel.close()
            }
        }
    }
}

/// What somebody else, or a later version, might answer.
enum BrokenAnswers: String, RequestHandler, CaseIterable {
    case nothing, misplaced, twice, unreadable, failing

    var name: String { "members.find" }

    func answer(_ request: ServiceRequest, in transaction: borrowing Transaction) throws -> RequestAnswer {
        func member(_ position: Int64, _ status: String = "active") -> JSON {
            [
                "position": .integer(position), "memberId": .string(UUID().uuidString),
                "union": "HN-430202-0001", "status": .string(status), "joinedOn": "2026-01-01", "cases": [],
            ]
        }
        func members(_ members: JSON...) -> RequestAnswer {
            RequestAnswer(["sequence": 1_000_000, "members": .array(members)])
        }
        switch self {
        case .nothing: return RequestAnswer([:])
        case .misplaced: return members(member(0), member(6))
        case .twice: return members(member(0), member(0))
        case .unreadable: return members(member(0), member(1, "asleep"))
        case .failing: throw Failed()
        }
    }

    struct Failed: Error {}
}

extension MembershipOffice {
    /// So many members of a union leave it for another, as enrollment has it and says it: the fact is the service's own.
    fileprivate func assign(from old: String, to new: String, count: Int) async throws {
        let ids = try await enrollment.database.values(
            "select member_id from membership where union_code = '\(old)' order by member_id limit \(count)",
            as: UUID.self)
        let (environment, _) = try enrollment.environment()
        let list = ids.map { "'\($0)'" }.joined(separator: ",")
        try await enrollment.database.run(
            "update membership set union_code = '\(new)' where member_id in (\(list))")
        let sequences = try await enrollment.database.values(
            "select nextval('outbox_id_seq') from generate_series(1, \(count))", as: Int.self)
        #expect(sequences.count == count && ids.count == count)
        let channel = RabbitMQ.Channel(to: try enrollment.serviceEndpoint, name: "announcer")
        try await channel.open()
        for (id, sequence) in zip(ids, sequences).shuffled() {
            let fact = MembershipTransferred(
                MembershipMove(
                    memberID: MemberID(id), from: UnionCode(old)!, to: UnionCode(new)!, on: CivilDate("2026-11-22")!))
            let event = CloudEvent(
                id: UUID().uuidString.lowercased(), source: "/services/enrollment",
                type: MembershipTransferred.type.rawValue,
                subject: id.uuidString.lowercased(), time: Date(), sequence: Int64(sequence), data: fact.json)
            var properties = MessageProperties()
            properties.contentType = "application/cloudevents+json"
            properties.messageID = event.id
            properties.userID = environment.configuration.broker.username
            let confirmed = try await channel.publish([
                OutgoingMessage(
                    exchange: "events", routingKey: "\(event.type).00.00.00.-", properties: properties,
                    body: event.structured.serialized())
            ])
            #expect(confirmed == [.confirmed])
        }
        await channel.close()
    }
}
