import Contracts
import Foundation
import Messaging
import TestSupport
import Testing

@testable import ReliefService

/// Funds, projects and postings as operators ask for them.
@Suite(.timeLimit(.minutes(5))) struct FundRequestTests {
    private static let fund: JSON = [
        "code": "CEN-2026", "source": "central", "name": "中央财政专项帮扶资金", "account": "0417",
    ]
    private static let project: JSON = [
        "code": "SWN-2026-HN", "fund": "CEN-2026", "year": 2026, "division": "430000", "item": "warmth", "name": "送温暖",
    ]

    /// The service, and two operators: whatever is posted, one proposes and the other confirms.
    private struct Desk {
        let site: TestSite
        let first, second: TestOperator

        /// What the second one is answered, or the first where already that was refused.
        func post(_ order: JSON) async throws -> JSON {
            let proposed = try await first.ask("ledger.post", order, why: "拨付")
            guard let digest = proposed["result"]?["digest"] else { return proposed }
            return try await second.ask("proposals.confirm", ["digest": digest], why: "无误")
        }
    }

    private static func with(_ body: @Sendable (Desk) async throws -> Void) async throws {
        try await TestSite.withRelief { site, _ in
            try await TestOperator.with(at: site) { first in
                try await TestOperator.with(at: site) { second in
                    for (request, arguments) in [("funds.add", fund), ("projects.add", project)] {
                        let answer = try await first.ask(request, arguments, why: "拨付")
                        #expect(answer["result"]?["added"] == true, "\(answer)")
                    }
                    try await body(Desk(site: site, first: first, second: second))
                }
            }
        }
    }

    private static func posting(_ flow: String, _ fen: Int64, _ document: String, project: String? = nil) -> JSON {
        .object([
            "flow": .string(flow), "fund": "CEN-2026", "project": project.map { .string($0) },
            "amountFen": .integer(fen), "document": .string(document),
        ])
    }

    private static func code(_ answer: JSON) -> String? { answer["error"]?["code"]?.string }

    @Test func whatIsPostedIsReadBack() async throws {
        try await Self.with { desk in
            for (order, isPosted) in [
                (Self.posting("receive", 30_000_00, "XCS-2026-1"), true),
                (Self.posting("receive", 30_000_00, "XCS-2026-1"), false),
                (Self.posting("allocate", 20_000_00, "FP-1", project: "SWN-2026-HN"), true),
                (Self.posting("spend", 12_50, "FEE-1"), true),
            ] {
                let answer = try await desk.post(order)
                #expect(answer["result"]?["done"]?["posted"] == .bool(isPosted), "\(answer)")
            }
            let balance = try await desk.first.ask("ledger.balance")["result"]
            let rows = (balance?["rows"]?.array ?? []).map { row in
                "\(row["project"]?.string ?? "-") \(row["kind"]?.string ?? "") \(row["closingFen"]?.integer ?? -1)"
            }
            #expect(
                rows == ["- origin 3000000", "- fund 998750", "- other 1250", "SWN-2026-HN available 2000000"])
            #expect(balance?["balanced"] == true && balance?["closed"] == false)
            let entries = try await desk.first.ask("ledger.entries", ["fund": "CEN-2026"])["result"]?["entries"]?.array
            #expect(
                entries?.compactMap { $0["key"]?.string } == ["spend/FEE-1", "allocate/FP-1", "receive/XCS-2026-1"])
            #expect(entries?.first?["postedBy"] == .string("/operators/\(desk.second.name)"))
            let verified = try await desk.first.ask("ledger.verify")["result"]
            #expect(verified == ["entries": 3, "differing": [], "months": 0, "changed": []])
            #expect(try await desk.site.database.count("audit_log", where: "action = 'ledger.posted'") == 3)
        }
    }

    @Test func entriesComePageByPage() async throws {
        try await Self.with { desk in
            for number in 1...7 {
                _ = try await desk.post(Self.posting("receive", 100, "D-\(number)"))
            }
            var keys: [String] = []
            var after: JSON = .null
            repeat {
                let page = try await desk.first.ask(
                    "ledger.entries", ["fund": "CEN-2026", "limit": 3, "after": after])["result"]
                keys += (page?["entries"]?.array ?? []).compactMap { $0["key"]?.string }
                after = page?["next"] ?? .null
            } while after != .null && keys.count < 20
            #expect(keys == (1...7).reversed().map { "receive/D-\($0)" })
            #expect(
                try await desk.first.ask("ledger.entries", ["fund": "CEN-2026", "project": "SWN-2026-HN"])["result"]?[
                    "entries"] == [])
        }
    }

    @Test func whatCannotBePostedSaysWhy() async throws {
        try await Self.with { desk in
            _ = try await desk.post(Self.posting("receive", 100, "D-1"))
            for (order, refusal) in [
                (Self.posting("allocate", 101, "D-2", project: "SWN-2026-HN"), "budget-exceeded"),
                (Self.posting("hand-back", 101, "D-2"), "budget-exceeded"),
                (Self.posting("receive", 99, "D-1"), "document-reused"),
                (Self.posting("allocate", 1, "D-3"), "project-unknown"),
                (Self.posting("allocate", 1, "D-3", project: "NO-SUCH"), "project-unknown"),
                (Self.posting("receive", 1, "D-3", project: "SWN-2026-HN"), "account-flow"),
                (Self.posting("settle", 1, "D-3", project: "SWN-2026-HN"), "account-flow"),
                (Self.posting("receive", 0, "D-3"), "value-unknown"),
                (Self.posting("receive", -1, "D-3"), "value-unknown"),
                (Self.posting("receive", Int64.max, "D-3"), "budget-exceeded"),
                (Self.posting("receive", 1, "43010419700101001X"), "identifier-personal"),
                (Self.posting("receive", 1, "a b"), "reference-format"),
                (Self.posting("receive", 1, "D-3").setting("fund", to: "NO-SUCH"), "fund-unknown"),
            ] {
                let answer = try await desk.post(order)
                #expect(Self.code(answer) == refusal, "\(order)")
            }
            #expect(
                Self.code(try await desk.first.ask("ledger.post", Self.posting("receive", 1, "D-4"))) == "why-missing")
            #expect(try await desk.site.database.count("ledger_transfer") == 1)
        }
    }

    @Test func aCodeStandsForOneThing() async throws {
        try await Self.with { desk in
            #expect(try await desk.first.ask("funds.add", Self.fund, why: "x")["result"]?["added"] == false)
            #expect(try await desk.first.ask("projects.add", Self.project, why: "x")["result"]?["added"] == false)
            for (request, arguments, refusal) in [
                ("funds.add", Self.fund.setting("account", to: "0418"), "code-reused"),
                ("funds.add", Self.fund.setting("code", to: "cen"), "code-format"),
                ("funds.add", Self.fund.setting("account", to: "6222020403016612345"), "value-unknown"),
                ("funds.add", Self.fund.setting("source", to: "lottery"), "value-unknown"),
                ("funds.add", Self.fund.setting("name", to: "找 13875812345"), "identifier-personal"),
                ("projects.add", Self.project.setting("item", to: "living"), "code-reused"),
                ("projects.add", Self.project.setting("fund", to: "NO-SUCH"), "fund-unknown"),
                ("projects.add", Self.project.setting("division", to: "999999"), "division-unknown"),
                ("projects.add", Self.project.setting("year", to: 1999), "value-unknown"),
            ] {
                let answer = try await desk.first.ask(request, arguments, why: "x")
                #expect(Self.code(answer) == refusal, "\(request) \(arguments)")
            }
        }
    }

    /// Two allot the same money, and it is confirmed at once: one gets it, the other reads why not, and may propose it again
    /// when there is more.
    @Test func twoAtOnceShareOneBudget() async throws {
        try await Self.with { desk in
            _ = try await desk.post(Self.posting("receive", 100, "D-1"))
            async let one = desk.post(Self.posting("allocate", 60, "A-1", project: "SWN-2026-HN"))
            async let two = desk.post(Self.posting("allocate", 60, "A-2", project: "SWN-2026-HN"))
            let answers = try await [one, two]
            #expect(answers.filter { $0["result"]?["done"]?["posted"] == true }.count == 1)
            #expect(answers.compactMap(Self.code) == ["budget-exceeded"])
        }
    }

    @Test func nobodyPostsAlone() async throws {
        try await Self.with { desk in
            let order = Self.posting("receive", 100, "D-1")
            let proposed = try await desk.first.ask("ledger.post", order, why: "拨付")
            let digest = try #require(proposed["result"]?["digest"])
            #expect(proposed["result"]?["summary"] == order)
            let alone = try await desk.first.ask("proposals.confirm", ["digest": digest], why: "无误")
            #expect(Self.code(alone) == "second-person-needed")
            #expect(try await desk.site.database.count("ledger_transfer") == 0)
            let confirmed = try await desk.second.ask("proposals.confirm", ["digest": digest], why: "无误")
            #expect(confirmed["result"]?["done"]?["posted"] == true)
            let again = try await desk.second.ask("proposals.confirm", ["digest": digest], why: "无误")
            #expect(Self.code(again) == "proposal-unknown")
            #expect(try await desk.site.database.count("ledger_transfer") == 1)
        }
    }
}
