import Contracts

/// What compares, and what asks whether something is in something.
extension RuleChecker {
    mutating func compare(
        _ left: RuleSyntax, _ comparison: RuleSyntax.Comparison, _ right: RuleSyntax, _ syntax: RuleSyntax
    ) -> Part? {
        // A bare word means something only beside what is not one.
        let isWordFirst = left.isWord && !right.isWord
        let (plain, other) = isWordFirst ? (right, left) : (left, right)
        guard let first = part(plain) else {
            // What is wrong with the other can still be told, unless that is a word of which nobody knows the dictionary.
            if !other.isWord { _ = part(other) }
            return nil
        }
        guard let second = part(other, beside: first.type) else { return nil }
        let (leftPart, rightPart) = isWordFirst ? (second, first) : (first, second)
        guard leftPart.type == rightPart.type else {
            note(.differing(left, leftPart.type, right, rightPart.type))
            return nil
        }
        let isOrder = comparison != .equal && comparison != .notEqual
        guard leftPart.type.isComparable, leftPart.type.isOrdered || !isOrder else {
            note(.incomparable(leftPart.type, comparison, in: syntax.range))
            return nil
        }
        return append(.compare(comparison), .truth, [leftPart, rightPart], syntax)
    }

    mutating func among(_ value: RuleSyntax, _ words: [RuleSyntax.Name], _ syntax: RuleSyntax) -> Part? {
        guard let part = part(value) else { return nil }
        switch part.type {
        case .word(let dictionary):
            let indices = read(words, beside: part.type) { dictionary.index(of: $0) }
            guard let indices else { return nil }
            return append(.among(indices.reduce(0) { $0 | 1 << UInt64($1) }), .truth, [part], syntax)
        case .union:
            guard let unions = read(words, beside: part.type, UnionCode.init) else { return nil }
            return append(.amongUnions(Set(unions)), .truth, [part], syntax)
        default:
            note(.noWord(value, part.type))
            return nil
        }
    }

    private mutating func read<Value>(
        _ words: [RuleSyntax.Name], beside type: RuleType, _ read: (String) -> Value?
    ) -> [Value]? {
        let values = words.compactMap { word -> Value? in
            let value = read(word.text)
            if value == nil { note(.unknownName(word.text, in: word.range, beside: type)) }
            return value
        }
        return values.count == words.count ? values : nil
    }

    mutating func between(
        _ value: RuleSyntax, _ low: RuleSyntax, _ high: RuleSyntax, _ syntax: RuleSyntax
    ) -> Part? {
        let part = part(value)
        let ends = [low, high].map { self.part($0) }
        guard let part, let low = ends[0], let high = ends[1] else { return nil }
        guard part.type.isOrdered else {
            note(.incomparable(part.type, .atLeast, in: value.range))
            return nil
        }
        var isWell = true
        for (end, endSyntax) in zip([low, high], syntax.ends) where end.type != part.type {
            note(.differing(value, part.type, endSyntax, end.type))
            isWell = false
        }
        return isWell ? append(.between, .truth, [part, low, high], syntax) : nil
    }

    mutating func held(_ value: RuleSyntax, _ name: RuleSyntax.Name, _ syntax: RuleSyntax) -> Part? {
        let source = RuleSyntax(.name(name.text), at: name.range)
        guard let set = part(source) else { return nil }
        guard case .set(let dictionary) = set.type else {
            note(.noSet(source, set.type))
            return nil
        }
        guard let values = parts([value], wanted: .word(dictionary)) else { return nil }
        return append(.held, .truth, values + [set], syntax)
    }

    mutating func within(_ value: RuleSyntax, _ place: RuleSyntax, _ syntax: RuleSyntax) -> Part? {
        let (value, place) = (parts([value], wanted: .place), parts([place], wanted: .place))
        guard let value, let place else { return nil }
        return append(.within, .truth, value + place, syntax)
    }

    mutating func known(_ value: RuleSyntax, _ isKnown: Bool, _ syntax: RuleSyntax) -> Part? {
        guard let part = part(value) else { return nil }
        guard case .name = value.form else {
            note(.noFact(in: value.range))
            return nil
        }
        return append(.known(isKnown), .truth, [part], syntax)
    }
}

extension RuleSyntax {
    /// Whether it is a bare name that no fact has.
    fileprivate var isWord: Bool { if case .name(let name) = form { RuleVocabulary.fact(name) == nil } else { false } }

    /// The ends of a range.
    fileprivate var ends: [RuleSyntax] { if case .between(_, let low, let high) = form { [low, high] } else { [] } }
}
