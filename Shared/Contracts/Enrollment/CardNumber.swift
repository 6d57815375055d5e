/// The number on a member's card: `43`, 13 random digits, and a check digit (ISO 7064 MOD 11,10).
///
/// It identifies and never authorises, and tells nothing of its neighbour's.
public struct CardNumber: Sendable, Hashable, CustomStringConvertible {
    public let text: String

    /// Sixteen digits beginning with 43 whose check digit is right, else `nil`.
    public init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard bytes.count == 16, bytes.allSatisfy(\.isASCIIDigit), bytes.starts(with: "43".utf8),
            ModularCheck.mod11_10(bytes[0..<15]) == bytes[15]
        else { return nil }
        self.text = text
    }

    /// Draws a number; `generator` must be cryptographic, so that nobody can guess one. Uniqueness is the store's.
    public init(random generator: inout some RandomNumberGenerator) {
        var bytes = Array("43".utf8)
        var rest = UInt64.random(in: 0..<10_000_000_000_000, using: &generator)
        for _ in 0..<13 {
            bytes.append(UInt8(ascii: "0") + UInt8(rest % 10))
            rest /= 10
        }
        bytes.append(ModularCheck.mod11_10(bytes))
        text = String(decoding: bytes, as: UTF8.self)
    }

    public var description: String { text }
}
