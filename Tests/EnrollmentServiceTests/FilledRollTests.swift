import Contracts
import Foundation
import Postgres
import ServiceKit
import SyntheticMembers
import TestSupport
import Testing

@testable import EnrollmentService

/// What deploy/bench fills the roll with is what the service itself would have put there, as far as the service can tell.
@Suite(.timeLimit(.minutes(5))) struct FilledRollTests {
    @Test func theServiceTakesThemForMembers() async throws {
        try await TestSite.with("enrollment") { site in
            let (services, log) = try await site.enrollment()
            let keys = try site.environment().environment.configuration.keys
            let roll = MemberRoll(count: 25_000, until: Date(), keys: keys)
            try await roll.fill(site.database.endpoint.conninfo) { _ in }
            try await TestDepartment.with(at: site.broker) { department in
                try await RunningServices.with(services) { _ in
                    try await site.register(department.name)
                    var randomness = Randomness()
                    for index in [0, 9_999, 10_000, 24_999] {
                        let member = try roll.member(index, &randomness)
                        let request = member.request
                        // Another department asks for the same person and union: a member already.
                        let again = try await department.apply(request.json)
                        #expect(again.outcome == "accepted" && again.data["existing"]?.bool == true)
                        try await isOnFile(member, in: site, keys)
                    }
                    let newcomer = try roll.member(25_000, &randomness)
                    let accepted = try await department.apply(newcomer.request.json)
                    #expect(accepted.outcome == "accepted" && accepted.data["existing"] == nil)
                }
            }
            #expect(!log.text.contains("\"level\":\"error\""))
            for table in ["person", "person_document", "membership"] {
                #expect(try await site.database.count(table) == 25_001, "\(table)")
            }
            #expect(try await site.database.count("application") == 25_005)
        }
    }

    /// The department that is on record as having sent it sends it again: nothing changes, and it is told the same.
    @Test func aResendIsRecognised() async throws {
        try await TestSite.withEnrollment { site, department, _ in
            let keys = try site.environment().environment.configuration.keys
            let roll = MemberRoll(count: 10, until: Date(timeIntervalSince1970: 1_790_000_000), keys: keys)
            try await roll.fill(site.database.endpoint.conninfo) { _ in }
            try await site.database.run("update application set department = '\(department.name)'")
            var randomness = Randomness()
            let member = try roll.member(3, &randomness)
            let outcome = try await department.apply(member.request.json)
            #expect(outcome.outcome == "accepted" && outcome.data["repeated"]?.bool == true)
            let card = try await site.database.value(
                """
                select card_number from membership join application using (person_id)
                where number = '\(member.request.applicationNumber.text)'
                """, as: String.self)
            #expect(outcome.data["cardNumber"]?.string == card)
            #expect(try await site.database.count("application") == 10)
        }
    }

    @Test func allOrNothingOfATable() async throws {
        try await TestSite.withEnrollment { site, _, _ in
            let keys = try site.environment().environment.configuration.keys
            try await MemberRoll(count: 10, until: Date(), keys: keys).fill(site.database.endpoint.conninfo) { _ in }
            try await site.database.run("alter table membership rename column status to state")
            await #expect(throws: (any Error).self) {
                try await MemberRoll(count: 20, until: Date(), keys: keys).fill(site.database.endpoint.conninfo) { _ in
                }
            }
            #expect(try await site.database.count("membership") == 10)
        }
    }

    private func isOnFile(_ member: SyntheticMember, in site: TestSite, _ keys: KeyRing) async throws {
        let number = member.request.applicationNumber.text
        let application = "application where department = '\(member.department)' and number = '\(number)'"
        func column(_ sql: String) async throws -> [UInt8] {
            try #require(try await site.database.value(sql, as: Bytes.self)).bytes
        }
        let id = try #require(try await site.database.value("select person_id from \(application)", as: UUID.self))
        let person = "from person where id = '\(id)'"
        let key = try PersonKey(wrapped: try await column("select key \(person)"), for: id, keys: keys)
        let applicant = member.request.applicant
        #expect(try key.open(try await column("select name \(person)"), field: "name") == applicant.name.text)
        #expect(try key.open(try await column("select phone \(person)"), field: "phone") == applicant.phone.digits)
        #expect(
            try key.open(
                try await column("select number from person_document where person_id = '\(id)'"), field: "number")
                == applicant.identity.number)
        let outcome = try #require(
            try await site.database.value("select outcome from \(application)", as: String.self))
        var faults: [Reason] = []
        let accepted = EnrollmentAccepted(json: try JSON(parsing: Array(outcome.utf8)), faults: &faults)
        #expect(accepted?.applicationNumber == member.request.applicationNumber && faults.isEmpty)
    }
}
