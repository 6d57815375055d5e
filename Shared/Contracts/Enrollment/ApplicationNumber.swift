/// A department's own number for an application, unique within that department for ever.
public struct ApplicationNumber: Sendable, Hashable, CustomStringConvertible {
    public let text: String

    /// 1 to 64 of letters, digits and `. _ - / :`. Whether it holds a personal number is judged by the reader of a
    /// message, which has to tell the two refusals apart.
    public init?(_ text: String) {
        guard text.isPlainIdentifier else { return nil }
        self.text = text
    }

    public var description: String { text }
}
