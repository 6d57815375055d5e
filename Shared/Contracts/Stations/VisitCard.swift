/// What a visitor showed at a station: a member's card, or another card the station can read. Prints as `card`.
///
/// It serves to count somebody once a day, and is kept only as a hash under that day's salt, which is then destroyed.
public struct VisitCard: Sendable, Hashable, CustomStringConvertible {
    public let text: String

    /// 1 to 64 characters without control characters, else `nil`.
    public init?(_ text: String) {
        guard (1...64).contains(text.unicodeScalars.count),
            text.unicodeScalars.allSatisfy({ $0.value >= 0x20 && $0.value != 0x7F })
        else { return nil }
        self.text = text
    }

    public var description: String { "card" }
}
