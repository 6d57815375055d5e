/// A part of a whole in ten-thousandths, 0 to 10,000: 20 % is 2,000.
public struct BasisPoints: Sendable, Hashable, Comparable, ExpressibleByIntegerLiteral {
    public let value: Int

    /// `nil` outside 0 to 10,000.
    public init?(_ value: Int) {
        guard (0...10_000).contains(value) else { return nil }
        self.value = value
    }

    /// For rates written in the program; traps outside 0 to 10,000.
    public init(integerLiteral value: Int) {
        precondition((0...10_000).contains(value), "a part is 0 to 10,000 ten-thousandths")
        self.value = value
    }

    public static func < (left: BasisPoints, right: BasisPoints) -> Bool { left.value < right.value }
}
