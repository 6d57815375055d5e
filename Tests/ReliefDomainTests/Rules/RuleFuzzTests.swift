import Contracts
import Foundation
import ReliefDomain
import ReliefFixtures
import Testing

/// Whatever bytes come: a rule or a fault, never a crash, and never a deep recursion.
@Suite struct RuleFuzzTests {
    private func read(_ source: String) -> ReasonCode? {
        do throws(RuleFaults) {
            let rule = try CheckedRule.rule(source)
            var random = RandomRule(source.utf8.count)
            _ = rule.explanation(of: random.facts())
            return nil
        } catch {
            // Rendering is code that runs on what a person typed, too.
            _ = (error.rendered(.zh), error.rendered(.en))
            for fault in error.faults {
                let position = fault.position(in: error.text)
                if position.line < 1 || position.column < 1 || fault.length(in: error.text) < 1 { return .typeUnknown }
            }
            return error.faults.first?.code
        }
    }

    @Test(arguments: 0..<4) func randomBytes(part: Int) {
        for seed in 0..<2500 {
            var chance = Chance(part * 2500 + seed)
            let bytes = (0..<chance.below(200)).map { _ in UInt8(chance.below(256)) }
            #expect(read(String(decoding: bytes, as: UTF8.self)) != .typeUnknown, "seed \(part * 2500 + seed)")
        }
    }

    /// Pieces of the language in any order get further than bytes do.
    @Test(arguments: 0..<4) func randomPieces(part: Int) {
        let pieces = [
            "and", "or", "not", "in", "within", "is", "known", "when", "then", "else", "end", "min", "max", "years",
            "(", ")", "{", "}", ",", "..", "+", "-", "*", "/", "=", "!=", "<", "≤", "5", "5元", "0.5", "80%", "fen",
            "2026-01-31", "deep", "archive.category", "member.known", "dibao", "today", "person.place", "长沙市", "且", "非",
            "未知", "当", "则", "（", "，", "#", "\n", "\r\n", "\t", "　", ".", "a.", "-", "9223372036854775807", "\u{0}", "é",
            "👷", "元", "%",
        ]
        var accepted = 0
        for seed in 0..<5000 {
            var chance = Chance(60_000 + part * 5000 + seed)
            let source = (0...chance.below(12)).map { _ in chance.one(of: pieces) }.joined(
                separator: chance.once(in: 2) ? " " : "")
            let code = read(source)
            #expect(code != .typeUnknown, "seed \(60_000 + part * 5000 + seed)")
            if code == nil { accepted += 1 }
        }
        #expect(accepted > 5)
    }

    /// A good rule with a piece cut out, doubled or changed.
    @Test func damagedRules() {
        for seed in 0..<5000 {
            var random = RandomRule(80_000 + seed)
            var scalars = Array(
                RulePrinter.print(random.condition(3), in: random.chance.one(of: RuleLanguage.allCases)).unicodeScalars)
            for _ in 0...random.chance.below(3) where !scalars.isEmpty {
                let index = random.chance.below(scalars.count)
                switch random.chance.below(3) {
                case 0: scalars.removeSubrange(index..<min(scalars.count, index + 1 + random.chance.below(5)))
                case 1: scalars.insert(random.chance.one(of: Array("(){}=<.-#元且 9a\n".unicodeScalars)), at: index)
                default: scalars.insert(contentsOf: scalars[index..<min(scalars.count, index + 9)], at: index)
                }
            }
            #expect(read(String(String.UnicodeScalarView(scalars))) != .typeUnknown, "seed \(80_000 + seed)")
        }
    }

    /// On a thread with a sixteenth of the usual stack even the deepest attempt comes back.
    @Test(arguments: ["(", "not (", "min(", "when ", "when a then ", "{", "1+(", "a in ", "a = ", "not ", "-", "、"])
    func nothingNestsDeeply(piece: String) async {
        let codes = await withCheckedContinuation { continuation in
            let thread = Thread {
                let source = String(repeating: piece, count: 4096 / piece.unicodeScalars.count)
                continuation.resume(returning: [read(source), read(String(repeating: piece, count: 1_000_000))])
            }
            thread.stackSize = 512 * 1024
            thread.start()
        }
        #expect(codes[0] == .ruleSyntax || codes[0] == .ruleTooLong)
        #expect(codes[1] == .ruleTooLong)
    }

    /// The deepest rule that is allowed is read, checked and explained on such a thread, too.
    @Test func theDeepestIsAllowed() async {
        let (opening, closing) = (String(repeating: "not (", count: 30), String(repeating: ")", count: 30))
        let source = opening + "min(when member.known then 5元 else dibao end, 1元) > 1元" + closing
        let codes = await withCheckedContinuation { continuation in
            let thread = Thread { continuation.resume(returning: [read(source), read("(" + source + ")")]) }
            thread.stackSize = 512 * 1024
            thread.start()
        }
        #expect(codes == [nil, .ruleTooLong])
    }
}
