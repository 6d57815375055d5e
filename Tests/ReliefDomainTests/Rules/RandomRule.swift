import Contracts
import ReliefDomain
import ReliefFixtures

/// Rules by chance: any that can be written, and such as the checker takes.
struct RandomRule {
    var chance: Chance

    init(_ seed: Int) { chance = Chance(seed) }

    private static let names =
        RuleFact.allCases.flatMap { [$0.path, $0.zh] }
        + ["deep", "legacy-dibao-edge", "深度困难", "HN-430102-0001", "nothing", "没有", "a.b.c", "x1", "五里牌"]

    // MARK: Anything that can be written

    mutating func anything(_ depth: Int) -> RuleSyntax {
        guard depth > 0 else { return RuleSyntax(leaf()) }
        func few(_ least: Int) -> Int { least + chance.below(2) }
        let form: RuleSyntax.Form
        switch chance.below(13) {
        case 0: form = .any(several(few(2), depth))
        case 1: form = .all(several(few(2), depth))
        case 2: form = .not(anything(depth - 1))
        case 3:
            form = .compare(
                anything(depth - 1), chance.one(of: RuleSyntax.Comparison.allCases), anything(depth - 1))
        case 4: form = .among(anything(depth - 1), (0..<few(1)).map { _ in RuleSyntax.Name(name()) })
        case 5: form = .between(anything(depth - 1), anything(depth - 1), anything(depth - 1))
        case 6: form = .held(anything(depth - 1), by: RuleSyntax.Name(name()))
        case 7: form = .within(anything(depth - 1), RuleSyntax(chance.once(in: 2) ? .name(name()) : .number(number())))
        case 8: form = .known(anything(depth - 1), chance.once(in: 2))
        case 9: form = .sum(terms(few(2), depth))
        case 10: form = .product(terms(few(2), depth))
        case 11: form = .call(chance.one(of: RuleSyntax.Function.allCases), several(few(1), depth))
        default:
            let branches = (0..<few(1)).map { _ in
                RuleSyntax.Branch(when: anything(depth - 1), then: anything(depth - 1))
            }
            form = .choice(branches, otherwise: anything(depth - 1))
        }
        return RuleSyntax(form)
    }

    private mutating func several(_ count: Int, _ depth: Int) -> [RuleSyntax] {
        (0..<count).map { _ in anything(depth - 1) }
    }

    private mutating func terms(_ count: Int, _ depth: Int) -> [RuleSyntax.Term] {
        (0..<count).map { RuleSyntax.Term(anything(depth - 1), isInverse: $0 > 0 && chance.once(in: 2)) }
    }

    private mutating func leaf() -> RuleSyntax.Form {
        switch chance.below(6) {
        case 0: .number(number())
        case 1: .money(money())
        case 2: .percent(number())
        case 3: .date(date())
        default: .name(name())
        }
    }

    private mutating func name() -> String { chance.one(of: Self.names) }

    private mutating func number() -> RuleNumber {
        switch chance.below(4) {
        case 0: RuleNumber(millionths: Int64.random(in: 0...Int64.max, using: &chance))
        case 1: RuleNumber(millionths: Int64(chance.below(3_000_000)))
        default: RuleNumber(chance.below(chance.once(in: 3) ? 1_000_000 : 5))!
        }
    }

    private mutating func money() -> Fen {
        Fen(chance.once(in: 4) ? Int64.random(in: 0...Int64.max, using: &chance) : Int64(chance.below(200_000)))
    }

    private mutating func date() -> CivilDate { CivilDate(daysSince1970: 20_400 + chance.below(400)) }

    // MARK: What the checker takes

    /// - Parameter asksKnown: Whether `is known` may stand in it.
    mutating func condition(_ depth: Int, asksKnown: Bool = true) -> RuleSyntax {
        let few = 2 + chance.below(2)
        switch depth > 0 ? chance.below(10) : 9 {
        case 0, 1: return RuleSyntax(.any((0..<few).map { _ in condition(depth - 1, asksKnown: asksKnown) }))
        case 2, 3: return RuleSyntax(.all((0..<few).map { _ in condition(depth - 1, asksKnown: asksKnown) }))
        case 4: return RuleSyntax(.not(condition(depth - 1, asksKnown: asksKnown)))
        default: return clause(max(depth - 1, 0), asksKnown)
        }
    }

