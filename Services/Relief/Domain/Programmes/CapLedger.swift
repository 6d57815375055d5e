import Contracts

/// How much of each cap of a programme everybody has used, while the lines of a list are taken one after another.
///
/// What is allowed counts at once, so that two lines of one household cannot both have what is left; what is refused
/// counts nothing. No order of lines brings anybody over a cap.
public struct CapLedger: Sendable {
    private let programme: Programme
    /// The day that the list is for.
    private let day: CivilDate
    /// For each cap, in fen; 128 bits hold whatever sums 64 bits have made.
    private var used: [[Beneficiary.Subject: Int128]]

    public init(_ programme: Programme, on day: CivilDate) {
        self.programme = programme
        self.day = day
        used = Array(repeating: [:], count: programme.caps.count)
    }

    /// Counts what was granted before, towards those caps that it counts for.
    public mutating func note(_ use: CapUse) {
        for (index, cap) in programme.caps.enumerated() where cap.counts(use, for: programme, on: day) {
            used[index][use.beneficiary.subject(cap.per), default: 0] += Int128(use.amount.amount)
        }
    }

    /// How much of an amount above zero the caps leave, which then counts.
    ///
    /// Caps that trim come first: what is left after them is what the others are asked about.
    public mutating func take(_ amount: Fen, for beneficiary: Beneficiary, dibao: Fen?) -> CapRuling {
        var steps: [CapRuling.Step] = []
        var left = amount
        for excess in [Cap.Excess.trim, .refuse] {
            for (index, cap) in programme.caps.enumerated() where cap.excess == excess {
                guard let limit = cap.amount(dibao: dibao) else {
                    return CapRuling(steps: steps, outcome: .unknownLimit(cap))
                }
                let used = used[index][beneficiary.subject(cap.per), default: 0]
                let room = Int128(limit.amount) - used
                steps.append(CapRuling.Step(cap: cap, limit: limit, used: used, asked: left))
                guard Int128(left.amount) > room else { continue }
                guard excess == .trim, room > 0 else { return CapRuling(steps: steps, outcome: .exceeded(cap)) }
                left = Fen(Int64(clamping: room))
            }
        }
        for (index, cap) in programme.caps.enumerated() {
            used[index][beneficiary.subject(cap.per), default: 0] += Int128(left.amount)
        }
        return CapRuling(steps: steps, outcome: .allowed(left))
    }
}
