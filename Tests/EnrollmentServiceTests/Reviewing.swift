import Contracts
import Foundation
import TestSupport
import Testing

@testable import EnrollmentService

extension TestSite {
    /// A process of the service, a department, and a reviewer of these places who is none of the applicants.
    static func withReviewer(
        places: [String] = ["430100"], identity: Applicant = Applicant(900),
        _ body: @Sendable (TestSite, TestDepartment, TestOperator, TestLog) async throws -> Void
    ) async throws {
        try await TestSite.withEnrollment { site, department, log in
            try await TestOperator.with(at: site) { reviewer in
                let answer = try await site.ask(
                    "reviewers.register",
                    [
                        "name": .string(reviewer.name), "places": .array(places.map(JSON.string)),
                        "identity": ["type": "resident-id", "number": .string(identity.number)],
                    ])
                #expect(answer["ok"]?.bool == true, "\(answer)")
                try await body(site, department, reviewer, log)
            }
        }
    }
}

extension TestOperator {
    /// What is answered about each application: what came of it, or the code of a refusal.
    func decide(
        _ request: String, _ decision: String, _ department: TestDepartment, _ numbers: [String],
        reasons: [JSON] = [], why: String? = "checked", id: String = UUID().uuidString
    ) async throws -> [String] {
        let answer = try await ask(
            request,
            [
                "decision": .string(decision), "reasons": .array(reasons),
                "applications": .array(
                    numbers.map { ["department": .string(department.name), "number": .string($0)] }),
            ], why: why, id: id)
        return answer.results("applications")
    }

    func transfer(
        _ decision: String, _ department: TestDepartment, _ numbers: [String], reasons: [JSON] = [],
        why: String? = "checked", id: String = UUID().uuidString
    ) async throws -> [String] {
        try await decide(
            "transfers.decide", decision, department, numbers, reasons: reasons, why: why, id: id)
    }

    func assign(
        _ members: [String], to union: String, why: String? = "agreed", id: String = UUID().uuidString
    ) async throws -> [String] {
        let arguments: JSON = ["union": .string(union), "members": .array(members.map(JSON.string))]
        return try await ask("members.assign", arguments, why: why, id: id).results("members")
    }
}

extension JSON {
    /// What an answer says of each thing that was asked about, or the one code with which all was refused.
    func results(_ key: String) -> [String] {
        guard let results = self["result"]?[key]?.array else { return [self["error"]?["code"]?.string ?? "nothing"] }
        return results.map { $0["code"]?.string ?? $0["result"]?.string ?? "" }
    }
}
