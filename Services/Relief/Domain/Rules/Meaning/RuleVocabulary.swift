import Contracts

/// What the names of a rule mean.
enum RuleVocabulary {
    /// The fact of that name, in either language.
    static func fact(_ name: String) -> RuleFact? { facts[name] }

    /// The place that a code of six digits is: of Hunan in use, or of another province.
    static func place(_ number: RuleNumber) -> DivisionCode? {
        guard let whole = number.whole, let code = DivisionCode(String(whole)) else { return nil }
        return code.isKnown || code.isKnownInIdentityNumbers ? code : nil
    }

    /// The place of that name in Hunan: itself, a prefecture or a county.
    static func place(_ name: String) -> DivisionCode? { places[name] }

    /// What a person may have meant: the facts whose names differ least, by two signs at most.
    static func nearest(to name: String) -> String? {
        let wanted = Array(name.unicodeScalars)
        let near = spellings.compactMap { spelling -> (distance: Int, name: String)? in
            guard abs(spelling.scalars.count - wanted.count) <= 2 else { return nil }
            let distance = distance(spelling.scalars, wanted)
            return distance <= 2 && distance < wanted.count / 2 ? (distance, spelling.name) : nil
        }
        return near.min { ($0.distance, $0.name) < ($1.distance, $1.name) }?.name
    }

    private static let spellings = facts.keys.map { (name: $0, scalars: Array($0.unicodeScalars)) }

    private static let facts: [String: RuleFact] = {
        var facts: [String: RuleFact] = [:]
        for fact in RuleFact.allCases {
            facts[fact.path] = fact
            facts[fact.zh] = fact
        }
        return facts
    }()

    private static let places: [String: DivisionCode] = {
        let prefectures = (0...99).compactMap { DivisionCode(String(430_000 + $0 * 100)) }
        var places: [String: DivisionCode] = [:]
        // 长沙市 before 长沙县: no two of Hunan have one name, and if ever they do, the wider counts.
        for place in DivisionCode.counties + prefectures { if let name = place.name { places[name] = place } }
        return places
    }()

    /// How many signs have to be put in, left out or changed (Levenshtein).
    private static func distance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
        var row = Array(0...right.count)
        for (index, scalar) in left.enumerated() {
            var diagonal = row[0]
            row[0] = index + 1
            for (column, other) in right.enumerated() {
                let changed = diagonal + (scalar == other ? 0 : 1)
                diagonal = row[column + 1]
                row[column + 1] = min(changed, min(row[column], row[column + 1]) + 1)
            }
        }
        return row[right.count]
    }
}
