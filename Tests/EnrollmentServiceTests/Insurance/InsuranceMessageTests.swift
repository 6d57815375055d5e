import Contracts
import Foundation
import TestSupport
import Testing

@testable import EnrollmentService

/// Messages about cases: twice, in one batch, in another order, too late, of somebody else, and with poison among them.
@Suite(.timeLimit(.minutes(5))) struct InsuranceMessageTests {
    /// Every message of the whole path four times, three of them in one batch: everything happens once.
    @Test func everythingSentOftenHappensOnce() async throws {
        try await InsuranceDesk.with { desk in
            let application = desk.application(1, consents: [])
            try await desk.publish([application], by: desk.rider)
            try await desk.publishTogether([application, application], by: desk.rider)
            let number = try await desk.caseNumber("RH-1")
            try await desk.sendOften(desk.rider, "consent-given", InsuranceDesk.consent(number))
            try await desk.sendOften(
                desk.rider, "assistance-requested", ["applicationNumber": "RH-1", "schemes": ["pension"]])
            try await desk.sendOften(
                desk.social, "eligibility-answered", InsuranceDesk.answer(number, "eligible"))
            try await desk.sendOften(desk.rider, "base-chosen", ["caseNumber": .string(number), "baseFen": 360_000])
            try await desk.sendOften(
                desk.social, "registration-answered", InsuranceDesk.answer(number, "registered"))
            try await desk.sendOften(
                desk.tax, "payment-link-issued",
                ["caseNumber": .string(number), "round": 1, "url": "https://tax.example.cn/pay"])
            try await desk.sendOften(desk.tax, "contribution-reported", InsuranceDesk.contribution(number))
            #expect(try await desk.state(number) == "current")
            try await desk.allIsSaid()
            #expect(
                desk.heard(desk.rider, of: number).filter { !$0.hasSuffix("repeated") } == [
                    "case-changed informed", "case-changed eligibility-asked", "case-changed quoted", "quoted",
                    "case-changed registration-asked", "case-changed payment-link-asked", "case-changed link-ready",
                    "contribution-recorded", "case-changed current",
                ])
            #expect(desk.heard(desk.rider, of: number).count { $0.hasSuffix("repeated") } >= 3)
            for (office, type) in [
                (desk.social, "eligibility-asked"), (desk.social, "registration-asked"),
                (desk.tax, "payment-link-asked"),
            ] {
                #expect(try desk.requests(office, type, of: number).count == 1)
            }
            #expect(try await desk.site.database.count("insurance_contribution") == 1)
            #expect(
                desk.rider.events.filter { $0.type == "enrollment.with-insurance-completed.v1" }.map(\.id).count == 1)
            #expect(try await desk.site.database.count("dead_letter") == 0)
        }
    }

    /// What comes before its time is refused, and is taken when its time has come; what comes after it changes nothing.
    @Test func inAnotherOrder() async throws {
        try await InsuranceDesk.with { desk in
            let number = try await desk.enrol(1..<2)[0]
            let base: JSON = ["caseNumber": .string(number), "baseFen": 360_000]
            let link: JSON = ["caseNumber": .string(number), "round": 1, "url": "https://tax.example.cn/pay"]
            let early: [(TestDepartment, String, JSON, String)] = [
                (desk.tax, "contribution-reported", InsuranceDesk.contribution(number), "case-state"),
                (desk.tax, "payment-link-issued", link, "not-asked"),
                (desk.social, "registration-answered", InsuranceDesk.answer(number, "registered"), "not-asked"),
                (desk.rider, "base-chosen", base, "case-state"),
                (
                    desk.social, "eligibility-answered", InsuranceDesk.answer(number, "eligible", round: 2),
                    "round-unknown"
                ),
            ]
            for (sender, type, data, code) in early {
                let id = try await desk.send(sender, type, data)
                #expect(try await desk.refusals(sender, to: id) == [code], "\(type)")
            }
            #expect(try await desk.state(number) == "eligibility-asked")
            try await desk.answerEligibility(number)
            try await desk.send(desk.rider, "base-chosen", base)
            try await desk.stands(number, "registration-asked")
            try await desk.send(desk.social, "registration-answered", InsuranceDesk.answer(number, "registered"))
            // Paid before the link was there: it is kept, and the person hears of it.
            try await desk.send(desk.tax, "contribution-reported", InsuranceDesk.contribution(number))
            try await desk.stands(number, "current")
            let late = try await desk.send(desk.tax, "payment-link-issued", link)
            let told = try await find("the link is told") {
                desk.rider.events.first { $0.data["paymentLink"] != nil && $0.causationID == late }
            }
            #expect(told.data["state"] == "current" && told.data["paymentLink"]?["url"] == link["url"])
            #expect(try await desk.state(number) == "current")
        }
    }

    /// Consents and revocations out of order: the latest of the person's words counts.
    @Test func theLatestWordCountsWheneverItComes() async throws {
        try await InsuranceDesk.with { desk in
            let numbers = try await desk.enrol(0..<2, consents: [])
            let (first, second, third) = (
                "2026-11-02T08:00:00+08:00", "2026-11-02T09:00:00+08:00", "2026-11-02T10:00:00+08:00"
            )
            func revocation(_ number: String, _ at: String) -> JSON {
                ["caseNumber": .string(number), "at": .string(at)]
            }
            try await desk.send(desk.rider, "consent-revoked", revocation(numbers[0], second))
            let overtaken = try await desk.send(
                desk.rider, "consent-given", InsuranceDesk.consent(numbers[0], at: first))
            #expect(try await desk.refusals(desk.rider, to: overtaken) == ["consent-overtaken"])
            try await desk.send(desk.rider, "consent-given", InsuranceDesk.consent(numbers[1], at: third))
            let late = try await desk.send(desk.rider, "consent-revoked", revocation(numbers[1], second))
            #expect(try await desk.refusals(desk.rider, to: late) == ["consent-overtaken"])
            #expect(try await desk.state(numbers[0]) == "revoked")
            #expect(try await desk.state(numbers[1]) == "eligibility-asked")
            try await desk.allIsSaid()
            #expect(try desk.requests(desk.social, "eligibility-asked", of: numbers[0]) == [])
            // To a text that nobody has published, or tomorrow, nobody has consented.
            for (data, code) in [
                (
                    InsuranceDesk.consent(numbers[0], at: third).setting("textVersion", to: "2019-01"),
                    "consent-text-unknown"
                ),
                (InsuranceDesk.consent(numbers[0], at: "2999-01-01T00:00:00+08:00"), "consent-time"),
            ] {
                let id = try await desk.send(desk.rider, "consent-given", data)
                #expect(try await desk.refusals(desk.rider, to: id) == [code])
            }
            #expect(try await desk.state(numbers[0]) == "revoked")
        }
    }

    /// The database refuses one of twenty in one batch: the others go on, that one is put aside, and goes on later.
    @Test func poisonCostsOnlyItself() async throws {
        try await InsuranceDesk.with { desk in
            let numbers = try await desk.enrol(0..<20)
            for number in numbers { _ = try await desk.request(desk.social, "eligibility-asked", of: number) }
            let poisoned = numbers[10]
            try await desk.site.database.run(
                """
                create function refuse() returns trigger language plpgsql as
                    $$ begin raise exception 'poison' using errcode = 'P0001'; end $$;
                create trigger poison before update on insurance_case for each row
                    when (new.id = '\(poisoned.dropFirst(3))') execute function refuse()
                """)
            let events = numbers.map {
                desk.social.event(InsuranceDesk.answer($0, "eligible"), type: "insurance.eligibility-answered.v1")
            }
            try await desk.publishTogether(events, by: desk.social)
            for number in numbers where number != poisoned { try await desk.stands(number, "quoted") }
            try await eventually("put aside", within: .seconds(60)) {
                try await desk.site.database.count("dead_letter", where: "event_id = '\(events[10].id)'") == 1
            }
            #expect(try await desk.state(poisoned) == "eligibility-asked")
            try await desk.allIsSaid()
            #expect(!desk.heard(desk.rider, of: poisoned).contains("quoted"))
            try await desk.site.database.run("drop trigger poison on insurance_case")
            let letter = try #require(try await desk.site.database.value("select id from dead_letter", as: Int.self))
            #expect(try await TestOperator.with(at: desk.site) { try await $0.retry([letter]) } == ["retrying"])
            try await desk.stands(poisoned, "quoted")
            try await desk.allIsSaid()
            for number in numbers { #expect(desk.heard(desk.rider, of: number).count { $0 == "quoted" } == 1) }
        }
    }

    /// What another department says of a case changes nothing, and it learns nothing, not even where the person lives.
    @Test func anotherDepartmentIsNotBelieved() async throws {
        try await InsuranceDesk.with { desk in
            let number = try await desk.enrol(1..<2)[0]
            let unknown = "SB-01900000-0000-7000-8000-000000000000"
            let said: [(TestDepartment, String, JSON, String)] = [
                (desk.tax, "consent-given", InsuranceDesk.consent(number), "case-unknown"),
                (
                    desk.tax, "consent-revoked", ["caseNumber": .string(number), "at": "2026-11-02T08:00:00+08:00"],
                    "case-unknown"
                ),
                (desk.social, "base-chosen", ["caseNumber": .string(number), "baseFen": 360_000], "case-unknown"),
                (desk.rider, "eligibility-answered", InsuranceDesk.answer(number, "eligible"), "not-asked"),
                (desk.tax, "eligibility-answered", InsuranceDesk.answer(number, "eligible"), "not-asked"),
                (desk.rider, "registration-answered", InsuranceDesk.answer(number, "registered"), "not-asked"),
                (desk.rider, "contribution-reported", InsuranceDesk.contribution(number), "not-asked"),
                (desk.social, "contribution-reported", InsuranceDesk.contribution(number), "not-asked"),
                (desk.rider, "base-chosen", ["caseNumber": .string(unknown), "baseFen": 360_000], "case-unknown"),
            ]
            let before = try await desk.site.database.value(
                "select insurance_case::text from insurance_case", as: String.self)
            for (sender, type, data, code) in said {
                let id = try await desk.send(sender, type, data)
                #expect(try await desk.refusals(sender, to: id) == [code], "\(type)")
            }
            let after = try await desk.site.database.value(
                "select insurance_case::text from insurance_case", as: String.self)
            #expect(after == before && before != nil)
            let refusals = try await desk.site.eventLog()
                .filter { $0.routingKey.hasPrefix("insurance.refused.v1") }
            #expect(refusals.count == said.count)
            #expect(refusals.allSatisfy { $0.routingKey.hasPrefix("insurance.refused.v1.00.00.00.") })
            #expect(
                desk.log.lines.filter { $0["outcome"] == "refused" }.allSatisfy {
                    $0["place"] == nil || $0["place"] == .null
                })
            #expect(try await desk.site.database.count("audit_log", where: "subject = '\(number)'") == 1)
        }
    }

    /// A revocation takes the open question back; afterwards nobody is asked anything until there is a later consent.
    @Test func aRevocationStopsEverything() async throws {
        try await InsuranceDesk.with { desk in
            let numbers = try await desk.enrol(0..<3)
            try await desk.answerEligibility(numbers[1])
            try await desk.send(desk.rider, "base-chosen", ["caseNumber": .string(numbers[1]), "baseFen": 360_000])
            try await desk.stands(numbers[1], "registration-asked")
            try await desk.answerEligibility(numbers[2])
            try await desk.send(desk.rider, "base-chosen", ["caseNumber": .string(numbers[2]), "baseFen": 360_000])
            try await desk.send(desk.social, "registration-answered", InsuranceDesk.answer(numbers[2], "registered"))
            try await desk.stands(numbers[2], "payment-link-asked")
            for number in numbers {
                try await desk.send(
                    desk.rider, "consent-revoked", ["caseNumber": .string(number), "at": "2026-11-03T08:00:00+08:00"])
                try await desk.stands(number, "revoked")
            }
            for (number, office) in zip(numbers, [desk.social, desk.social, desk.tax]) {
                let withdrawn = try await desk.request(office, "request-withdrawn", of: number)
                #expect(
                    withdrawn == ["caseNumber": .string(number), "round": 1, "why": "consent-revoked"], "and no person")
            }
            try await desk.allIsSaid()
            let asked = desk.social.events.count + desk.tax.events.count
            // Late answers, deadlines, an operator's retry: nothing asks any more.
            let late = try await desk.send(
                desk.social, "eligibility-answered", InsuranceDesk.answer(numbers[0], "eligible"))
            #expect(try await desk.refusals(desk.social, to: late) == ["case-revoked"])
            try await desk.site.database.run("update insurance_case set due_at = now() - interval '1 second'")
            try await eventually("looked at", within: .seconds(20)) {
                try await desk.site.database.count("insurance_case", where: "due_at is not null") == 0
            }
            let again = try await desk.send(
                desk.rider, "assistance-requested", ["applicationNumber": "RH-0", "schemes": ["pension"]])
            try await desk.handled(again)
            let consented = try await desk.send(
                desk.rider, "base-chosen", ["caseNumber": .string(numbers[1]), "baseFen": 360_000])
            #expect(try await desk.refusals(desk.rider, to: consented) == ["case-revoked"])
            try await desk.allIsSaid()
            let offices = {
                desk.social.events.filter { $0.data["ciphertext"] != nil }.count
                    + desk.tax.events.filter { $0.data["ciphertext"] != nil }.count
            }
            #expect(offices() == asked)
            for number in numbers { #expect(try await desk.state(number) == "revoked") }
            // A later consent begins anew, in a new round.
            try await desk.send(
                desk.rider, "consent-given", InsuranceDesk.consent(numbers[0], at: "2026-11-04T08:00:00+08:00"))
            let anew = try await desk.request(desk.social, "eligibility-asked", of: numbers[0], count: 2)
            #expect(anew["round"] == 2 && anew["attempt"] == 1)
            let overtaken = try await desk.send(
                desk.social, "eligibility-answered", InsuranceDesk.answer(numbers[0], "eligible", round: 1))
            #expect(try await desk.refusals(desk.social, to: overtaken) == ["step-overtaken"])
        }
    }
}
