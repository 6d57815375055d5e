import Contracts
import ReliefDomain
import Testing

/// How rules are read and written, and where it is said that they cannot be.
@Suite struct RuleParserTests {
    private func parsed(_ source: String) throws -> RuleSyntax { try RuleParser.parse(RuleText(source)) }

    /// As written, and as it is printed in one line.
    @Test(
        arguments: [
            ("archive.category in {deep, relative}", "archive.category in {deep, relative}"),
            ("a = 1 and b=2 or not c = 3", "a = 1 and b = 2 or not c = 3"),
            ("(a = 1 or b = 2) and c = 3", "(a = 1 or b = 2) and c = 3"),
            ("((a = 1)) and (b = 2 and c = 3)", "a = 1 and (b = 2 and c = 3)"),
            ("not (not a)", "not (not a)"), ("not(a and b)", "not (a and b)"),
            ("1 + 2 - 3 * 4 / 5 × 6", "1 + 2 - 3 * 4 / 5 * 6"), ("(1 + 2) * 3 - (4 - 5)", "(1 + 2) * 3 - (4 - 5)"),
            ("a ≠ 1 and b ≤ 2 and c ≥ 3 and d != 4", "a != 1 and b <= 2 and c >= 3 and d != 4"),
            ("700元 + 0.5 元 + 5分 + 70000 fen + 1.10元", "700元 + 0.50元 + 0.05元 + 700元 + 1.10元"),
            ("80% * 12.50%", "80% * 12.5%"), ("today in 2026-01-01..2026-12-31", "today in 2026-01-01..2026-12-31"),
            ("a in 16 .. 18", "a in 16..18"), ("a in b..c", "a in b..c"),
            ("deep in archive.cause", "deep in archive.cause"),
            ("member.place within 430100", "member.place within 430100"), ("p within 长沙市", "p within 长沙市"),
            ("a is known and b is not known", "a is known and b is not known"),
            ("a 已知 且 b 未知 或 c 为 非 已知", "a is known and b is not known or c is not known"),
            ("when a = 1 then 5元 when b = 2 then 6元 else 0元 end", "when a = 1 then 5元 when b = 2 then 6元 else 0元 end"),
            ("min(1, max(2,3)) + years(a,b) + months(a , b)", "min(1, max(2, 3)) + years(a, b) + months(a, b)"),
            ("# why\na = 1 # so\n and b = 2\r\n# end", "a = 1 and b = 2"),
            ("档案.类别 属于 {深度困难、相对困难} 且 非 社保.养老.状态 已知", "档案.类别 in {深度困难, 相对困难} and not 社保.养老.状态 is known"),
            ("家庭.人均净收入＜７００元　且（本人.年龄≥６０）", "家庭.人均净收入 < 700元 and 本人.年龄 >= 60"),
            ("当 档案.类别 = 深度困难 则 12 × 低保 否则 最小(1000元, 低保) 结束", "when 档案.类别 = 深度困难 then 12 * 低保 else min(1000元, 低保) end"),
            ("member.union = HN-430102-0001", "member.union = HN-430102-0001"),
            ("a = legacy-dibao-edge and dibao - 5元 > 0元", "a = legacy-dibao-edge and dibao - 5元 > 0元"),
        ])
    func readsAndPrints(_ row: (String, String)) throws {
        let syntax = try parsed(row.0)
        #expect(RulePrinter.print(syntax) == row.1)
        #expect(try parsed(row.1) == syntax)
        #expect(try parsed(RulePrinter.print(syntax, in: .zh)) == syntax)
    }

