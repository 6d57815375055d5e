/// The code of a programme 帮扶项目方案, given when it is saved, such as `SWN-2026-HN`; part of the number of every list of it.
public struct ProgrammeCode: Sendable, Hashable, Comparable, CustomStringConvertible {
    public let text: String

    /// `[A-Z][A-Z0-9-]{2,31}` without a personal number in it, else `nil`.
    public init?(_ text: String) {
        guard text.isReliefCode else { return nil }
        self.text = text
    }

    public var description: String { text }

    public static func < (left: ProgrammeCode, right: ProgrammeCode) -> Bool { left.text < right.text }
}
