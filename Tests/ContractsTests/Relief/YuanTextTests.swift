import Contracts
import Testing

/// Amounts in 元 as people and banks write them.
@Suite struct YuanTextTests {
    @Test(
        arguments: [
            (123_450, "1234.50"), (5, "0.05"), (0, "0.00"), (-5, "-0.05"), (.max, "92233720368547758.07"),
            (.min, "-92233720368547758.08"),
        ] as [(Int64, String)])
    func isExact(row: (fen: Int64, text: String)) {
        #expect(YuanText.text(Fen(row.fen)) == row.text && YuanText.text(fen: Int128(row.fen)) == row.text)
        if row.fen != .min { #expect(YuanText.fen(row.text) == row.fen) }
    }

    @Test(
        arguments: [
            ("800", 80_000), (" -1,234.5 ", -123_450), ("+0.05", 5), ("¥1,234.500", 123_450), ("0.001", nil),
            ("", nil), ("-", nil), ("1.", nil), (".5", nil), (",1", nil), ("1,2.3,4", nil), ("8元", nil),
            ("92233720368547758.08", nil),
        ] as [(String, Int64?)])
    func readsWhatIsWritten(row: (text: String, fen: Int64?)) { #expect(YuanText.fen(row.text) == row.fen) }
}