    @Test func printsInChinese() throws {
        let rule = "archive.category in {deep} and not member.known or dibao is not known"
        #expect(
            RulePrinter.print(try parsed(rule), in: .zh) == "archive.category 属于 {deep} 且 非 member.known 或 dibao 未知")
    }

    /// Where, how long, and which code; the first fault alone, because what follows an unreadable part is a guess.
    @Test(
        arguments: [
            ("", 1, 1, 1, ReasonCode.ruleSyntax), ("a =", 1, 4, 1, .ruleSyntax), ("a = 1 b", 1, 7, 1, .ruleSyntax),
            ("a = 1\n  and 700 ! 3", 2, 11, 1, .ruleSyntax), ("a in {", 1, 7, 1, .ruleSyntax),
            ("a in {deep,}", 1, 12, 1, .ruleSyntax), ("a in {deep relative}", 1, 12, 8, .ruleSyntax),
            ("a in 1", 1, 7, 1, .ruleSyntax), ("a in {1}", 1, 7, 1, .ruleSyntax),
            ("a within 5元", 1, 10, 2, .ruleSyntax),
            ("a is 5", 1, 6, 1, .ruleSyntax), ("when a then 5元 end", 1, 16, 3, .ruleSyntax),
            ("when a 5元 else 1元 end", 1, 8, 2, .ruleSyntax), ("when a then 5元 else 1元", 1, 23, 1, .ruleSyntax),
            ("min 5", 1, 5, 1, .ruleSyntax), ("min(5", 1, 6, 1, .ruleSyntax), ("(a = 1", 1, 7, 1, .ruleSyntax),
            ("a = 1)", 1, 6, 1, .ruleSyntax), ("not not a", 1, 5, 3, .ruleSyntax), ("a = -5", 1, 5, 1, .ruleSyntax),
            ("a < b < c", 1, 7, 1, .ruleSyntax), ("2026-02-30 = today", 1, 1, 10, .ruleSyntax),
            ("0.001元 = a", 1, 1, 6, .ruleSyntax), ("0.5分 = a", 1, 1, 4, .ruleSyntax),
            ("1.0000001 = a", 1, 1, 9, .ruleSyntax), ("99999999999999999999元 = a", 1, 1, 21, .ruleSyntax),
            ("a = “深度”", 1, 5, 1, .ruleSyntax), ("a = 'x'", 1, 5, 1, .ruleSyntax),
            ("档案.类别 =\r\n\r\n  且", 3, 3, 1, .ruleSyntax),
        ])
    func saysWhere(_ row: (source: String, line: Int, column: Int, length: Int, code: ReasonCode)) {
        let text = RuleText(row.source)
        let fault = #expect(throws: RuleFault.self) { try RuleParser.parse(text) }
        guard let fault else { return }
        #expect(
            fault.position(in: text) == RuleText.Position(line: row.line, column: row.column), "\(fault.message.en)")
        // A number that ran out is marked as far as it was read.
        #expect(fault.length(in: text) == row.length && fault.code == row.code, "\(fault.range)")
    }

    /// As long, as many and as deep as is allowed, and one more.
    @Test func limits() throws {
        func refusal(_ source: String) -> ReasonCode? {
            do { _ = try parsed(source) } catch { return (error as? RuleFault)?.code }
            return nil
        }
        #expect(refusal("a = 1" + String(repeating: " ", count: 4091)) == nil)
        #expect(refusal("a = 1" + String(repeating: " ", count: 4092)) == .ruleTooLong)
        #expect(refusal("a = 1 #" + String(repeating: "深", count: 4089)) == nil)
        // A sum of n numbers has n parts, and is itself one.
        #expect(refusal(Array(repeating: "1", count: 499).joined(separator: "+")) == nil)
        #expect(refusal(Array(repeating: "1", count: 500).joined(separator: "+")) == .ruleTooLong)
        for (open, close) in [("(", ")"), ("min(1,", ")"), ("when a then ", " else 1 end"), ("not (", ")")] {
            func nested(_ times: Int) -> String {
                String(repeating: open, count: times) + "a" + String(repeating: close, count: times)
            }
            #expect(refusal(nested(32)) == nil, "\(open)")
            #expect(refusal(nested(33)) == .ruleTooLong, "\(open)")
        }
        #expect(refusal(String(repeating: "(a) and ", count: 100) + "a") == nil)
    }
}
