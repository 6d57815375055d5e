/// An amount of money in 分, a hundredth of 元.
public struct Fen: Sendable, Hashable, Comparable {
    public let amount: Int64

    public init(_ amount: Int64) { self.amount = amount }

    public static func < (left: Fen, right: Fen) -> Bool { left.amount < right.amount }
}
