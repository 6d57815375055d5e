/// A mainland mobile number, eleven digits. It reaches a person and never identifies one. Prints masked.
public struct PhoneNumber: Sendable, Hashable, CustomStringConvertible {
    public let digits: String

    /// Reads any spelling, with or without `+86`, `0086` or `86`; the lenient rule `1[3-9]` + 9 digits outlives new number
    /// ranges (domain facts B.5).
    public init?(_ written: String) {
        guard var bytes = NormalizedNumber.bytes(of: written) else { return nil }
        for prefix in ["+86", "0086", "86"]
        where bytes.count == 11 + prefix.utf8.count && bytes.starts(with: prefix.utf8) {
            bytes.removeFirst(prefix.utf8.count)
        }
        guard bytes.count == 11, bytes[0] == UInt8(ascii: "1"), bytes[1] >= UInt8(ascii: "3"),
            bytes.allSatisfy(\.isASCIIDigit)
        else { return nil }
        digits = String(decoding: bytes, as: UTF8.self)
    }

    public var description: String { "\(digits.prefix(3))******\(digits.suffix(2))" }
}
