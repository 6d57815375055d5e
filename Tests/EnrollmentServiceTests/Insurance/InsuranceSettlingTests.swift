import Contracts
import Foundation
import TestSupport
import Testing

@testable import EnrollmentService

/// Contributions are counted once, and how both legs ended is told once.
@Suite(.timeLimit(.minutes(5))) struct InsuranceSettlingTests {
    @Test func aContributionCountsOnce() async throws {
        try await InsuranceDesk.with { desk in
            try await desk.site.broker.bind("department.\(desk.rider.name)", to: "events", "insurance.stalled.v1.#")
            let number = try await desk.enrol(1..<2)[0]
            try await desk.lead(number)
            try await desk.send(desk.tax, "contribution-reported", InsuranceDesk.contribution(number))
            try await desk.stands(number, "current")
            let again = try await desk.send(desk.tax, "contribution-reported", InsuranceDesk.contribution(number))
            let repeated = try await find("it is on record") { desk.tax.answers(to: again).first }
            #expect(repeated.type == "insurance.contribution-recorded.v1" && repeated.data["repeated"] == true)
            for (data, code) in [
                (InsuranceDesk.contribution(number, amount: 72_001), "contribution-reference-reused"),
                (InsuranceDesk.contribution(number, reference: "T-2"), "contribution-period-covered"),
                (InsuranceDesk.contribution(number, reference: "T-3", amount: 71_000), "amount-mismatch"),
                (
                    InsuranceDesk.contribution(number, reference: "T-4", amount: 864_000, months: 12),
                    "contribution-year-end"
                ),
            ] {
                // Where the year begins, twelve months are a year.
                if code == "contribution-year-end", InsuranceDesk.month.hasSuffix("-01") { continue }
                let id = try await desk.send(desk.tax, "contribution-reported", data)
                #expect(try await desk.refusals(desk.tax, to: id) == [code])
            }
            // A month paid for under two references: a person looks.
            try await eventually("a person looks") {
                desk.rider.events.contains {
                    $0.type == "insurance.stalled.v1" && $0.data["reason"] == "contribution-period-covered"
                }
            }
            // Two of one month in one message: one counts.
            try await desk.allIsSaid()
            #expect(try await desk.site.database.count("insurance_contribution") == 1)
            #expect(desk.heard(desk.rider, of: number).count { $0 == "contribution-recorded" } == 1)
        }
    }

    /// The first two of one month come in one batch.
    @Test func ofTwoForOneMonthInOneBatchOneCounts() async throws {
        try await InsuranceDesk.with { desk in
            let number = try await desk.enrol(1..<2)[0]
            try await desk.lead(number)
            let events = ["T-1", "T-2"].map {
                desk.tax.event(
                    InsuranceDesk.contribution(number, reference: $0), type: "insurance.contribution-reported.v1")
            }
            try await desk.publishTogether(events, by: desk.tax)
            #expect(try await desk.refusals(desk.tax, to: events[1].id) == ["contribution-period-covered"])
            #expect(
                try await desk.site.database.values("select reference from insurance_contribution", as: String.self)
                    == ["T-1"])
        }
    }

    /// Two replicas settle the last two cases of one application at the same time: it is told once, with both.
    @Test func bothLegsAreToldOnce() async throws {
        try await InsuranceDesk.with { desk in
            let count = 40
            try await desk.publish(
                (0..<count).map { desk.application($0, schemes: ["pension", "medical"]) }, by: desk.rider)
            var cases: [(pension: String, medical: String)] = []
            for index in 0..<count {
                cases.append(
                    (try await desk.caseNumber("RH-\(index)"), try await desk.caseNumber("RH-\(index)", "medical")))
            }
            let (second, log) = try await desk.site.enrollment()
            try await RunningServices.with(second) { _ in
                try await eventually("the second replica is at work", within: .seconds(20)) {
                    let queue = try await desk.site.broker.management.get(
                        "/api/queues/\(desk.site.broker.virtualHost)/enrollment")
                    return queue["consumers"]?.integer == 2
                }
                // One message each, turn by turn: the two of one application go to two replicas, mostly.
                let answers = cases.flatMap { [$0.pension, $0.medical] }.map {
                    desk.social.event(
                        InsuranceDesk.answer($0, "not-eligible"), type: "insurance.eligibility-answered.v1")
                }
                try await desk.publish(answers, by: desk.social)
                try await eventually("all has settled", within: .seconds(30)) {
                    try await desk.site.database.count("insurance_case", where: "state = 'not-eligible'") == 2 * count
                }
                try await desk.allIsSaid()
            }
            let shares = [desk.log, log].map { log in
                log.lines.count { $0["department"]?.string == desk.social.name && $0["outcome"] == "not-eligible" }
            }
            #expect(shares.reduce(0, +) == 2 * count && shares.allSatisfy { $0 > 0 }, "both were at work: \(shares)")
            try await eventually("all is told") {
                Set(completions(desk).compactMap { $0.data["applicationNumber"]?.string }).count == count
            }
            #expect(completions(desk).count == count)
            for event in completions(desk) {
                #expect(
                    event.data["insurance"]?.array?.compactMap { $0["state"]?.string } == [
                        "not-eligible", "not-eligible",
                    ])
            }
            #expect(try await desk.site.database.count("insurance_application", where: "told") == 2 * count)
        }
    }

    private func completions(_ desk: InsuranceDesk) -> [CloudEvent] { completions(desk.rider) }

    private func completions(_ department: TestDepartment) -> [CloudEvent] {
        var seen: Set<String> = []
        return department.events.filter {
            $0.type == "enrollment.with-insurance-completed.v1" && seen.insert($0.id).inserted
        }
    }

    /// One person's case that three applications have asked for, of two departments: each is told once, of what it follows.
    @Test func everyApplicationIsToldOnce() async throws {
        try await InsuranceDesk.with { desk in
            let number = try await desk.enrol(1..<2)[0]
            func application(_ applicationNumber: String, from department: TestDepartment) -> CloudEvent {
                department.event(
                    Applicant(1).application(applicationNumber, union: TestSite.riders)
                        .setting("socialInsurance", to: ["schemes": ["pension"]]))
            }
            let second = application("RH-9", from: desk.rider)
            let foreign = application("T-1", from: desk.tax)
            try await desk.publish([second], by: desk.rider)
            try await desk.publish([foreign], by: desk.tax)
            #expect(try await desk.refusals(desk.tax, to: foreign.id) == ["case-elsewhere"])
            try await find("the second hears of the case") {
                desk.rider.answers(to: second.id).first { $0.data["existing"] == true }
            }
            try await desk.allIsSaid()
            #expect(completions(desk.rider).isEmpty && completions(desk.tax).isEmpty)
            try await desk.answerEligibility(number, "not-eligible")
            try await eventually("all are told") {
                completions(desk.rider).count == 2 && completions(desk.tax).count == 1
            }
            // One that asks when it has ended is told at once, and sent again nobody is told again.
            let third = application("RH-10", from: desk.rider)
            try await desk.publish([second, second], by: desk.rider)
            try await desk.publish([foreign], by: desk.tax)
            try await desk.handled(
                try await desk.send(
                    desk.rider, "assistance-requested", ["applicationNumber": "RH-9", "schemes": ["pension"]]))
            try await desk.publish([third], by: desk.rider)
            // It begins anew, as the person asks for it once more: round 2 ends for the third alone.
            _ = try await desk.request(desk.social, "eligibility-asked", of: number, count: 2)
            try await desk.answerEligibility(number, "already-insured", round: 2)
            try await eventually("the third is told") { completions(desk.rider).count == 3 }
            try await desk.allIsSaid()
            #expect(
                completions(desk.rider).compactMap { $0.data["applicationNumber"]?.string } == [
                    "RH-1", "RH-9", "RH-10",
                ])
            #expect(
                completions(desk.rider).map { $0.data["insurance"]?.array?.first?["state"]?.string } == [
                    "not-eligible", "not-eligible", "already-insured",
                ])
            #expect(completions(desk.tax).map { $0.data["insurance"] } == [[]], "another's case is not its to know")
        }
    }

    /// 人社 grants subsidies to what 医保 insures as well, and 医保 is not believed about them.
    @Test func theLabourOfficeGrantsSubsidiesToMedicalInsuranceToo() async throws {
        try await InsuranceDesk.with { desk in
            let medical = desk.tax
            try await desk.site.database.run(
                "update office set department = '\(medical.name)' where role = 'medical'")
            let number = try await desk.enrol(1..<2, scheme: "medical", base: 360_000)[0]
            try await desk.send(medical, "eligibility-answered", InsuranceDesk.answer(number, "eligible"))
            try await desk.stands(number, "registration-asked")
            try await desk.send(medical, "registration-answered", InsuranceDesk.answer(number, "registered"))
            try await desk.stands(number, "payment-link-asked")
            let subsidy: JSON = [
                "caseNumber": .string(number), "kind": "graduate", "basis": "先缴后补", "from": "2026-11", "months": 12,
                "reference": "B-1",
            ]
            let refused = try await desk.send(medical, "subsidy-recorded", subsidy)
            #expect(try await desk.refusals(medical, to: refused) == ["not-asked"])
            try await desk.send(desk.social, "subsidy-recorded", subsidy)
            try await find("it is noted") { desk.rider.events.first { $0.type == "insurance.subsidy-noted.v1" } }
            #expect(
                try await desk.site.database.values("select reported_by from insurance_subsidy", as: String.self)
                    == [desk.social.name])
        }
    }

    /// What is left out, and what differs from the choice, is told, shown and kept.
    @Test func aMonthLeftOutIsNamed() async throws {
        // Where the year begins there are no three months of it.
        guard let third = Month(InsuranceDesk.month), third.month >= 3 else { return }
        try await InsuranceDesk.with { desk in
            let number = try await desk.enrol(1..<2)[0]
            try await desk.lead(number)
            func report(_ month: Month, base: Int64 = 360_000) async throws {
                let data = InsuranceDesk.contribution(number, reference: "T-\(month)", amount: base / 5)
                    .setting("period", to: .string(month.text)).setting("baseFen", to: .integer(base))
                try await desk.handled(try await desk.send(desk.tax, "contribution-reported", data))
            }
            try await report(third.advanced(by: -2))
            try await report(third, base: 400_000)
            try await desk.stands(number, "arrears")
            let gap = third.advanced(by: -1)
            let told = try await find("what is owed") { desk.rider.events.first { $0.data["state"] == "arrears" } }
            #expect(told.data["missingMonths"] == [.string(gap.text)])
            let recorded = try await find("what was recorded") {
                desk.rider.events.first { $0.data["period"] == .string(third.text) }
            }
            #expect(recorded.data["warnings"]?.array?.compactMap { $0["code"]?.string } == ["base-mismatch"])
            #expect(recorded.data["missingMonths"] == [.string(gap.text)])
            #expect(recorded.data["paidThrough"] == .string(third.advanced(by: -2).text))
            let shown = try await desk.site.ask("insurance.show", ["caseNumber": .string(number)])
            #expect(shown["result"]?["owedMonths"] == [.string(gap.text)], "\(shown)")
            #expect(
                shown["result"]?["contributions"]?.array?.map { $0["warnings"] } == [[], ["base-mismatch"]], "\(shown)")
            try await report(gap)
            try await desk.stands(number, "current")
        }
    }

    /// 职业伤害保障 ends with the application: what the platform alone pays for is shown, and nobody is asked.
    @Test func platformCoverEndsAtOnce() async throws {
        try await InsuranceDesk.with { desk in
            let application = desk.application(1, schemes: ["occupational-injury"])
            try await desk.publish([application], by: desk.rider)
            try await find("both ended") { completions(desk).first }
            try await desk.allIsSaid()
            #expect(
                desk.rider.answers(to: application.id).map(\.type) == [
                    "enrollment.accepted.v1", "insurance.case-changed.v1", "enrollment.with-insurance-completed.v1",
                ])
            #expect(desk.social.events.isEmpty && desk.tax.events.isEmpty)
            // What the platform pays is shown, in fen: 0.07 元 an order.
            let number = try await desk.caseNumber("RH-1", "occupational-injury")
            let shown = try await desk.site.ask("insurance.show", ["caseNumber": .string(number)])
            #expect(
                shown["result"]?["platformCover"] == ["industry": "instant-delivery", "thousandOrdersFen": 7_000],
                "\(shown)")
        }
    }
}
