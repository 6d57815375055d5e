import Contracts
import Foundation
import TestSupport
import Testing

@testable import EnrollmentService

@Suite(.timeLimit(.minutes(5))) struct RequestTests {
    @Test func departmentsAreRegisteredListedRemovedAndNeverReused() async throws {
        try await TestSite.withEnrollment { site, _, _ in
            let arguments: JSON = [
                "name": "social-zhuzhou", "types": ["enrollment.requested.v1"], "places": ["430200"],
            ]
            let added = try await site.ask("departments.register", arguments)
            #expect(added["result"]?["name"]?.string == "social-zhuzhou")
            #expect(added["result"]?["registeredAt"]?.string.flatMap(RFC3339.date) != nil)
            let listed = try await site.ask("departments.list", [:])
            #expect(
                listed["result"]?["departments"]?.array?.contains { $0["name"]?.string == "social-zhuzhou" } == true)
            let removed = try await site.ask(
                "departments.remove", ["name": "social-zhuzhou"], why: "merged into another")
            #expect(removed["result"]?["removedAt"]?.string != nil)
            let again = try await site.ask("departments.register", arguments)
            #expect(again["error"]?["code"]?.string == "department-name-taken")
            #expect(
                try await site.database.values(
                    "select action from audit_log where subject = 'social-zhuzhou' order by id", as: String.self)
                    == ["department.registered", "department.removed"])
            #expect(
                try await site.database.count(
                    "audit_log", where: "action = 'department.removed' and after like '%merged into another%'") == 1)
            try await eventually("announced") {
                try await site.database.count("outbox") == 0
            }
        }
    }

    @Test(
        arguments: [
            (["name": "Tax!", "types": ["enrollment.requested.v1"], "places": ["430000"]], "department-name-invalid"),
            (["name": "tax", "types": ["enrollment.accepted.v1"], "places": ["430000"]], "type-unknown"),
            (["name": "tax", "types": ["enrollment.requested.v1"], "places": ["999999"]], "division-unknown"),
            (["name": "tax", "types": [], "places": ["430000"]], "request-malformed"),
        ] as [(JSON, String)]) func whatIsWrongIsRefused(arguments: JSON, code: String) async throws
    {
        try await TestSite.withEnrollment { site, _, _ in
            let answer = try await site.ask("departments.register", arguments)
            #expect(answer["error"]?["code"]?.string == code)
        }
    }

    @Test func aDepartmentLearnsOfItsOwnApplicationsOnly() async throws {
        try await TestSite.withEnrollment { site, department, _ in
            let outcome = try await department.apply(Applicant(1).application("RH-1"))
            let query: JSON = ["query": "application", "applicationNumber": "RH-1"]
            let own = try await department.ask("enrollment", query)
            #expect(own["result"]?["state"]?.string == "accepted")
            #expect(own["result"]?["outcome"]?["type"]?.string == outcome.type)
            #expect(own["result"]?["outcome"]?["data"]?["memberId"] == outcome.data["memberId"])
            try await TestDepartment.with(at: site.broker) { other in
                try await site.register(other.name)
                let foreign = try await other.ask("enrollment", query)
                #expect(foreign["error"]?["code"]?.string == "application-unknown")
            }
            let unknown = try await department.ask(
                "enrollment", ["query": "application", "applicationNumber": "RH-2"])
            #expect(unknown["error"]?["code"]?.string == "application-unknown")
            let malformed = try await department.ask("enrollment", ["query": "application"])
            #expect(malformed["error"]?["code"]?.string == "request-malformed")
        }
    }
}
