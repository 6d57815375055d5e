/// The code of a fund, money of one source in one bank account, such as `CEN-2026`.
public struct FundCode: Sendable, Hashable, Comparable, CustomStringConvertible {
    public let text: String

    /// `[A-Z][A-Z0-9-]{2,31}` without a personal number in it, else `nil`.
    public init?(_ text: String) {
        guard text.isReliefCode else { return nil }
        self.text = text
    }

    public var description: String { text }

    public static func < (left: FundCode, right: FundCode) -> Bool { left.text < right.text }
}
