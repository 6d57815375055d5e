import Contracts
import ReliefDomain

extension ProgrammeFaults {
    /// Everything that is wrong, and for rule and formula where: line, column and length count characters from 1, and
    /// `shown` is the place with a mark under it.
    var json: JSON {
        [
            "valid": false, "reasons": .array(reasons.map(\.json)),
            "faults": .array(
                texts.flatMap { text in
                    text.faults.map { fault -> JSON in
                        let position = fault.position(in: text.text)
                        return [
                            "field": .string(text.field), "code": .string(fault.code.rawValue),
                            "line": .integer(Int64(position.line)), "column": .integer(Int64(position.column)),
                            "length": .integer(Int64(fault.length(in: text.text))),
                            "message": ["zh": .string(fault.message.zh), "en": .string(fault.message.en)],
                            "shown": [
                                "zh": .string(fault.rendered(in: text.text, .zh)),
                                "en": .string(fault.rendered(in: text.text, .en)),
                            ],
                        ]
                    }
                }),
        ]
    }
}

extension Programme {
    /// What a check found: nothing wrong, and what the rules name.
    var checked: JSON {
        [
            "valid": true, "facts": .array(facts.sorted().map { .string($0.path) }),
            "sealed": .array(facts.sorted().filter(\.isSealed).map { .string($0.path) }),
        ]
    }
}
