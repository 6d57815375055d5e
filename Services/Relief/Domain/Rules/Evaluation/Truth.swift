/// Whether something is so, as far as is known (Kleene's strong logic of three values).
public enum Truth: String, Sendable, Hashable, CaseIterable {
    case yes, no
    /// It cannot be told: a fact is missing, or a sum was too large to be reckoned.
    case unknown

    public init(_ value: Bool) { self = value ? .yes : .no }

    public static prefix func ! (truth: Truth) -> Truth {
        switch truth {
        case .yes: .no
        case .no: .yes
        case .unknown: .unknown
        }
    }

    /// No as soon as one is no, whatever is unknown of the other.
    public static func && (left: Truth, right: @autoclosure () -> Truth) -> Truth {
        if left == .no { return .no }
        let right = right()
        return right == .no ? .no : left == .yes && right == .yes ? .yes : .unknown
    }

    /// Yes as soon as one is yes, whatever is unknown of the other.
    public static func || (left: Truth, right: @autoclosure () -> Truth) -> Truth {
        if left == .yes { return .yes }
        let right = right()
        return right == .yes ? .yes : left == .no && right == .no ? .no : .unknown
    }
}
