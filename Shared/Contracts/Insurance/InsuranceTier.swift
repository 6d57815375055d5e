/// What one permitted base costs a month, and where the money goes: own account 个人账户 and pool 统筹.
public struct InsuranceTier: Sendable, Hashable {
    /// The base as a percentage of the average wage.
    public var percent: Int
    public var baseFen: Fen
    public var monthlyFen: Fen
    public var accountFen: Fen
    /// Always the month's sum without the own account's part.
    public var poolFen: Fen

    public init(percent: Int, baseFen: Fen, monthlyFen: Fen, accountFen: Fen, poolFen: Fen) {
        self.percent = percent
        self.baseFen = baseFen
        self.monthlyFen = monthlyFen
        self.accountFen = accountFen
        self.poolFen = poolFen
    }

    public var json: JSON {
        [
            "percent": .integer(Int64(percent)), "baseFen": .integer(baseFen.amount),
            "monthlyFen": .integer(monthlyFen.amount), "accountFen": .integer(accountFen.amount),
            "poolFen": .integer(poolFen.amount),
        ]
    }

    init?(json: JSON) {
        var faults: [Reason] = []
        guard let reader = FieldReader(json) else { return nil }
        let percent = reader.count("percent", within: 1...1_000, or: .valueUnknown, &faults)
        let base = reader.fen("baseFen", or: .baseFenNegative, &faults)
        let monthly = reader.fen("monthlyFen", &faults)
        let account = reader.fen("accountFen", &faults)
        let pool = reader.fen("poolFen", &faults)
        guard let percent, let base, let monthly, let account, let pool else { return nil }
        self.init(percent: percent, baseFen: base, monthlyFen: monthly, accountFen: account, poolFen: pool)
    }
}
