import Contracts

extension HardshipAssessment {
    /// The arithmetic as it is kept, sealed, with the decision: whoever reads it can reckon it again by hand.
    public var arithmetic: JSON {
        .object([
            "regime": .integer(regime.id.value), "source": .string(regime.source),
            "dibaoFen": .integer(regime.dibao.amount), "members": .integer(Int64(inputs.members)),
            "months": ["from": .string(inputs.months.lowerBound.text), "to": .string(inputs.months.upperBound.text)],
            "incomes": .array(inputs.incomes.map(\.json)), "rigid": .array(inputs.rigid.map(\.json)),
            "dwellings": .integer(Int64(inputs.dwellings)),
            "exclusions": inputs.exclusions.isEmpty ? nil : .array(names(inputs.exclusions)),
            "event": inputs.event?.json, "netFen": .exact(inputs.net), "divisor": .integer(Int64(divisor)),
            "netPerHeadFen": .integer(netPerHead.amount), "comparisons": .array(comparisons.map(json)),
            "category": category.map { .string($0.rawValue) },
            "against": against.isEmpty ? nil : .array(against.map { .string($0.rawValue) }),
        ])
    }

    /// One line for a reader: `net 20000.00 of 3 people and 12 months = 555.56 a head; 555.56 < 700.00`.
    public var summary: LocalizedText {
        let net = YuanText.text(fen: inputs.net)
        let head = YuanText.text(netPerHead)
        let held = comparisons.map { comparison in
            let sign =
                switch (comparison.holds, comparison.bound.isInclusive) {
                case (true, true): "≤"
                case (true, false): "<"
                case (false, true): ">"
                case (false, false): "≥"
                }
            return "\(head) \(sign) \(YuanText.text(regime.shown(comparison.bound)))"
        }
        let (people, months) = (inputs.members, inputs.monthCount)
        return LocalizedText(
            zh: (["净收入 \(net) 元，\(people) 人，\(months) 个月，人均每月 \(head) 元"] + held).joined(separator: "；"),
            en: (["net \(net) of \(people) people and \(months) months = \(head) a head"] + held).joined(
                separator: "; "))
    }

    private func json(_ comparison: Comparison) -> JSON {
        [
            "name": .string(comparison.name.rawValue), "permille": .integer(Int64(comparison.bound.permille)),
            "inclusive": .bool(comparison.bound.isInclusive), "left": .exact(comparison.left),
            "right": .exact(comparison.right), "holds": .bool(comparison.holds),
        ]
    }

    private func names(_ assets: Set<ExcludingAsset>) -> [JSON] {
        assets.map(\.rawValue).sorted().map(JSON.string)
    }
}

extension HardshipInputs.Income {
    fileprivate var json: JSON { ["kind": .string(kind.rawValue), "fen": .integer(amount.amount)] }
}

extension HardshipInputs.RigidExpense {
    fileprivate var json: JSON {
        .object([
            "kind": .string(kind.rawValue), "fen": .integer(amount.amount),
            "reimbursedFen": reimbursed == Fen(0) ? nil : .integer(reimbursed.amount),
        ])
    }
}

extension HardshipInputs.Event {
    fileprivate var json: JSON {
        ["kind": .string(kind.rawValue), "on": .string(on.description), "proven": .bool(isProven)]
    }
}

extension JSON {
    /// A number of 128 bits: as a text where 64 do not hold it, so that nothing is lost.
    fileprivate static func exact(_ value: Int128) -> JSON {
        Int64(exactly: value).map(JSON.integer) ?? .string(value.description)
    }
}
