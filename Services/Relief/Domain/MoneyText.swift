/// Amounts in 元 for a reader: `555.56`, `-0.05`.
enum MoneyText {
    static func yuan(_ fen: Int128) -> String {
        let cents = fen.magnitude % 100
        return (fen < 0 ? "-" : "") + "\(fen.magnitude / 100)." + (cents < 10 ? "0" : "") + "\(cents)"
    }
}
