import Contracts
import Foundation
import RabbitMQ
import TestSupport
import Testing

@testable import EnrollmentService

/// From the department's message to the outcome in its queue, over the real broker and database.
@Suite(.timeLimit(.minutes(5))) struct OutcomeTests {
    @Test func aNamedUnionAccepts() async throws {
        try await TestSite.withEnrollment { site, department, _ in
            let id = try await department.publish(Applicant(1).application("RH-1", union: TestSite.riders))
            let outcome = try await department.answer(to: id)
            #expect(outcome.type == "enrollment.accepted.v1")
            #expect(outcome.data["applicationNumber"]?.string == "RH-1")
            #expect(outcome.data["union"]?.string == TestSite.riders)
            #expect(outcome.data["holdingPool"]?.bool == false)
            #expect(outcome.data["memberId"]?.string.flatMap { MemberID($0) } != nil)
            #expect(outcome.data["cardNumber"]?.string.flatMap { CardNumber($0) } != nil)
            #expect(outcome.data["joinedOn"]?.string == "\(CivilDate(inChinaAt: Date()))")
            #expect(outcome.correlationID == id)
            #expect(outcome.subject == "\(department.name)/RH-1")
            #expect(try await site.database.count("membership") == 1)
            #expect(try await site.database.count("person") == 1)
        }
    }

    @Test func withoutUnionTheHoldingPoolOfTheCountyTakesOne() async throws {
        try await TestSite.withEnrollment { _, department, _ in
            let outcome = try await department.apply(Applicant(1).application("RH-1", residence: "430121"))
            #expect(outcome.outcome == "accepted")
            #expect(outcome.data["union"]?.string == "HN-430121-POOL")
            #expect(outcome.data["holdingPool"]?.bool == true)
        }
    }

    @Test func aUnionThatReviewsKeepsItPending() async throws {
        try await TestSite.withEnrollment { site, department, _ in
            let outcome = try await department.apply(
                Applicant(1).application("RH-1", residence: "430103", union: TestSite.reviewing))
            #expect(outcome.outcome == "pending")
            #expect(outcome.data["union"]?.string == TestSite.reviewing)
            #expect(try await site.database.count("membership") == 0)
            #expect(try await site.database.value("select state from application", as: String.self) == "pending")
        }
    }

    @Test func aMemberElsewhereIsProposedATransferAndNothingIsTold() async throws {
        try await TestSite.withEnrollment { site, department, _ in
            let first = try await department.apply(Applicant(1).application("RH-1", union: TestSite.riders))
            let second = try await department.apply(Applicant(1).application("RH-2", residence: "430121"))
            #expect(second.outcome == "transfer-proposed")
            #expect(second.data["union"] == nil)
            #expect(second.data["memberId"] == nil)
            let same = try await department.apply(Applicant(1).application("RH-3", union: TestSite.riders))
            #expect(same.outcome == "accepted")
            #expect(same.data["existing"]?.bool == true)
            #expect(same.data["memberId"] == nil)
            let told = try await department.apply(
                Applicant(1).application(
                    "RH-4", union: TestSite.riders, consents: ["membership", "membership-disclosure"]))
            #expect(told.data["memberId"] == first.data["memberId"])
            // The consent is on record for this department from now on.
            let later = try await department.apply(Applicant(1).application("RH-5", residence: "430121"))
            #expect(later.outcome == "transfer-proposed")
            #expect(later.data["memberId"] == first.data["memberId"])
            #expect(try await site.database.count("membership") == 1)
        }
    }

    @Test func allReasonsComeAtOnce() async throws {
        try await TestSite.withEnrollment { site, department, _ in
            var applicant = Applicant(1)
            applicant.number = String(applicant.number.dropLast()) + (applicant.number.hasSuffix("1") ? "2" : "1")
            applicant.phone = "12345"
            let outcome = try await department.apply(
                applicant.application("RH-1", union: "HN-999999-0001", consents: []))
            #expect(outcome.outcome == "rejected")
            #expect(
                Set(outcome.reasons).isSuperset(of: ["id-checksum", "phone-format", "union-unknown", "consent-missing"])
            )
            let texts = outcome.data["reasons"]?.array?.first?["message"]
            #expect(texts?["zh"]?.string?.isEmpty == false)
            #expect(texts?["en"]?.string?.isEmpty == false)
            #expect(try await site.database.count("person") == 0)
        }
    }

    @Test func aDepartmentActsInItsPlacesOnly() async throws {
        try await TestSite.withEnrollment { site, _, _ in
            try await TestDepartment.with(at: site.broker) { changsha in
                try await site.register(changsha.name, places: ["430100"])
                let inside = try await changsha.apply(Applicant(1).application("RH-1", residence: "430102"))
                #expect(inside.outcome == "accepted")
                let outside = try await changsha.apply(Applicant(2).application("RH-2", residence: "430202"))
                #expect(outside.reasons == ["scope-exceeded"])
            }
        }
    }

    @Test func theSameAgainGetsTheSameOutcomeAndChangesNothing() async throws {
        try await TestSite.withEnrollment { site, department, _ in
            let application = Applicant(1).application("RH-1")
            let first = try await department.apply(application)
            let again = try await department.apply(application)
            #expect(again.type == first.type)
            #expect(again.data["repeated"]?.bool == true)
            #expect(again.data["memberId"] == first.data["memberId"])
            #expect(again.data["cardNumber"] == first.data["cardNumber"])
            let reused = try await department.apply(Applicant(2).application("RH-1"))
            #expect(reused.reasons == ["application-number-reused"])
            #expect(try await department.apply(application).data["memberId"] == first.data["memberId"])
            #expect(try await site.database.count("membership") == 1)
            #expect(try await site.database.count("application") == 1)
            #expect(try await site.database.count("audit_log", where: "action like 'enrollment.%'") == 2)
        }
    }

    @Test func aDuplicateMessageHasOneOutcome() async throws {
        try await TestSite.withEnrollment { site, department, _ in
            let event = department.event(Applicant(1).application("RH-1"))
            try await department.publish([event, event])
            try await department.publish([event])
            _ = try await department.apply(Applicant(2).application("RH-2"))
            #expect(department.answers(to: event.id).count == 1)
            #expect(try await site.database.count("membership") == 2)
        }
    }

    @Test func aRejectedApplicationReturnsCorrected() async throws {
        try await TestSite.withEnrollment { site, department, _ in
            var wrong = Applicant(1)
            wrong.phone = "1"
            #expect(try await department.apply(wrong.application("RH-1")).outcome == "rejected")
            #expect(try await department.apply(wrong.application("RH-1")).data["repeated"]?.bool == true)
            let corrected = try await department.apply(Applicant(1).application("RH-1"))
            #expect(corrected.outcome == "accepted")
            #expect(corrected.data["repeated"]?.bool != true)
            #expect(try await site.database.values("select state from application", as: String.self) == ["accepted"])
        }
    }

    @Test func rejectedAndCorrectedInOneBatch() async throws {
        try await TestSite.withEnrollment { site, department, _ in
            var wrong = Applicant(1)
            wrong.phone = "1"
            let events = [wrong, Applicant(1), Applicant(1)].map { department.event($0.application("RH-1")) }
            try await department.publish([
                department.message(
                    JSON.array(events.map(\.structured)).serialized(),
                    contentType: "application/cloudevents-batch+json")
            ])
            #expect(try await department.answer(to: events[0].id).outcome == "rejected")
            #expect(try await department.answer(to: events[1].id).outcome == "accepted")
            #expect(try await department.answer(to: events[2].id).data["repeated"]?.bool == true)
            #expect(try await site.database.values("select state from application", as: String.self) == ["accepted"])
        }
    }

    @Test func theRoutingKeyNamesPlaceAndDepartment() async throws {
        try await TestSite.withEnrollment { site, department, _ in
            try await site.broker.declareQueue("changsha")
            try await site.broker.bind("changsha", to: "events", "#.43.01.#")
            _ = try await department.apply(Applicant(1).application("RH-1", residence: "430121"))
            _ = try await department.apply(Applicant(2).application("RH-2", residence: "430202"))
            let channel = RabbitMQ.Channel(to: try site.broker.administrator, name: "test")
            try await channel.open()
            try await channel.consume(queue: "changsha", prefetch: 10)
            let delivery = try #require(try await channel.deliveries(limit: 10).first)
            #expect(delivery.routingKey == "enrollment.accepted.v1.43.01.21.\(department.name)")
            #expect(delivery.properties.userID == site.user.name)
            #expect(try await site.broker.ready(in: "changsha") == 0)
            await channel.close()
        }
    }
}
