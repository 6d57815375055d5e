import Contracts
import ReliefDomain

extension ProgrammeDraft {
    /// As it is kept and shown; ``init(_:version:)`` reads it back.
    var json: JSON {
        [
            "code": .string(code.text), "fund": .string(fund.text), "project": .string(project.text),
            "item": .string(item.rawValue),
            "bases": .array(ReliefBasis.allCases.filter(bases.contains).map { .string($0.rawValue) }),
            "places": .array(places.map(\.description).sorted().map { .string($0) }),
            "from": .string(from.description), "until": .string(until.description), "rule": .string(rule),
            "amount": .string(amount), "caps": .array(caps.map(\.json)), "once": .array(once.map(\.json)),
            "publicityDays": .integer(Int64(publicityDays)), "exitGraceDays": .integer(Int64(exitGraceDays)),
            "reviewGraceDays": .integer(Int64(reviewGraceDays)),
            "approval": .array(approval.tiers.map(\.json)),
        ]
    }
}

extension Cap {
    /// `dibao` is how many times 低保, with two decimals at most.
    var json: JSON {
        var fen: Int64?
        var dibao: String?
        switch limit {
        case .amount(let amount): fen = amount.amount
        case .dibao(let times): dibao = times.text
        }
        return .object([
            "limitFen": fen.map { .integer($0) }, "dibao": dibao.map { .string($0) }, "per": .string(per.rawValue),
            "reach": .string(reach.rawValue), "allItems": countsAllItems ? true : nil,
            "window": .string(window.rawValue), "excess": .string(excess.rawValue),
        ])
    }
}

extension OnceGroup {
    var json: JSON {
        ["code": .string(code), "per": .string(per.rawValue), "period": .string(period.rawValue)]
    }
}

extension ApprovalTiers.Tier {
    fileprivate var json: JSON {
        .object([
            "upToFen": upTo.map { .integer($0.amount) }, "levels": .array(levels.map { .string($0.rawValue) }),
        ])
    }
}
