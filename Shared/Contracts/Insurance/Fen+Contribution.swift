extension Fen {
    /// What a month costs: base × rate, rounded half up to the fen. The base is not negative.
    ///
    /// Computed in whole numbers and in two parts, so that no base that fits 64 bits overflows.
    public static func contribution(of base: Fen, rate: BasisPoints) -> Fen {
        let (tenThousands, rest) = base.amount.quotientAndRemainder(dividingBy: 10_000)
        let rate = Int64(rate.value)
        return Fen(tenThousands * rate + (rest * rate + 5_000) / 10_000)
    }

    /// The same amount that many times; what does not fit 64 bits is the largest amount that does.
    public static func * (amount: Fen, times: Int) -> Fen {
        let (product, overflow) = amount.amount.multipliedReportingOverflow(by: Int64(times))
        return Fen(overflow ? .max : product)
    }

    /// What is left of an amount when a part of it is taken off.
    public static func - (whole: Fen, part: Fen) -> Fen { Fen(whole.amount - part.amount) }
}
