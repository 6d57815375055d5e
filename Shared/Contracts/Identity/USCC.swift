/// A unified social credit code, 统一社会信用代码 (GB 32100-2015).
public struct USCC: Sendable, Hashable, CustomStringConvertible {
    public let code: String
    /// Early pilot codes fail the check, so a failure is a matter for a person (`uscc-checksum`), not a refusal.
    public let hasValidCheck: Bool

    /// Reads any spelling. Positions 1–2 may be letters (N: villages), 3–8 are a division code.
    public init?(_ written: String) {
        guard let bytes = NormalizedNumber.bytes(of: written), bytes.count == 18,
            bytes.allSatisfy(ModularCheck.isOfAlphabet31), bytes[2..<8].allSatisfy(\.isASCIIDigit)
        else { return nil }
        code = String(decoding: bytes, as: UTF8.self)
        hasValidCheck = ModularCheck.mod31(bytes[0..<17]) == bytes[17]
    }

    public var description: String { code }
}
