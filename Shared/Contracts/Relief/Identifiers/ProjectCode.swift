/// The code of a project 帮扶资金项目: what part of one fund is meant for in one year, place and item.
public struct ProjectCode: Sendable, Hashable, Comparable, CustomStringConvertible {
    public let text: String

    /// `[A-Z][A-Z0-9-]{2,31}` without a personal number in it, else `nil`.
    public init?(_ text: String) {
        guard text.isReliefCode else { return nil }
        self.text = text
    }

    public var description: String { text }

    public static func < (left: ProjectCode, right: ProjectCode) -> Bool { left.text < right.text }
}
