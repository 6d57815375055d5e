/// Another department's own number for what it registered, collected or granted.
public struct SourceReference: Sendable, Hashable, CustomStringConvertible {
    public let text: String

    /// 1 to 64 of letters, digits and `. _ - / :`. Whether it holds a personal number is judged by the reader of a
    /// message, which has to tell the two refusals apart.
    public init?(_ text: String) {
        guard text.isPlainIdentifier else { return nil }
        self.text = text
    }

    public var description: String { text }
}
