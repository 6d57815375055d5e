/// The code of a union organisation, such as `HN-430102-0007`: federation, division, and its own 2 to 12 characters.
///
/// Development zones and industries have unions but no code of GB/T 2260, so the tree of unions has codes of its own;
/// the division within is for the reader, the one on record is what counts.
public struct UnionCode: Sendable, Hashable, Comparable, CustomStringConvertible {
    public let text: String

    /// `nil` unless the text has that layout; says nothing about whether there is such a union.
    public init?(_ text: String) {
        let parts = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0].count == 2, parts[0].allSatisfy(\.isASCIIUppercase), parts[1].count == 6,
            parts[1].allSatisfy(\.isASCIIDigit), (2...12).contains(parts[2].count),
            parts[2].allSatisfy({ $0.isASCIIDigit || $0.isASCIIUppercase })
        else { return nil }
        self.text = text
    }

    public var description: String { text }

    public static func < (left: UnionCode, right: UnionCode) -> Bool { left.text < right.text }
}
