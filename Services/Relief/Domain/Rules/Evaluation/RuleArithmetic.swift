import Contracts

/// Checked arithmetic: `nil` where 64 bits do not hold the result. Every operation rounds once, half up.
enum RuleArithmetic {
    static func sum(_ left: RuleValue, _ right: RuleValue, isInverse: Bool) -> RuleValue? {
        switch (left, right) {
        case (.money(let left), .money(let right)):
            sum(left.amount, right.amount, isInverse).map { .money(Fen($0)) }
        case (.number(let left), .number(let right)):
            sum(left.millionths, right.millionths, isInverse).map { .number(RuleNumber(millionths: $0)) }
        case (.percent(let left), .percent(let right)):
            sum(left.millionths, right.millionths, isInverse).map { .percent(RuleNumber(millionths: $0)) }
        default: nil
        }
    }

    static func product(_ left: RuleValue, _ right: RuleValue, isInverse: Bool) -> RuleValue? {
        switch (left, right, isInverse) {
        case (.money(let money), .number(let number), true):
            quotient(Int128(money.amount) * Int128(RuleNumber.one), Int128(number.millionths)).map { .money(Fen($0)) }
        case (.money(let money), .number(let number), false), (.number(let number), .money(let money), false):
            quotient(Int128(money.amount) * Int128(number.millionths), Int128(RuleNumber.one)).map { .money(Fen($0)) }
        case (.money(let money), .percent(let percent), false), (.percent(let percent), .money(let money), false):
            quotient(Int128(money.amount) * Int128(percent.millionths), Int128(RuleNumber.one) * 100)
                .map { .money(Fen($0)) }
        case (.number(let left), .number(let right), false):
            quotient(Int128(left.millionths) * Int128(right.millionths), Int128(RuleNumber.one))
                .map { .number(RuleNumber(millionths: $0)) }
        default: nil
        }
    }

    private static func sum(_ left: Int64, _ right: Int64, _ isInverse: Bool) -> Int64? {
        let (sum, overflows) =
            isInverse ? left.subtractingReportingOverflow(right) : left.addingReportingOverflow(right)
        return overflows ? nil : sum
    }

    /// Rounded half up, which is upwards for what is negative, too: −0.5 becomes 0.
    static func quotient(_ dividend: Int128, _ divisor: Int128) -> Int64? {
        guard divisor != 0 else { return nil }
        if divisor < 0 { return quotient(-dividend, -divisor) }
        var (quotient, remainder) = dividend.quotientAndRemainder(dividingBy: divisor)
        if remainder < 0 { (quotient, remainder) = (quotient - 1, remainder + divisor) }
        return Int64(exactly: remainder * 2 >= divisor ? quotient + 1 : quotient)
    }

    /// How many whole months the second day is after the first; negative when it is before.
    static func months(from first: CivilDate, to second: CivilDate) -> Int {
        if second < first { return -months(from: second, to: first) }
        let months = (second.year - first.year) * 12 + second.month - first.month
        return second.day < first.day ? months - 1 : months
    }
}
