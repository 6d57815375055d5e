import Contracts
import Foundation
import Testing

@testable import Operator

/// `applications approve|return|reject`: what is chosen, how it is asked, and what is said of it.
@Suite struct ReviewTests {
    private static func references(_ count: Int) -> [ApplicationReference] {
        (0..<count).map { ApplicationReference(department: "tax-hunan", number: "RH-\($0)") }
    }

    /// What a service answers that decides everything in one way, but for certain numbers.
    private static func decided(
        _ asked: ScriptedService.Asked, _ result: String, refused: [String: String] = [:]
    ) -> JSON {
        ScriptedService.result([
            "applications": .array(
                (asked.arguments["applications"]?.array ?? []).map { application in
                    guard let code = refused[application["number"]?.string ?? ""] else {
                        return application.setting("result", to: .string(result))
                    }
                    return application.setting("result", to: "refused").setting("code", to: .string(code))
                        .setting("message", to: ["zh": "不在\u{1B}[31m范围", "en": "Out of\u{1B}[31m scope."])
                })
        ])
    }

    @Test func `Applications are named or chosen by a filter, never both, never by saying nothing`() throws {
        func parses(_ words: [String]) -> Bool {
            (try? UnionCtl.parseAsRoot(["applications", "approve"] + words)) is ApproveApplications
        }
        #expect(parses(["tax-hunan/RH-1", "bank/2", "--why", "complete"]))
        #expect(parses(["--union", "HN-430102-0007", "--why", "complete"]))
        #expect(parses(["--all", "--why", "complete"]))
        #expect(parses(["--overdue", "--all", "--why", "complete", "--json"]))
        #expect(!parses(["--why", "complete"]))
        #expect(!parses(["tax-hunan/RH-1"]))
        #expect(!parses(["tax-hunan/RH-1", "--all", "--why", "complete"]))
        #expect(!parses(["tax-hunan/RH-1", "--place", "430100", "--why", "complete"]))
        #expect(!parses(["RH-1", "--why", "complete"]))
        #expect(!parses(["tax-hunan/RH-1", "--why", "x", "--because", "review-declined"]))
        #expect(!parses(["--all", "--state", "rejected", "--why", "x"]))
    }

