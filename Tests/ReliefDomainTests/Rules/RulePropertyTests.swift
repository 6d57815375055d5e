import Contracts
import Testing

@testable import ReliefDomain

/// What holds of every rule and every person.
@Suite struct RulePropertyTests {
    /// Whatever is written is read as it was, in both languages, and written so again.
    @Test(arguments: 0..<4) func whatIsPrintedIsReadAsItWas(part: Int) throws {
        var read = 0
        for seed in 0..<5000 {
            var random = RandomRule(part * 5000 + seed)
            let syntax = random.anything(1 + seed % 4)
            for language in RuleLanguage.allCases {
                let text = RulePrinter.print(syntax, in: language)
                do throws(RuleFault) {
                    let again = try RuleParser.parse(RuleText(text))
                    guard again == syntax, RulePrinter.print(again, in: language) == text else {
                        Issue.record("seed \(part * 5000 + seed): \(text) became \(RulePrinter.print(again))")
                        return
                    }
                    read += 1
                } catch {
                    // Some are larger than is allowed; none is written wrongly.
                    guard error.code == .ruleTooLong else {
                        Issue.record("seed \(part * 5000 + seed): \(error.rendered(in: RuleText(text), .en))")
                        return
                    }
                }
            }
        }
        #expect(read > 9000)
    }

    /// The checker takes or refuses whatever can be read, without coming to harm, and marks what is in the text.
    @Test func whateverIsReadIsChecked() {
        var refused = 0
        for seed in 0..<10_000 {
            var random = RandomRule(900_000 + seed)
            do throws(RuleFaults) {
                _ = try CheckedRule.rule(RulePrinter.print(random.anything(1 + seed % 3)))
            } catch {
                refused += 1
                for fault in error.faults {
                    let range = fault.range
                    guard range.lowerBound >= 0, range.upperBound <= error.text.source.unicodeScalars.count + 1,
                        !fault.rendered(in: error.text, .zh).isEmpty
                    else {
                        Issue.record("seed \(seed): \(fault)")
                        return
                    }
                }
            }
        }
        #expect(refused > 5000)
    }

    /// What was made need not be written and read again: that it could be is asked above.
    private func checked(_ syntax: RuleSyntax, _ wanted: RuleType = .truth) throws(RuleFaults) -> CheckedRule {
        try RuleChecker.check(syntax, of: RuleText(""), wanted: wanted)
    }

