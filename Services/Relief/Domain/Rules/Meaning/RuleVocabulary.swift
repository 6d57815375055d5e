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
        let candidates = facts.keys.filter { abs($0.count - name.count) <= 2 }.map {
            (name: $0, distance: distance(Array($0), Array(name)))
        }
        return candidates.filter { $0.distance <= 2 && $0.distance < name.count / 2 }
            .min { ($0.distance, $0.name) < ($1.distance, $1.name) }?.name
    }

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

    /// How many signs have to be put in, left out or changed (Levenshtein); long names are not looked at.
    private static func distance(_ left: [Character], _ right: [Character]) -> Int {
        guard left.count <= 40, right.count <= 40 else { return .max }
        var row = Array(0...right.count)
        for (index, character) in left.enumerated() {
            var diagonal = row[0]
            row[0] = index + 1
            for (column, other) in right.enumerated() {
                let changed = diagonal + (character == other ? 0 : 1)
                diagonal = row[column + 1]
                row[column + 1] = min(changed, min(row[column], row[column + 1]) + 1)
            }
        }
        return row[right.count]
    }
}
