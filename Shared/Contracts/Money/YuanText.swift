/// Amounts of money as people and files of banks write them: in 元, exact to the fen.
public enum YuanText {
    /// `1234.50`, `-0.05`.
    public static func text(_ amount: Fen) -> String { text(fen: Int128(amount.amount)) }

    /// The same of a sum that 64 bits may not hold.
    public static func text(fen: Int128) -> String {
        "\(fen < 0 ? "-" : "")\(fen.magnitude / 100).\(fen.magnitude % 100 / 10)\(fen.magnitude % 10)"
    }

    /// Reads `800`, `-1,234.5`, `+0.05`, `¥1,234.50`; further decimals must be noughts. `nil` for anything else: nothing is
    /// rounded.
    public static func fen(_ text: some StringProtocol) -> Int64? {
        var bytes = Array(text.utf8.drop { $0 == 0x20 })[...]
        while bytes.last == 0x20 { bytes.removeLast() }
        let isNegative = bytes.first == UInt8(ascii: "-")
        if isNegative || bytes.first == UInt8(ascii: "+") { bytes.removeFirst() }
        if bytes.starts(with: "¥".utf8) { bytes.removeFirst(2) }
        var (fen, wholes, decimals): (Int64, Int, Int?) = (0, 0, nil)
        for byte in bytes {
            switch byte {
            case UInt8(ascii: ",") where decimals == nil && wholes > 0: continue
            case UInt8(ascii: ".") where decimals == nil && wholes > 0: decimals = 0
            case 0x30...0x39:
                let digit = Int64(byte - 0x30)
                guard let count = decimals else {
                    wholes += 1
                    guard append(digit, to: &fen) else { return nil }
                    continue
                }
                decimals = count + 1
                if count < 2 {
                    guard append(digit, to: &fen) else { return nil }
                } else if digit != 0 {
                    return nil
                }
            default: return nil
            }
        }
        guard wholes > 0, decimals != 0 else { return nil }
        for _ in min(decimals ?? 0, 2)..<2 { guard append(0, to: &fen) else { return nil } }
        return isNegative ? -fen : fen
    }

    private static func append(_ digit: Int64, to value: inout Int64) -> Bool {
        let (product, tooLarge) = value.multipliedReportingOverflow(by: 10)
        let (sum, overflow) = product.addingReportingOverflow(digit)
        if !tooLarge, !overflow { value = sum }
        return !tooLarge && !overflow
    }
}
