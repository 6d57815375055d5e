/// The code under which a bank that pays for the union is appointed, such as `ICBC-HN`.
public struct BankCode: Sendable, Hashable, Comparable, CustomStringConvertible {
    public let text: String

    /// `[A-Z][A-Z0-9-]{2,31}` without a personal number in it, else `nil`.
    public init?(_ text: String) {
        guard text.isReliefCode else { return nil }
        self.text = text
    }

    public var description: String { text }

    public static func < (left: BankCode, right: BankCode) -> Bool { left.text < right.text }
}
