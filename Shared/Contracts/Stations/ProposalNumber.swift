/// A department's own number for a station it proposes, unique within that department for ever.
public struct ProposalNumber: Sendable, Hashable, Comparable, CustomStringConvertible {
    public let text: String

    /// 1 to 64 of letters, digits and `. _ - / :`. Whether it holds a personal number is judged by the reader of a
    /// message, which has to tell the two refusals apart.
    public init?(_ text: String) {
        guard text.isPlainIdentifier else { return nil }
        self.text = text
    }

    public var description: String { text }

    public static func < (left: ProposalNumber, right: ProposalNumber) -> Bool { left.text < right.text }
}