    @Test func `Who does not approve says to the department why not`() throws {
        let words = ["tax-hunan/RH-1", "--why", "seen", "--because"]
        let reasons = ["review-materials-missing:employer.uscc", "review-work-unconfirmed"]
        let returned = try #require(
            try UnionCtl.parseAsRoot(["applications", "return"] + words + reasons) as? ReturnApplications)
        #expect(
            returned.reasons.because == [
                ReviewReason(code: "review-materials-missing", field: "employer.uscc"),
                ReviewReason(code: "review-work-unconfirmed"),
            ])
        let rejected = try #require(
            try UnionCtl.parseAsRoot(["applications", "reject"] + words + reasons) as? RejectApplications)
        #expect(rejected.reasons.because == returned.reasons.because)
        #expect(rejected.decision.references.map(\.description) == ["tax-hunan/RH-1"])
        #expect(throws: (any Error).self) { try ReturnApplications.parse(["tax-hunan/RH-1", "--why", "seen"]) }
        for wrong in ["", "Because", "review-declined:", "review-declined:a b", "tax-hunan/RH-2", "名单"] {
            #expect(throws: (any Error).self, "\(wrong)") { try RejectApplications.parse(words + [wrong]) }
        }
    }

    @Test(arguments: [([], 1_000, true), (["--all"], 1_203, false)])
    func `A filter chooses what waits, oldest first, and without all no more than a thousand`(
        words: [String], count: Int, more: Bool
    ) async throws {
        let service = ScriptedService { asked, _ in
            guard asked.name == "applications.list" else { return Self.decided(asked, "accepted") }
            let start = Int(asked.arguments["after"]?.string ?? "0") ?? 0
            let end = min(start + Int(asked.arguments["limit"]?.integer ?? 0), 1_203)
            let page: JSON = [
                "applications": .array(
                    Self.references(1_203)[start..<end].map { reference in
                        reference.json.setting("state", to: "pending").setting("overdue", to: false)
                            .setting("decidedAt", to: "2026-11-20T08:00:00+08:00")
                    })
            ]
            return ScriptedService.result(end < 1_203 ? page.setting("next", to: .string("\(end)")) : page)
        }
        let options = try DecisionOptions.parse(["--place", "430100", "--why", "compared"] + words)
        let output = try OutputOptions.parse(["--json"])
        let (report, fault) = try await options.decide(.approve, because: [], over: service, output)
        #expect(fault == nil && report.more == more)
        #expect(report.applications.map(\.number) == Self.references(count).map(\.number))
        let listings = service.asked.filter { $0.name == "applications.list" }
        #expect(listings.allSatisfy { $0.arguments["state"] == "pending" && $0.arguments["place"] == "430100" })
        #expect(listings.allSatisfy { $0.reason == nil })
        // All are chosen before the first is decided, so that none is passed over.
        #expect(service.asked.prefix(listings.count).allSatisfy { $0.name == "applications.list" })
    }

    @Test func `Thousands are asked in slices, and each is told once, in the order asked`() async throws {
        let refused = ["RH-7": "reviewer-scope", "RH-1100": "reviewer-is-applicant"]
        let service = ScriptedService { asked, _ in Self.decided(asked, "returned", refused: refused) }
        let asked = Self.references(1_203)
        var review = Review([asked[3]] + asked, language: .en, isQuiet: true)
        let reason = ReviewReason(code: "review-materials-missing", field: "employer.uscc")
        try await review.run(.return, because: [reason], why: "asked by phone", over: service)
        let report = review.report()
        #expect(service.asked.map { $0.arguments["applications"]?.array?.count } == [500, 500, 203])
        #expect(Set(service.asked.map(\.id)).count == 3)
        for request in service.asked {
            #expect(request.name == "applications.decide" && request.reason == "asked by phone")
            #expect(request.arguments["decision"] == "return")
            #expect(
                request.arguments["reasons"] == [["code": "review-materials-missing", "field": "employer.uscc"]])
        }
        #expect(report.applications.map(\.number) == ["RH-3"] + asked.map(\.number).filter { $0 != "RH-3" })
        #expect(
            report.applications.filter { $0.result == .refused }.map(\.code)
                == Array(["reviewer-scope", "reviewer-is-applicant"]))
        #expect(report.summary["returned"] == 1_201 && report.summary["refused"] == 2 && report.summary["unasked"] == 0)
        #expect(report.status == .refused && review.fault == nil)
        #expect(LocalizedText.reviewSummary(report.summary).en == "returned 1201, refused 2")
        #expect(LocalizedText.reviewSummary(report.summary).zh == "已退回补正 1201，未办理 2")
    }

    @Test func `What was decided without a refusal ends with status 0`() async throws {
        let service = ScriptedService { asked, _ in Self.decided(asked, "transfer-proposed") }
        var review = Review(Self.references(2), language: .zh, isQuiet: true)
        try await review.run(.approve, because: [], why: "complete", over: service)
        #expect(review.report().status == .done)
        #expect(service.asked.first?.arguments["reasons"] == [])
        #expect(LocalizedText.reviewSummary(review.report().summary).zh == "建议接转 2，未办理 0")
    }

    @Test func `Where no answer comes the same request is made again, under the same id`() async throws {
        let service = ScriptedService { asked, before throws(CommandFault) in
            if before < 2 { throw .unavailable(.serviceSilent(.enrollment)) }
            return Self.decided(asked, "accepted")
        }
        var review = Review(Self.references(3), language: .en, isQuiet: true)
        try await review.run(.approve, because: [], why: "complete", over: service)
        #expect(service.asked.count == 3 && Set(service.asked.map(\.id)).count == 1)
        #expect(Set(service.asked.map(\.document)).count == 1)
        #expect(review.report().summary["accepted"] == 3)
    }

    @Test func `Letters are sent again under the same id too`() async throws {
        let service = ScriptedService { asked, before throws(CommandFault) in
            if before == 0 { throw .unavailable(.serviceSilent(.enrollment)) }
            return ScriptedService.result(["letters": [["id": 7, "result": "resolved"]]])
        }
        #expect(try await service.retry([7], why: "mended").map(\.result) == ["resolved"])
        #expect(service.asked.count == 2 && Set(service.asked.map(\.id)).count == 1)
    }

    @Test func `A service that falls silent ends it, and what is known until then is told`() async throws {
        let service = ScriptedService { asked, before throws(CommandFault) in
            if before > 0 { throw .unavailable(.serviceSilent(.enrollment)) }
            return Self.decided(asked, "accepted")
        }
        var review = Review(Self.references(1_203), language: .en, isQuiet: true)
        try await review.run(.approve, because: [], why: "complete", over: service)
        #expect(review.fault?.status == .unavailable)
        #expect(service.asked.count == 4 && Set(service.asked.dropFirst().map(\.id)).count == 1)
        let report = review.report()
        #expect(report.applications.count == 1_000)
        #expect(
            LocalizedText.reviewSummary(report.summary).en == "accepted 500, refused 0, no answer 500, not asked 203")
    }

    @Test func `An application that the answer forgets is not taken for decided`() async throws {
        let service = ScriptedService { _, _ in ScriptedService.result(["applications": []]) }
        var review = Review(Self.references(1), language: .en, isQuiet: true)
        try await review.run(.approve, because: [], why: "complete", over: service)
        #expect(review.report().applications.map(\.result) == [.unanswered])
        #expect(review.report().status == .refused)
    }

    @Test func `A request refused as a whole is told in the service's words, once`() async throws {
        let service = ScriptedService { _, _ in ScriptedService.refusal("review-reason-missing") }
        let fault = await #expect(throws: CommandFault.self) {
            var review = Review(Self.references(600), language: .en, isQuiet: true)
            try await review.run(.reject, because: [], why: "no", over: service)
        }
        #expect(fault?.status == .refused && fault?.text.en == "No. (review-reason-missing)")
        #expect(service.asked.count == 1)
    }

    @Test func `Refused as a whole later on, the slice is told as not decided`() async throws {
        let service = ScriptedService { asked, before in
            before == 0 ? Self.decided(asked, "accepted") : ScriptedService.refusal("sender-removed")
        }
        var review = Review(Self.references(600), language: .en, isQuiet: true)
        try await review.run(.approve, because: [], why: "complete", over: service)
        #expect(review.fault?.status == .refused)
        #expect(LocalizedText.reviewSummary(review.report().summary).en == "accepted 500, refused 0, not asked 100")
    }

    @Test func `A line says what came of it, in the reader's language, and steers no terminal`() async throws {
        let service = ScriptedService { asked, _ in
            Self.decided(asked, "existing", refused: ["RH-1": "reviewer-scope"])
        }
        var review = Review(Self.references(2), language: .en, isQuiet: true)
        try await review.run(.approve, because: [], why: "complete", over: service)
        let lines = review.report().applications.map { LocalizedText.reviewLine($0, in: .en) }
        #expect(
            lines == [
                "tax-hunan/RH-0                already a member",
                "tax-hunan/RH-1                refused            reviewer-scope Out of·[31m scope.",
            ])
        let chinese = review.report().applications.map { LocalizedText.reviewLine($0, in: .zh) }
        #expect(chinese.last?.hasSuffix("reviewer-scope 不在·[31m范围") == true)
    }
}
