import Contracts

/// A part of a rule as it was read, before anything is known of what its names mean.
///
/// Two are equal when they say the same, wherever they stand in their texts.
public struct RuleSyntax: Sendable, Hashable {
    /// The most parts, and the deepest nesting of brackets, calls and choices, of one rule.
    public static let mostNodes = 500
    public static let deepest = 32

    public let form: Form
    /// Where it stands.
    public let range: Range<Int>

    public init(_ form: Form, at range: Range<Int> = 0..<0) {
        self.form = form
        self.range = range
    }

    public static func == (left: RuleSyntax, right: RuleSyntax) -> Bool { left.form == right.form }
    public func hash(into hasher: inout Hasher) { hasher.combine(form) }

    public indirect enum Form: Sendable, Hashable {
        /// Two or more, joined by `or`.
        case any([RuleSyntax])
        /// Two or more, joined by `and`.
        case all([RuleSyntax])
        case not(RuleSyntax)
        case compare(RuleSyntax, Comparison, RuleSyntax)
        /// `in { … }`, one or more words.
        case among(RuleSyntax, [Name])
        /// `in a .. b`, both ends included.
        case between(RuleSyntax, RuleSyntax, RuleSyntax)
        /// `in fact`.
        case held(RuleSyntax, by: Name)
        /// A place within another.
        case within(RuleSyntax, RuleSyntax)
        case known(RuleSyntax, Bool)
        /// Two or more; the first is never inverse.
        case sum([Term])
        case product([Term])
        case call(Function, [RuleSyntax])
        /// One or more, of which the first whose condition holds counts.
        case choice([Branch], otherwise: RuleSyntax)
        case number(RuleNumber)
        case money(Fen)
        case percent(RuleNumber)
        case date(CivilDate)
        /// A fact, or a word of a dictionary.
        case name(String)
    }

    public enum Comparison: String, Sendable, Hashable, CaseIterable {
        case equal = "="
        case notEqual = "!="
        case less = "<"
        case atMost = "<="
        case greater = ">"
        case atLeast = ">="
    }

    public enum Function: Sendable, Hashable, CaseIterable { case min, max, years, months }

    /// What is added or multiplied, or when inverse subtracted or divided by.
    public struct Term: Sendable, Hashable {
        public var value: RuleSyntax
        public var isInverse: Bool

        public init(_ value: RuleSyntax, isInverse: Bool = false) {
            self.value = value
            self.isInverse = isInverse
        }
    }

    public struct Branch: Sendable, Hashable {
        public var condition: RuleSyntax
        public var value: RuleSyntax

        public init(when condition: RuleSyntax, then value: RuleSyntax) {
            self.condition = condition
            self.value = value
        }
    }

    /// A name, and where it stands; equal to one of the same text.
    public struct Name: Sendable, Hashable {
        public let text: String
        public let range: Range<Int>

        public init(_ text: String, at range: Range<Int> = 0..<0) {
            self.text = text
            self.range = range
        }

        public static func == (left: Name, right: Name) -> Bool { left.text == right.text }
        public func hash(into hasher: inout Hasher) { hasher.combine(text) }
    }
}