    /// Every rule comes to an end with every person; all three outcomes come about.
    @Test(arguments: 0..<4) func everyRuleComesToAnEnd(part: Int) throws {
        var seen: [Truth: Int] = [:]
        for seed in 0..<3000 {
            var random = RandomRule(part * 3000 + seed)
            let rule = try checked(random.condition(4))
            for _ in 0..<4 { seen[rule.truth(of: random.facts()), default: 0] += 1 }
        }
        for truth in Truth.allCases { #expect(seen[truth, default: 0] > 1000, "\(truth)") }
    }

    @Test func everyFormulaComesToAnEnd() throws {
        var (amounts, missing, overflows) = (0, 0, 0)
        for seed in 0..<10_000 {
            var random = RandomRule(700_000 + seed)
            let formula = try checked(random.value(.money, 1 + seed % 4), .money)
            let facts = random.facts()
            let causes = formula.causes(of: facts)
            switch formula.amount(of: facts) {
            case .amount: amounts += 1
            case .missing:
                missing += 1
                guard !causes.missing.isEmpty || causes.overflows else {
                    Issue.record("seed \(700_000 + seed): nobody knows why")
                    return
                }
            case .overflow:
                overflows += 1
                guard causes.overflows else {
                    Issue.record("seed \(700_000 + seed): nobody knows why")
                    return
                }
            }
        }
        #expect(amounts > 1000 && missing > 1000 && overflows > 100)
    }

    /// The laws of Kleene's logic, on conditions and people by chance.
    @Test(arguments: 0..<4) func theLawsOfLogic(part: Int) throws {
        for seed in 0..<2500 {
            var random = RandomRule(part * 2500 + seed)
            let (a, b, c) = (random.condition(2), random.condition(2), random.condition(1))
            let facts = random.facts()
            func not(_ x: RuleSyntax) -> RuleSyntax { RuleSyntax(.not(x)) }
            func and(_ x: RuleSyntax...) -> RuleSyntax { RuleSyntax(.all(x)) }
            func or(_ x: RuleSyntax...) -> RuleSyntax { RuleSyntax(.any(x)) }
            let laws = [
                (not(not(a)), a), (not(and(a, b)), or(not(a), not(b))), (not(or(a, b)), and(not(a), not(b))),
                (and(a, b), and(b, a)), (or(a, b), or(b, a)), (and(a, and(b, c)), and(a, b, c)),
                (or(or(a, b), c), or(a, b, c)), (and(a, or(b, c)), or(and(a, b), and(a, c))),
                (or(a, and(b, c)), and(or(a, b), or(a, c))), (and(a, or(a, b)), a), (or(a, and(a, b)), a),
                (and(a, a), a),
            ]
            // One law for each seed: ten thousand in all, and each of them many hundred times.
            let law = laws[seed % laws.count]
            let (left, right) = (try checked(law.0).truth(of: facts), try checked(law.1).truth(of: facts))
            guard left == right else {
                Issue.record("seed \(part * 2500 + seed): \(RulePrinter.print(law.0)) is \(left), not \(right)")
                return
            }
            // The connectives themselves, from the truths of their parts.
            let (x, y) = (try checked(a).truth(of: facts), try checked(b).truth(of: facts))
            let (both, either) = (try checked(and(a, b)).truth(of: facts), try checked(or(a, b)).truth(of: facts))
            let order: [Truth] = [.no, .unknown, .yes]
            let ranks = [x, y].map { order.firstIndex(of: $0)! }
            guard both == order[ranks.min()!], either == order[ranks.max()!] else {
                Issue.record("seed \(part * 2500 + seed): \(x) and \(y) are \(both), \(either)")
                return
            }
        }
    }

    /// What is told while facts are missing stays so whatever they turn out to be. Only `is known` asks about that itself.
    @Test(arguments: 0..<4) func newsNeverChangesWhatWasTold(part: Int) throws {
        var told = 0
        for seed in 0..<2500 {
            var random = RandomRule(400_000 + part * 2500 + seed)
            let rule = try checked(random.condition(3, asksKnown: false))
            let facts = random.facts()
            let truth = rule.truth(of: facts)
            guard truth != .unknown else { continue }
            for _ in 0..<4 {
                var later = facts
                for fact in RuleFact.allCases where later[fact] == nil && !random.chance.once(in: 3) {
                    later[fact] = random.known(fact.type)
                }
                told += 1
                guard rule.truth(of: later) == truth else {
                    Issue.record("seed \(400_000 + part * 2500 + seed): \(RulePrinter.print(rule.syntax))")
                    return
                }
            }
        }
        #expect(told > 2000)
    }

    /// The clauses that an explanation is cut to, alone, give the same truth, and with the facts of those alone.
    @Test(arguments: 0..<4) func theDecidingClausesSuffice(part: Int) throws {
        var cut = 0
        for seed in 0..<2500 {
            var random = RandomRule(200_000 + part * 2500 + seed)
            let rule = try checked(random.condition(4))
            let facts = random.facts()
            let explanation = rule.explanation(of: facts)
            guard explanation.truth == rule.truth(of: facts) else {
                Issue.record("seed \(200_000 + part * 2500 + seed): another truth")
                return
            }
            let rest = try checked(Self.syntax(explanation.root))
            if rest.syntax != rule.syntax { cut += 1 }
            var few = Facts()
            for fact in rest.facts { few[fact] = facts[fact] }
            guard rest.truth(of: facts) == explanation.truth, rest.truth(of: few) == explanation.truth else {
                Issue.record("seed \(200_000 + part * 2500 + seed): \(RulePrinter.print(rule.syntax))")
                return
            }
        }
        #expect(cut > 500)
    }

    private static func syntax(_ clause: RuleExplanation.Clause) -> RuleSyntax {
        let parts = clause.parts.map(syntax)
        return switch clause.joint {
        case .clause: clause.syntax
        case .not: RuleSyntax(.not(parts[0]))
        case .any: parts.count == 1 ? parts[0] : RuleSyntax(.any(parts))
        case .all: parts.count == 1 ? parts[0] : RuleSyntax(.all(parts))
        }
    }

    /// What cannot be told has a cause, what can be told has none, and a cause is a fact that is missing.
    @Test(arguments: 0..<4) func whatCannotBeToldHasACause(part: Int) throws {
        for seed in 0..<2500 {
            var random = RandomRule(300_000 + part * 2500 + seed)
            let rule = try checked(random.condition(4))
            let facts = random.facts()
            let causes = rule.causes(of: facts)
            let isTold = rule.truth(of: facts) != .unknown
            guard isTold == (causes.missing.isEmpty && !causes.overflows),
                causes.missing.allSatisfy({ facts[$0] == nil && rule.facts.contains($0) })
            else {
                Issue.record("seed \(300_000 + part * 2500 + seed): \(causes) of \(RulePrinter.print(rule.syntax))")
                return
            }
        }
    }

    /// Nothing that is sealed is in an explanation: with other sealed values and the same truths it reads the same.
    @Test func nothingSealedIsTold() throws {
        var compared = 0
        for seed in 0..<10_000 {
            var random = RandomRule(500_000 + seed)
            let rule = try checked(random.condition(3))
            let facts = random.facts()
            var others = facts
            for fact in RuleFact.allCases where fact.isSealed && facts[fact] != nil {
                others[fact] = random.known(fact.type)
            }
            let (one, other) = (rule.explanation(of: facts), rule.explanation(of: others))
            guard one.clauses.map(\.truth) == other.clauses.map(\.truth),
                one.clauses.map(\.syntax) == other.clauses.map(\.syntax)
            else { continue }
            compared += 1
            guard one.lines(.zh) == other.lines(.zh) else {
                Issue.record("seed \(500_000 + seed): \(one.lines(.zh)), \(other.lines(.zh))")
                return
            }
        }
        #expect(compared > 3000)
    }
}
