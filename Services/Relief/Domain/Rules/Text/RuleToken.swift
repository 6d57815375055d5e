import Contracts

/// One word, number or sign of a rule, and where it stands.
struct RuleToken: Sendable, Hashable {
    enum Kind: Sendable, Hashable {
        case number(RuleNumber)
        case money(Fen)
        case percent(RuleNumber)
        case date(CivilDate)
        /// A fact or a word of a dictionary, its parts joined by points.
        case name(String)
        case keyword(RuleKeyword)
        case symbol(RuleSymbol)
        case finish
    }

    var kind: Kind
    var range: Range<Int>
}

/// The signs of the language, as they are printed.
enum RuleSymbol: String, Sendable, Hashable, CaseIterable {
    case equal = "="
    case notEqual = "!="
    case less = "<"
    case atMost = "<="
    case greater = ">"
    case atLeast = ">="
    case plus = "+"
    case minus = "-"
    case times = "*"
    case divided = "/"
    case opening = "("
    case closing = ")"
    case openingBrace = "{"
    case closingBrace = "}"
    case comma = ","
    case to = ".."
}
