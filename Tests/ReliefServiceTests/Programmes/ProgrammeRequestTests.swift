import Contracts
import Foundation
import Messaging
import TestSupport
import Testing

@testable import ReliefService

/// Programmes as operators save, check, try, list and close them.
@Suite(.timeLimit(.minutes(5))) struct ProgrammeRequestTests {
    private static let programme: JSON = [
        "code": "ZX-2026-CS", "fund": "CITY-2026", "project": "ZX-2026", "item": "schooling", "bases": ["archive"],
        "places": ["430100"], "from": "2026-07-01", "until": "2026-08-31",
        "rule": "archive.category in {deep, relative}\n  and study.stage is known",
        "amount":
            "when archive.category = deep then min(nomination.amount, 7500元) else min(nomination.amount, 6000元) end",
        "caps": [["dibao": "12", "per": "household", "reach": "everything", "window": "year", "excess": "refuse"]],
        "once": [["code": "ZX-2026", "per": "person", "period": "year"]], "publicityDays": 5, "exitGraceDays": 92,
        "reviewGraceDays": 30,
        "approval": [["upToFen": 10_000_000, "levels": ["county"]], ["levels": ["county", "city"]]],
    ]

    private static func with(_ body: @Sendable (TestSite, TestOperator) async throws -> Void) async throws {
        try await TestSite.withRelief { site, _ in
            try await TestOperator.with(at: site) { person in
                for (request, arguments) in [
                    ("funds.add", ["code": "CITY-2026", "source": "city", "name": "市级", "account": "0417"]),
                    ("funds.add", ["code": "CEN-2026", "source": "central", "name": "中央", "account": "0418"]),
                    (
                        "projects.add",
                        [
                            "code": "ZX-2026", "fund": "CITY-2026", "year": 2026, "division": "430100",
                            "item": "schooling", "name": "金秋助学",
                        ]
                    ),
                ] as [(String, JSON)] {
                    let answer = try await person.ask(request, arguments, why: "拨付")
                    #expect(answer["result"]?["added"] == true, "\(answer)")
                }
                try await body(site, person)
            }
        }
    }

    private static func code(_ answer: JSON) -> String? { answer["error"]?["code"]?.string }

    @Test func eachVersionIsKept() async throws {
        try await Self.with { site, person in
            let first = try await person.ask("programmes.save", Self.programme, why: "新年度")
            #expect(
                first["result"] == ["valid": true, "saved": true, "code": "ZX-2026-CS", "version": 1], "\(first)")
            // The same again, written otherwise, is the same.
            let again = Self.programme.setting("exitGraceDays", to: 92)
            #expect(try await person.ask("programmes.save", again, why: "x")["result"]?["saved"] == false)
            let dearer = Self.programme.setting("amount", to: "nomination.amount")
            let second = try await person.ask("programmes.save", dearer, why: "提高标准")
            #expect(second["result"]?["version"] == 2 && second["result"]?["saved"] == true)
            let listed = try await person.ask("programmes.list", ["code": "ZX-2026-CS"])["result"]?["programmes"]?
                .array?[0]
            #expect(listed?["version"] == 2 && listed?["amount"] == "nomination.amount" && listed?["open"] == true)
            #expect(listed?["savedBy"] == .string(person.name))
            for (field, value) in Self.programme.object?.map({ ($0.key, $0.value) }) ?? [] where field != "amount" {
                #expect(listed?[field] == value, "\(field)")
            }
            #expect(try await site.database.count("programme_version") == 2)
            #expect(try await site.database.count("audit_log", where: "action = 'programmes.saved'") == 2)
            // Not even the owner of the table changes what was saved.
            await #expect(throws: (any Error).self) {
                try await site.database.run("update programme_version set content = '{}'")
            }
            #expect(try await site.database.count("programme_version", where: "content = '{}'") == 0)
        }
    }

    /// Everything that is wrong, with the place in the text, and nothing kept.
    @Test func faultsHaveTheirPlaces() async throws {
        try await Self.with { site, person in
            let wrong = Self.programme.setting("rule", to: "archive.category = dep\n  and household.netPerCapita < 700")
                .setting("amount", to: "1200").setting("publicityDays", to: 4).setting("exitGraceDays", to: 367)
            for request in ["programmes.check", "programmes.save"] {
                let answer = try await person.ask(request, wrong, why: "x")
                let result = try #require(answer["result"], "\(answer)")
                #expect(result["valid"] == false)
                #expect(
                    (result["reasons"]?.array ?? []).map { "\($0["field"]?.string ?? "") \($0["code"]?.string ?? "")" }
                        == [
                            "publicityDays period-invalid", "exitGraceDays period-invalid", "rule rule-name-unknown",
                            "rule rule-type", "amount rule-type",
                        ])
                let faults = (result["faults"]?.array ?? []).map { fault in
                    "\(fault["field"]?.string ?? "") \(fault["line"]?.integer ?? 0):\(fault["column"]?.integer ?? 0)+\(fault["length"]?.integer ?? 0)"
                }
                #expect(faults == ["rule 1:20+3", "rule 2:32+3", "amount 1:1+4"])
                let shown = result["faults"]?.array?[1]["shown"]?["zh"]?.string ?? ""
                #expect(shown.hasPrefix("规则第 2 行第 32 列：") && shown.hasSuffix("^~~"), "\(shown)")
            }
            #expect(try await site.database.count("programme") == 0)
            let fine = try await person.ask("programmes.check", Self.programme)["result"]
            #expect(
                fine == [
                    "valid": true, "facts": ["archive.category", "study.stage", "nomination.amount", "dibao"],
                    "sealed": ["study.stage"],
                ])
        }
    }

    /// `which field, what stands in it, refused with, and the field named`.
    @Test func fieldsAreChecked() async throws {
        try await Self.with { site, person in
            for (field, value, code, named) in [
                ("code", "zx", "programme-code-format", nil), ("fund", "CEN-2026", "project-unknown", "project"),
                ("project", "NO-SUCH", "project-unknown", nil), ("item", "cake", "value-unknown", nil),
                ("bases", ["friend"], "value-unknown", "bases[0]"),
                ("places", ["999999"], "division-unknown", "places[0]"),
                ("from", "1 July", "date-format", nil), ("rule", .null, "field-missing", nil),
                ("rule", "# 找 13875812345\narchive.category = deep", "identifier-personal", nil),
                ("caps", [["limitFen": -1, "per": "person", "reach": "fund"]], "value-unknown", "caps[0]"),
                (
                    "caps", [["limitFen": 1, "dibao": "2", "per": "person", "reach": "fund"]], "value-unknown",
                    "caps[0]"
                ),
                ("caps", [["dibao": "1.234", "per": "person", "reach": "fund"]], "value-unknown", "caps[0]"),
                ("once", [["code": "zx", "per": "person", "period": "year"]], "value-unknown", "once[0]"),
                ("publicityDays", -1, "period-invalid", nil), ("approval", .null, "field-missing", nil),
                ("approval", [["levels": ["city", "county"]]], "value-unknown", "approval"),
                ("approval", [["upToFen": 5, "levels": ["county"]]], "value-unknown", "approval"),
                ("approval", [["levels": ["village"]]], "value-unknown", "approval[0]"),
            ] as [(String, JSON, String, String?)] {
                let answer = try await person.ask("programmes.save", Self.programme.setting(field, to: value), why: "x")
                #expect(
                    Self.code(answer) == code && answer["error"]?["field"]?.string == named ?? field,
                    "\(field) \(answer)")
            }
            #expect(Self.code(try await person.ask("programmes.save", Self.programme)) == "why-missing")
            #expect(try await site.database.count("programme_version") == 0)
            for request in ["programmes.close", "programmes.try"] {
                #expect(Self.code(try await person.ask(request, ["code": "NO-SUCH"], why: "x")) == "programme-unknown")
                #expect(Self.code(try await person.ask(request, ["code": "no"], why: "x")) == "programme-code-format")
            }
        }
    }

    /// G.7.5 by hand: what becomes of somebody, and which clause decided; sealed facts are not shown.
    @Test func triedOnFactsGiven() async throws {
        try await Self.with { _, person in
            _ = try await person.ask("programmes.save", Self.programme, why: "新年度")
            func tried(_ facts: JSON) async throws -> JSON? {
                try await person.ask("programmes.try", ["code": "ZX-2026-CS", "facts": facts])["result"]
            }
            let facts: JSON = [
                "archive.category": "deep", "study.stage": "bachelor", "nomination.amount": "8000.00", "dibao": 70_000,
            ]
            let granted = try await tried(facts)
            #expect(granted?["truth"] == "yes" && granted?["amountFen"] == 750_000 && granted?["reasons"] == [])
            let shown = granted?["clauses"]?["en"]?.array?.compactMap(\.string) ?? []
            #expect(shown.count == 2 && shown[0].hasPrefix("✓ archive.category in {deep, relative}"), "\(shown)")
            #expect(!shown.contains { $0.contains("bachelor") })
            let chinese = try await tried(["档案.类别": "相对困难", "就学.阶段": "本科", "提名.金额": 800_000, "dibao": 70_000])
            #expect(chinese?["amountFen"] == 600_000, "\(String(describing: chinese))")
            let over = try await tried(facts.setting("dibao", to: 60_000))
            #expect(over?["amountFen"] == nil && over?["formulaFen"] == 750_000)
            #expect(over?["reasons"]?.array?[0]["code"] == "cap-exceeded")
            let unknown = try await tried(["archive.category": "deep", "nomination.amount": 1])
            #expect(unknown?["truth"] == "no" && unknown?["reasons"]?.array?[0]["code"] == "rule-not-met")
            let missing = try await tried(["study.stage": "bachelor"])
            #expect(missing?["truth"] == "unknown" && missing?["reasons"]?.array?[0]["field"] == "archive.category")
            // One that is not kept yet.
            let draft = Self.programme.setting("code", to: "NEW-1").setting("amount", to: "100元")
            let drafted = try await person.ask("programmes.try", ["programme": draft, "facts": facts])["result"]
            #expect(drafted?["amountFen"] == 10_000)
            for (facts, code, field) in [
                (["study.stage": "nursery"], "value-unknown", "facts.study.stage"),
                (["dibao": "seven"], "value-unknown", "facts.dibao"),
                (["weather": "fine"], "rule-name-unknown", "facts"),
                (["today": "2026-02-30"], "value-unknown", "facts.today"), ("none", "field-type", "facts"),
            ] as [(JSON, String, String)] {
                let answer = try await person.ask("programmes.try", ["code": "ZX-2026-CS", "facts": facts])
                #expect(Self.code(answer) == code && answer["error"]?["field"]?.string == field, "\(answer)")
            }
        }
    }

    @Test func closedStaysClosed() async throws {
        try await Self.with { site, person in
            _ = try await person.ask("programmes.save", Self.programme, why: "新年度")
            let closed = try await person.ask("programmes.close", ["code": "ZX-2026-CS"], why: "年度结束")
            #expect(closed["result"] == ["code": "ZX-2026-CS", "closed": true])
            let again = try await person.ask("programmes.close", ["code": "ZX-2026-CS"], why: "年度结束")
            #expect(again["result"]?["closed"] == false)
            #expect(Self.code(try await person.ask("programmes.save", Self.programme, why: "x")) == "programme-closed")
            let listed = try await person.ask("programmes.list")["result"]?["programmes"]?.array?[0]
            #expect(listed?["open"] == false)
            #expect(try await site.database.count("audit_log", where: "action = 'programmes.closed'") == 1)
        }
    }

    /// Two save the same programme at once: there is one history of versions, without a gap.
    @Test func savedByTwoAtOnce() async throws {
        try await Self.with { site, person in
            try await TestOperator.with(at: site) { other in
                for number in 1...4 {
                    let one = Self.programme.setting("amount", to: .string("\(number)元"))
                    let two = Self.programme.setting("amount", to: .string("\(number + 10)元"))
                    async let mine = person.ask("programmes.save", one, why: "x")
                    async let theirs = other.ask("programmes.save", two, why: "x")
                    let versions = try await [mine, theirs].compactMap { $0["result"]?["version"]?.integer }.sorted()
                    #expect(versions == [Int64(number * 2 - 1), Int64(number * 2)])
                }
            }
            #expect(try await site.database.count("programme_version") == 8)
        }
    }

    /// Everybody hears of it, under the place that it is for; rule and formula are not told.
    @Test func itIsAnnounced() async throws {
        try await Self.with { site, person in
            _ = try await person.ask("programmes.save", Self.programme, why: "新年度")
            _ = try await person.ask("programmes.close", ["code": "ZX-2026-CS"], why: "年度结束")
            try await eventually("both are announced") { try await site.database.count("outbox") == 0 }
            let heard = try await site.eventLog().filter { $0.routingKey.hasPrefix("relief.programme-changed") }
            #expect(heard.map(\.routingKey) == Array(repeating: "relief.programme-changed.v1.43.01.00.-", count: 2))
            let events = try heard.map { try CloudEvent(structured: try JSON(parsing: $0.body)) }
            #expect(events.map { $0.data["open"] } == [true, false] && events[0].subject == "ZX-2026-CS")
            #expect(events[0].data["rule"] == nil && events[0].data["amount"] == nil)
            var faults: [Reason] = []
            #expect(ReliefProgrammeChanged(json: events[0].data, faults: &faults) != nil && faults == [])
        }
    }
}
