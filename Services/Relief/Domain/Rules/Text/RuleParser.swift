import Contracts

/// Reads a rule or a formula: one function a line of the grammar, which stands in the documentation of each.
///
/// Never runs deeper than ``RuleSyntax/deepest`` brackets, whatever it is given.
public struct RuleParser {
    private let tokens: [RuleToken]
    private var position = 0
    private var nodes = 0
    private var depth = 0

    private init(_ tokens: [RuleToken]) { self.tokens = tokens }

    /// The rule that a text is; throws the first thing that is wrong with how it is written.
    public static func parse(_ text: RuleText) throws(RuleFault) -> RuleSyntax {
        var parser = RuleParser(try RuleLexer.tokens(of: text))
        let syntax = try parser.any()
        guard parser.current.kind == .finish else { throw parser.expected(.connective) }
        return syntax
    }

    // MARK: Conditions

    /// `and { "or" and }`
    private mutating func any() throws(RuleFault) -> RuleSyntax {
        let start = current.range.lowerBound
        var parts = [try all()]
        while take(.or) { parts.append(try all()) }
        return parts.count == 1 ? parts[0] : try node(.any(parts), from: start)
    }

    /// `not { "and" not }`
    private mutating func all() throws(RuleFault) -> RuleSyntax {
        let start = current.range.lowerBound
        var parts = [try not()]
        while take(.and) { parts.append(try not()) }
        return parts.count == 1 ? parts[0] : try node(.all(parts), from: start)
    }

    /// `[ "not" ] test`
    private mutating func not() throws(RuleFault) -> RuleSyntax {
        let start = current.range.lowerBound
        guard take(.not) else { return try test() }
        return try node(.not(try test()), from: start)
    }

    /// `sum [ comparison sum | "in" set | "within" place | "is" [ "not" ] "known" ]`
    private mutating func test() throws(RuleFault) -> RuleSyntax {
        let start = current.range.lowerBound
        let value = try sum()
        if case .symbol(let symbol) = current.kind, let comparison = RuleSyntax.Comparison(rawValue: symbol.rawValue) {
            position += 1
            return try node(.compare(value, comparison, try sum()), from: start)
        }
        if take(.in) { return try set(of: value, from: start) }
        if take(.within) { return try node(.within(value, try place()), from: start) }
        if take(.known) { return try node(.known(value, true), from: start) }
        if take(.unknown) { return try node(.known(value, false), from: start) }
        guard take(.is) else { return value }
        let isNot = take(.not)
        guard take(.known) else { throw expected(.known) }
        return try node(.known(value, !isNot), from: start)
    }

    /// `"{" word { "," word } "}" | sum ".." sum | fact`
    private mutating func set(of value: RuleSyntax, from start: Int) throws(RuleFault) -> RuleSyntax {
        if take(.openingBrace) {
            var words = [try word()]
            while take(.comma) { words.append(try word()) }
            guard take(.closingBrace) else { throw expected(.closingBrace) }
            return try node(.among(value, words), from: start)
        }
        let first = try sum()
        if take(.to) { return try node(.between(value, first, try sum()), from: start) }
        guard case .name(let name) = first.form else { throw expected(.range) }
        return try node(.held(value, by: RuleSyntax.Name(name, at: first.range)), from: start)
    }

    private mutating func word() throws(RuleFault) -> RuleSyntax.Name {
        let token = current
        guard case .name(let name) = token.kind else { throw expected(.word) }
        position += 1
        try count(token.range)
        return RuleSyntax.Name(name, at: token.range)
    }

    /// `number | name`
    private mutating func place() throws(RuleFault) -> RuleSyntax {
        switch current.kind {
        case .number, .name: try atom()
        default: throw expected(.place)
        }
    }

    // MARK: Values

    /// `product { ( "+" | "-" ) product }`
    private mutating func sum() throws(RuleFault) -> RuleSyntax {
        let start = current.range.lowerBound
        var terms = [RuleSyntax.Term(try product())]
        while true {
            if take(.plus) {
                terms.append(RuleSyntax.Term(try product()))
            } else if take(.minus) {
                terms.append(RuleSyntax.Term(try product(), isInverse: true))
            } else {
                return terms.count == 1 ? terms[0].value : try node(.sum(terms), from: start)
            }
        }
    }

