/// The number of one list: its programme and, counted within it, which one it is, such as `SWN-2026-HN/1`.
public struct ListNumber: Sendable, Hashable, Comparable, CustomStringConvertible {
    public let programme: ProgrammeCode
    /// 1 to 999,999.
    public let number: Int

    public init?(programme: ProgrammeCode, number: Int) {
        guard (1...999_999).contains(number) else { return nil }
        self.programme = programme
        self.number = number
    }

    /// Reads `<programme>/<number>`, the number without leading noughts, else `nil`.
    public init?(_ text: String) {
        let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, let programme = ProgrammeCode(String(parts[0])), (1...6).contains(parts[1].utf8.count),
            let number = decimal(parts[1].utf8), parts[1].utf8.first != UInt8(ascii: "0")
        else { return nil }
        self.init(programme: programme, number: number)
    }

    public var text: String { "\(programme)/\(number)" }
    public var description: String { text }

    public static func < (left: ListNumber, right: ListNumber) -> Bool {
        (left.programme, left.number) < (right.programme, right.number)
    }
}
