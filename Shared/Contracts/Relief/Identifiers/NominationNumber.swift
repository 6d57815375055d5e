/// A department's own number for a person it nominates for a programme, unique within department and programme for ever.
public struct NominationNumber: Sendable, Hashable, Comparable, CustomStringConvertible {
    public let text: String

    /// 1 to 64 of letters, digits and `. _ - / :`. Whether it holds a personal number is judged by the reader of a
    /// message, which has to tell the two refusals apart.
    public init?(_ text: String) {
        guard text.isPlainIdentifier else { return nil }
        self.text = text
    }

    public var description: String { text }

    public static func < (left: NominationNumber, right: NominationNumber) -> Bool { left.text < right.text }
}