    private mutating func clause(_ depth: Int, _ asksKnown: Bool) -> RuleSyntax {
        switch chance.below(asksKnown ? 8 : 7) {
        case 0, 1:
            let type = chance.one(of: [RuleType.money, .number, .percent, .date])
            return RuleSyntax(
                .compare(
                    value(type, depth, asksKnown), chance.one(of: RuleSyntax.Comparison.allCases),
                    value(type, depth, asksKnown)))
        case 2:
            let type = chance.one(of: [RuleType.money, .number, .percent, .date])
            return RuleSyntax(
                .between(value(type, depth, asksKnown), value(type, depth, asksKnown), value(type, depth, asksKnown)))
        case 3:
            let (fact, dictionary) = word()
            let words = (0...chance.below(3)).map { _ in RuleSyntax.Name(chance.one(of: dictionary.words).zh) }
            return RuleSyntax(.among(RuleSyntax(.name(fact.path)), words))
        case 4:
            let (fact, dictionary) = word()
            return RuleSyntax(
                .compare(
                    RuleSyntax(.name(chance.one(of: dictionary.words).text)), chance.once(in: 2) ? .equal : .notEqual,
                    RuleSyntax(.name(fact.zh))))
        case 5:
            let cause = chance.one(of: HardshipCause.allCases)
            return RuleSyntax(.held(RuleSyntax(.name(cause.rawValue)), by: RuleSyntax.Name("archive.cause")))
        case 6:
            if chance.once(in: 2) { return RuleSyntax(.name("member.known")) }
            return RuleSyntax(
                .within(RuleSyntax(.name("person.place")), RuleSyntax(.name(chance.one(of: ["长沙市", "member.place"])))))
        default:
            return RuleSyntax(.known(RuleSyntax(.name(chance.one(of: RuleFact.allCases).path)), chance.once(in: 2)))
        }
    }

    private mutating func word() -> (RuleFact, RuleDictionary) { chance.one(of: Self.words) }

    private static let words = RuleFact.allCases.compactMap { fact -> (RuleFact, RuleDictionary)? in
        if case .word(let dictionary) = fact.type { (fact, dictionary) } else { nil }
    }
    private static let factsByType = Dictionary(grouping: RuleFact.allCases, by: \.type)

    /// Of money, a number, a percentage or a date.
    mutating func value(_ type: RuleType, _ depth: Int, _ asksKnown: Bool = true) -> RuleSyntax {
        guard depth > 0, !chance.once(in: 4) else { return RuleSyntax(atom(type)) }
        switch (type, chance.below(5)) {
        case (.money, 0), (.number, 0), (.percent, 0):
            return RuleSyntax(
                .sum(
                    (0..<2 + chance.below(2)).map {
                        RuleSyntax.Term(value(type, depth - 1, asksKnown), isInverse: $0 > 0 && chance.once(in: 2))
                    }))
        case (.money, 1):
            let factor = chance.one(of: [RuleType.number, .percent])
            let isInverse = factor == .number && chance.once(in: 2)
            var term = RuleSyntax.Term(value(factor, depth - 1, asksKnown), isInverse: isInverse)
            // The checker refuses a zero that is written.
            if isInverse, case .number = term.value.form { term.value = RuleSyntax(.name("person.age")) }
            return RuleSyntax(.product([RuleSyntax.Term(value(.money, depth - 1, asksKnown)), term]))
        case (.number, 1):
            return RuleSyntax(.product((0..<2).map { _ in RuleSyntax.Term(value(.number, depth - 1, asksKnown)) }))
        case (.number, 2):
            return RuleSyntax(
                .call(chance.once(in: 2) ? .years : .months, (0..<2).map { _ in value(.date, depth - 1, asksKnown) }))
        case (_, 3):
            return RuleSyntax(
                .call(
                    chance.once(in: 2) ? .min : .max,
                    (0..<2 + chance.below(2)).map { _ in value(type, depth - 1, asksKnown) }))
        default:
            let branches = (0...chance.below(2)).map { _ in
                RuleSyntax.Branch(
                    when: condition(depth - 1, asksKnown: asksKnown), then: value(type, depth - 1, asksKnown))
            }
            return RuleSyntax(.choice(branches, otherwise: value(type, depth - 1, asksKnown)))
        }
    }

    private mutating func atom(_ type: RuleType) -> RuleSyntax.Form {
        let facts = Self.factsByType[type, default: []]
        if !facts.isEmpty, !chance.once(in: 3) { return .name(chance.one(of: facts).path) }
        switch type {
        case .money: return .money(money())
        case .number: return .number(number())
        case .percent: return .percent(number())
        default: return .date(date())
        }
    }

    // MARK: People

    /// About anybody: a third is missing, and some of it is as large as there is.
    mutating func facts() -> Facts {
        var facts = Facts()
        for fact in RuleFact.allCases where !chance.once(in: 3) { facts[fact] = known(fact.type) }
        return facts
    }

    mutating func known(_ type: RuleType) -> RuleValue {
        switch type {
        case .truth: .truth(chance.once(in: 2))
        case .number: chance.once(in: 5) ? .number(RuleNumber(millionths: .max)) : .number(chance.below(5))
        case .money: .money(chance.once(in: 5) ? Fen(chance.once(in: 2) ? .max : .min) : money())
        case .percent: .percent(number())
        case .date: .date(date())
        case .place:
            .place(chance.one(of: [DivisionCode("430102")!, DivisionCode("430202")!, DivisionCode("430100")!]))
        case .union: .union(chance.one(of: [UnionCode("HN-430102-0001")!, UnionCode("HN-430202-0001")!]))
        case .word(let dictionary): .word(dictionary, chance.below(dictionary.words.count))
        case .set(let dictionary): .set(dictionary, UInt64(chance.below(1 << dictionary.words.count)))
        }
    }
}