    /// `atom { ( "*" | "/" ) atom }`
    private mutating func product() throws(RuleFault) -> RuleSyntax {
        let start = current.range.lowerBound
        var terms = [RuleSyntax.Term(try atom())]
        while true {
            if take(.times) {
                terms.append(RuleSyntax.Term(try atom()))
            } else if take(.divided) {
                terms.append(RuleSyntax.Term(try atom(), isInverse: true))
            } else {
                return terms.count == 1 ? terms[0].value : try node(.product(terms), from: start)
            }
        }
    }

    /// `number | money | percent | date | word | fact | call | choice | "(" or ")"`
    private mutating func atom() throws(RuleFault) -> RuleSyntax {
        let token = current
        switch token.kind {
        case .number(let value): return try literal(.number(value))
        case .money(let value): return try literal(.money(value))
        case .percent(let value): return try literal(.percent(value))
        case .date(let value): return try literal(.date(value))
        case .name(let name): return try literal(.name(name))
        case .keyword(.when): return try choice()
        case .keyword(.min): return try call(.min)
        case .keyword(.max): return try call(.max)
        case .keyword(.years): return try call(.years)
        case .keyword(.months): return try call(.months)
        case .symbol(.opening):
            try enter()
            position += 1
            let inside = try any()
            guard take(.closing) else { throw expected(.closing) }
            depth -= 1
            return RuleSyntax(inside.form, at: token.range.lowerBound..<end)
        default: throw expected(.value)
        }
    }

    private mutating func literal(_ form: RuleSyntax.Form) throws(RuleFault) -> RuleSyntax {
        let start = current.range.lowerBound
        position += 1
        return try node(form, from: start)
    }

    /// `name "(" sum { "," sum } ")"`
    private mutating func call(_ function: RuleSyntax.Function) throws(RuleFault) -> RuleSyntax {
        let start = current.range.lowerBound
        try enter()
        position += 1
        guard take(.opening) else { throw expected(.opening) }
        var arguments = [try sum()]
        while take(.comma) { arguments.append(try sum()) }
        guard take(.closing) else { throw expected(.argumentEnd) }
        depth -= 1
        return try node(.call(function, arguments), from: start)
    }

    /// `"when" or "then" sum { "when" or "then" sum } "else" sum "end"`
    private mutating func choice() throws(RuleFault) -> RuleSyntax {
        let start = current.range.lowerBound
        try enter()
        var branches: [RuleSyntax.Branch] = []
        while take(.when) {
            let condition = try any()
            guard take(.then) else { throw expected(.then) }
            branches.append(RuleSyntax.Branch(when: condition, then: try sum()))
        }
        guard take(.else) else { throw expected(.otherwise) }
        let otherwise = try sum()
        guard take(.end) else { throw expected(.end) }
        depth -= 1
        return try node(.choice(branches, otherwise: otherwise), from: start)
    }

    // MARK: Tokens and limits

    /// The last token is the end, which nothing takes.
    private var current: RuleToken { tokens[position] }
    /// Where the last token taken ends.
    private var end: Int { position == 0 ? 0 : tokens[position - 1].range.upperBound }

    private mutating func take(_ keyword: RuleKeyword) -> Bool { take(.keyword(keyword)) }
    private mutating func take(_ symbol: RuleSymbol) -> Bool { take(.symbol(symbol)) }

    private mutating func take(_ kind: RuleToken.Kind) -> Bool {
        guard current.kind == kind else { return false }
        position += 1
        return true
    }

    private mutating func node(_ form: RuleSyntax.Form, from start: Int) throws(RuleFault) -> RuleSyntax {
        try count(start..<end)
        return RuleSyntax(form, at: start..<end)
    }

    private mutating func count(_ range: Range<Int>) throws(RuleFault) {
        nodes += 1
        guard nodes <= RuleSyntax.mostNodes else { throw RuleFault.tooManyParts(in: range) }
    }

    private mutating func enter() throws(RuleFault) {
        depth += 1
        guard depth <= RuleSyntax.deepest else { throw RuleFault.tooDeep(in: current.range) }
    }

    private func expected(_ what: RuleExpectation) -> RuleFault {
        RuleFault.expected(what, in: current.range, isEnd: current.kind == .finish)
    }
}
