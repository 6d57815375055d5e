import Contracts

/// Writes a rule in one line, with the brackets it needs and no others: what it writes is read as the same rule.
///
/// Names are written as they were; the language is that of the keywords.
public struct RulePrinter {
    private let language: RuleLanguage

    private init(_ language: RuleLanguage) { self.language = language }

    public static func print(_ syntax: RuleSyntax, in language: RuleLanguage = .en) -> String {
        RulePrinter(language).text(syntax)
    }

    /// How tightly a form binds, loosest first: the lines of the grammar.
    private enum Level: Int { case any, all, not, test, sum, product, atom }

    private func level(_ form: RuleSyntax.Form) -> Level {
        switch form {
        case .any: .any
        case .all: .all
        case .not: .not
        case .compare, .among, .between, .held, .within, .known: .test
        case .sum: .sum
        case .product: .product
        case .call, .choice, .number, .money, .percent, .date, .name: .atom
        }
    }

    private func text(_ syntax: RuleSyntax, atLeast level: Level = .any) -> String {
        let text = text(syntax.form)
        return self.level(syntax.form).rawValue < level.rawValue ? "(" + text + ")" : text
    }

    private func text(_ form: RuleSyntax.Form) -> String {
        switch form {
        case .any(let parts): joined(parts, .or, .all)
        case .all(let parts): joined(parts, .and, .not)
        case .not(let part): word(.not) + " " + text(part, atLeast: .test)
        case .compare(let left, let comparison, let right):
            operand(left) + " " + comparison.rawValue + " " + operand(right)
        case .among(let value, let words):
            operand(value) + " " + word(.in) + " {" + words.map(\.text).joined(separator: ", ") + "}"
        case .between(let value, let low, let high):
            operand(value) + " " + word(.in) + " " + operand(low) + ".." + operand(high)
        case .held(let value, let fact): operand(value) + " " + word(.in) + " " + fact.text
        case .within(let value, let place): operand(value) + " " + word(.within) + " " + text(place, atLeast: .atom)
        case .known(let value, let isKnown): operand(value) + " " + known(isKnown)
        case .sum(let terms): chained(terms, " + ", " - ", .product)
        case .product(let terms): chained(terms, " * ", " / ", .atom)
        case .call(let function, let arguments):
            word(function.keyword) + "(" + arguments.map(operand).joined(separator: ", ") + ")"
        case .choice(let branches, let otherwise): choice(branches, otherwise)
        case .number(let value): value.text
        case .money(let value):
            DecimalText.text(value.amount, decimals: 2, atLeast: value.amount % 100 == 0 ? 0 : 2) + "元"
        case .percent(let value): value.text + "%"
        case .date(let value): value.description
        case .name(let name): name
        }
    }

    private func operand(_ syntax: RuleSyntax) -> String { text(syntax, atLeast: .sum) }
    private func word(_ keyword: RuleKeyword) -> String { keyword.text(in: language) }

    private func joined(_ parts: [RuleSyntax], _ keyword: RuleKeyword, _ level: Level) -> String {
        parts.map { text($0, atLeast: level) }.joined(separator: " " + word(keyword) + " ")
    }

    private func chained(_ terms: [RuleSyntax.Term], _ plain: String, _ inverse: String, _ level: Level) -> String {
        terms.enumerated().map { index, term in
            (index == 0 ? "" : term.isInverse ? inverse : plain) + text(term.value, atLeast: level)
        }.joined()
    }

    private func known(_ isKnown: Bool) -> String {
        switch language {
        case .zh: word(isKnown ? .known : .unknown)
        case .en: isKnown ? "is known" : "is not known"
        }
    }

    private func choice(_ branches: [RuleSyntax.Branch], _ otherwise: RuleSyntax) -> String {
        let branches = branches.map { branch in
            word(.when) + " " + text(branch.condition) + " " + word(.then) + " " + operand(branch.value)
        }
        return branches.joined(separator: " ") + " " + word(.else) + " " + operand(otherwise) + " " + word(.end)
    }
}

extension RuleSyntax.Function {
    var keyword: RuleKeyword {
        switch self {
        case .min: .min
        case .max: .max
        case .years: .years
        case .months: .months
        }
    }
}
