import Contracts
import Foundation
import RabbitMQ
import TestSupport
import Testing

@testable import EnrollmentService

/// 进一家门，办两家事: from one application to a person who pays, across the departments.
@Suite(.timeLimit(.minutes(5))) struct InsurancePathTests {
    @Test func fromTheApplicationToTheFirstPayment() async throws {
        try await InsuranceDesk.with { desk in
            let person = Applicant(1)
            let application = desk.application(1)
            try await desk.publish([application], by: desk.rider)
            let number = try await desk.caseNumber("RH-1")
            #expect(number.hasPrefix("SB-"))

            let eligibility = try await desk.request(desk.social, "eligibility-asked", of: number)
            #expect(eligibility["round"] == 1 && eligibility["attempt"] == 1 && eligibility["scheme"] == "pension")
            #expect(eligibility["place"] == "430102" && eligibility["answerBy"]?.string.flatMap(RFC3339.date) != nil)
            #expect(eligibility["person"]?["name"]?.string == person.name)
            #expect(eligibility["person"]?["identity"]?["number"]?.string == person.number)
            #expect(eligibility["person"]?["phone"] == nil, "no more than the question needs")
            try await desk.answerEligibility(number)

            let quoted = try await find("the quote") { desk.rider.events.first { $0.type == "insurance.quoted.v1" } }
            #expect(quoted.data["office"] == "芙蓉区社保中心" && quoted.data["minimumFen"] == 360_000)
            let lowest = quoted.data["tiers"]?.array?.first
            #expect(lowest?["monthlyFen"] == 72_000 && lowest?["accountFen"] == 28_800 && lowest?["poolFen"] == 43_200)
            try await desk.send(desk.rider, "base-chosen", ["caseNumber": .string(number), "baseFen": 360_000])

            let registration = try await desk.request(desk.social, "registration-asked", of: number)
            #expect(registration["person"]?["phone"]?.string == person.phone && registration["baseFen"] == 360_000)
            #expect(registration["occupation"] == "food-delivery" && registration["frequency"] == "monthly")
            try await desk.send(
                desk.social, "registration-answered",
                InsuranceDesk.answer(number, "registered").setting("reference", to: "HN-2026-1"))

            let link = try await desk.request(desk.tax, "payment-link-asked", of: number)
            #expect(link["monthlyFen"] == 72_000 && link["registrationReference"] == "HN-2026-1")
            #expect(link["person"]?["phone"] == nil && link["person"]?["name"]?.string == person.name)
            try await desk.send(
                desk.tax, "payment-link-issued",
                ["caseNumber": .string(number), "round": 1, "url": "https://tax.example.cn/pay"])
            try await desk.stands(number, "link-ready")
            try await desk.send(desk.tax, "contribution-reported", InsuranceDesk.contribution(number))

            let completed = try await find("both ended") {
                desk.rider.events.first { $0.type == "enrollment.with-insurance-completed.v1" }
            }
            #expect(completed.data["membership"] == "accepted" && completed.subject == "\(desk.rider.name)/RH-1")
            #expect(completed.data["insurance"]?.array?.compactMap { $0["state"]?.string } == ["current"])
            try await desk.allIsSaid()
            #expect(
                desk.heard(desk.rider, of: number) == [
                    "case-changed eligibility-asked", "case-changed quoted", "quoted",
                    "case-changed registration-asked", "case-changed payment-link-asked", "case-changed link-ready",
                    "contribution-recorded", "case-changed current",
                ])
            let told = desk.rider.events.filter { $0.type.hasPrefix("insurance.") }
            #expect(told.allSatisfy { $0.correlationID == application.id && $0.subject == number })
            #expect(
                told.first { $0.data["state"] == "link-ready" }?.data["paymentLink"]?["url"]
                    == "https://tax.example.cn/pay")
            // Each request in the queue of who was asked, and in no other.
            #expect(try desk.requests(desk.tax, "payment-link-asked", of: number).count == 1)
            for (office, types) in [
                (desk.social, ["insurance.eligibility-asked.v1", "insurance.registration-asked.v1"]),
                (desk.tax, ["insurance.payment-link-asked.v1"]),
            ] {
                #expect(office.events.map(\.type) == types)
            }
            #expect(
                try await desk.site.database.values(
                    "select action from audit_log where subject = '\(number)' order by id", as: String.self)
                    == [
                        "insurance.opened", "insurance.eligibility-answered", "insurance.base-chosen",
                        "insurance.registration-answered", "insurance.payment-link-issued",
                        "insurance.contribution-reported",
                    ])
        }
    }

    /// Whatever is asked, repeated, put aside or refused: nobody's data stands plain anywhere.
    @Test func nothingPersonalStandsAnywhere() async throws {
        try await InsuranceDesk.with { desk in
            let person = Applicant(41)
            let secrets = [person.name, person.number, person.phone]
            let number = try await desk.enrol(41..<42)[0]
            // Asked again, and asked of a department that has no queue: the request is kept, sealed.
            _ = try await desk.request(desk.social, "eligibility-asked", of: number)
            try await desk.letTimePass()
            _ = try await desk.request(desk.social, "eligibility-asked", of: number, count: 2)
            let absent = "social-\(uniqueToken())"
            try await desk.site.register(absent, types: InsuranceDesk.types)
            let key = try await desk.site.ask(
                "departments.key", ["name": .string(absent), "publicKey": .string(TestRecipient().pem)])
            #expect(key["ok"]?.bool == true)
            try await desk.site.database.run(
                "update office set department = '\(absent)' where role = 'human-resources'")
            _ = try await desk.enrol(42..<43)
            try await eventually("put aside", within: .seconds(20)) {
                try await desk.site.database.count("undelivered_request") == 1
            }
            // Refused for what no reason may quote.
            var refused = InsuranceDesk.answer(number, "not-eligible")
            refused = refused.setting("reason", to: .string("本人\(person.number)"))
            let id = try await desk.send(desk.social, "eligibility-answered", refused)
            #expect(try await desk.refusals(desk.social, to: id) == ["identifier-personal"])
            try await desk.answerEligibility(number, "already-insured")
            try await desk.stands(number, "already-insured")
            try await desk.allIsSaid()

            let events = try await desk.site.eventLog()
                .map { String(decoding: $0.body, as: UTF8.self) + $0.routingKey }
            #expect(events.contains { $0.contains("insurance.case-changed.v1") })
            #expect(!events.contains { $0.contains("-asked.v1") }, "a request is not in the log")
            for secret in secrets + [Applicant(42).name, Applicant(42).number, Applicant(42).phone] {
                #expect(try await desk.site.database.columnsHolding(secret) == [], "\(secret)")
                #expect(!desk.log.text.contains(secret))
                #expect(!events.contains { $0.contains(secret) })
                for department in [desk.rider, desk.social, desk.tax] {
                    #expect(
                        !department.events.contains {
                            String(decoding: $0.structured.serialized(), as: UTF8.self).contains(secret)
                        })
                }
            }
        }
    }

    /// What a union reviews itself opens its case with the approval, and what it refuses none.
    @Test func anApprovalOpensTheCase() async throws {
        try await InsuranceDesk.with { desk in
            try await TestOperator.with(at: desk.site) { reviewer in
                let added = try await desk.site.ask(
                    "reviewers.register",
                    [
                        "name": .string(reviewer.name), "places": ["430100"],
                        "identity": ["type": "resident-id", "number": .string(Applicant(900).number)],
                    ])
                #expect(added["ok"]?.bool == true)
                let applications = (1...2).map { desk.application($0, union: TestSite.reviewing) }
                try await desk.publish(applications, by: desk.rider)
                for event in applications {
                    #expect(try await desk.rider.answer(to: event.id).outcome == "pending")
                }
                #expect(try await desk.site.database.count("insurance_case") == 0)
                #expect(
                    try await reviewer.decide("applications.decide", "approve", desk.rider, ["RH-1"]) == ["accepted"])
                #expect(
                    try await reviewer.decide(
                        "applications.decide", "reject", desk.rider, ["RH-2"],
                        reasons: [["code": "review-outside-union"]]) == ["rejected"])
                let number = try await desk.caseNumber("RH-1")
                _ = try await desk.request(desk.social, "eligibility-asked", of: number)
                try await desk.allIsSaid()
                #expect(try await desk.site.database.count("insurance_case") == 1)
                let answers = desk.rider.answers(to: applications[0].id).map(\.type)
                #expect(
                    answers == ["enrollment.pending.v1", "enrollment.accepted.v1", "insurance.case-changed.v1"])
                // Approved once more, nothing more is opened.
                #expect(
                    try await reviewer.decide("applications.decide", "approve", desk.rider, ["RH-1"])
                        == ["application-decided"])
                #expect(try desk.requests(desk.social, "eligibility-asked", of: number).count == 1)
            }
        }
    }

    /// A second application of the person, and another department's: one case, and each hears how it is.
    @Test func thereIsOneCaseForEachPersonAndScheme() async throws {
        try await InsuranceDesk.with { desk in
            let number = try await desk.enrol(1..<2)[0]
            let again = desk.rider.event(
                Applicant(1).application("RH-9", union: TestSite.riders)
                    .setting("socialInsurance", to: ["schemes": ["pension"]]))
            try await desk.publish([again], by: desk.rider)
            let told = try await find("it is told") {
                desk.rider.answers(to: again.id).first { $0.type == "insurance.case-changed.v1" }
            }
            #expect(told.data["existing"] == true && told.data["caseNumber"]?.string == number)
            let foreign = desk.tax.event(
                Applicant(1).application("T-1", union: TestSite.riders)
                    .setting("socialInsurance", to: ["schemes": ["pension"]]))
            try await desk.publish([foreign], by: desk.tax)
            #expect(try await desk.refusals(desk.tax, to: foreign.id) == ["case-elsewhere"])
            let later = try await desk.send(
                desk.tax, "assistance-requested", ["applicationNumber": "T-1", "schemes": ["pension", "medical"]])
            #expect(try await desk.refusals(desk.tax, to: later) == ["case-elsewhere"])
            #expect(desk.tax.answers(to: later).contains { $0.data["scheme"] == "medical" })
            #expect(try await desk.site.database.count("insurance_case") == 2)
            #expect(
                !desk.tax.events.contains {
                    String(decoding: $0.structured.serialized(), as: UTF8.self).contains(number)
                })
        }
    }
}
