import ArgumentParser
import Contracts

/// A cap as it is typed: `LIMIT/PER/REACH`, then in any order `year` or `period`, `refuse` or `trim`, and `all-items`.
///
/// The limit is in 元, or so many times 低保: `8400/household/everything`, `12x/person/fund/trim`.
struct TypedCap: ExpressibleByArgument, Sendable {
    let json: JSON

    init?(argument: String) {
        let parts = argument.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard parts.count >= 3 else { return nil }
        var members: [JSON.Member] = []
        if let times = parts[0].last.map({ "x×".contains($0) }), times {
            members.append(JSON.Member("dibao", .string(String(parts[0].dropLast()))))
        } else if let fen = YuanText.fen(parts[0]) {
            members.append(JSON.Member("limitFen", .integer(fen)))
        } else {
            return nil
        }
        members += [JSON.Member("per", .string(parts[1])), JSON.Member("reach", .string(parts[2]))]
        for word in parts.dropFirst(3) {
            switch word {
            case "year", "period": members.append(JSON.Member("window", .string(word)))
            case "refuse", "trim": members.append(JSON.Member("excess", .string(word)))
            case "all-items": members.append(JSON.Member("allItems", true))
            default: return nil
            }
        }
        json = .object(members)
    }
}

/// What can be had once, as it is typed: `GROUP/PER/PERIOD`, such as `WARMTH/household/year`.
struct TypedGroup: ExpressibleByArgument, Sendable {
    let json: JSON

    init?(argument: String) {
        let parts = argument.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 3 else { return nil }
        json = ["code": .string(parts[0]), "per": .string(parts[1]), "period": .string(parts[2])]
    }
}

/// Who signs, as it is typed: `UPTO:LEVEL,LEVEL`, in 元; without a bound, whatever a list comes to.
struct TypedTier: ExpressibleByArgument, Sendable {
    let json: JSON

    init?(argument: String) {
        let parts = argument.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
        guard let levels = parts.last, (1...2).contains(parts.count) else { return nil }
        var bound: Int64?
        if parts.count == 2 {
            guard let fen = YuanText.fen(parts[0]) else { return nil }
            bound = fen
        }
        json = .object([
            "upToFen": bound.map(JSON.integer),
            "levels": .array(levels.split(separator: ",").map { .string(String($0)) }),
        ])
    }
}

/// A fact as it is typed: `archive.category=deep`.
struct TypedFact: ExpressibleByArgument, Sendable {
    let member: JSON.Member

    init?(argument: String) {
        guard let equals = argument.firstIndex(of: "="), equals != argument.startIndex else { return nil }
        let text = String(argument[argument.index(after: equals)...])
        let value: JSON =
            switch text {
            case "true", "是": true
            case "false", "否": false
            default:
                // Amounts are typed with their decimals, so that 800 is eight hundred and not eight 元.
                text.hasPrefix("{") && text.hasSuffix("}")
                    ? .array(text.dropFirst().dropLast().split(separator: ",").map { .string(String($0)) })
                    : Int64(text).map(JSON.integer) ?? .string(text)
            }
        member = JSON.Member(String(argument[..<equals]), value)
    }
}
