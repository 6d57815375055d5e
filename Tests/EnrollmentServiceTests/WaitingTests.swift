import Contracts
import Foundation
import TestSupport
import Testing

@testable import EnrollmentService

/// An application may come before its union is on record.
@Suite(.timeLimit(.minutes(5))) struct WaitingTests {
    private static let coming = "HN-430102-8888"

    @Test func aUnionThatIsRegisteredMeanwhileTakesTheMember() async throws {
        try await TestSite.withEnrollment { site, department, log in
            let id = try await department.publish(Applicant(1).application("RH-1", union: WaitingTests.coming))
            try await eventually("it waits") {
                log.lines.contains { $0["event"]?.string == id && $0["outcome"]?.string == "waiting" }
            }
            try await site.open(WaitingTests.coming)
            let answer = try await department.answer(to: id)
            #expect(answer.outcome == "accepted")
            #expect(answer.data["union"]?.string == WaitingTests.coming)
        }
    }

    @Test func aUnionThatStaysUnknownIsAReasonToRefuse() async throws {
        try await TestSite.withEnrollment { site, department, log in
            let applicant = Applicant(1)
            let id = try await department.publish(applicant.application("RH-1", union: WaitingTests.coming))
            #expect(try await department.answer(to: id).reasons == ["union-unknown"])
            let waits = log.lines.filter { $0["event"]?.string == id }.compactMap { $0["outcome"]?.string }
            #expect(waits == ["waiting", "rejected"])
            // The same content under the same number was decided; corrected, it returns.
            try await site.open(WaitingTests.coming)
            let corrected = try await department.apply(applicant.application("RH-1", union: TestSite.riders))
            #expect(corrected.outcome == "accepted")
            let other = try await department.apply(Applicant(2).application("RH-2", union: WaitingTests.coming))
            #expect(other.outcome == "accepted")
        }
    }
}

extension TestSite {
    fileprivate func open(_ union: String) async throws {
        try await database.run(
            """
            insert into organization (code, name, kind, division, review_policy, holding_pool, status)
            values ('\(union)', '某工会', 'township', '430102', 'automatic', false, 'open')
            """)
    }
}
