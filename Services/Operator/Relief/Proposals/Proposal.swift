import Contracts

/// What one person has asked for and a second one must confirm.
struct Proposal: Codable, Sendable {
    /// What names it; the first eight digits are enough.
    var digest: String
    /// Such as `ledger.post`.
    var request: String
    /// What the second person judges it by; nothing personal.
    var summary: [String: SummaryValue]
    var why: String
    var proposedBy: String
    var proposedAt: String
    /// A day later: then it must be proposed again.
    var expiresAt: String

    /// As many digits as name it on a screen.
    var name: String { String(digest.prefix(8)) }

    /// The summary in one line: `amountFen 3000000  fund CEN-2026`; sums are written in 元.
    var subject: String {
        summary.sorted { $0.key < $1.key }.map { key, value in
            if key.hasSuffix("Fen"), case .number(let fen) = value {
                "\(key.dropLast(3)) \(Hundredths.text(fen))"
            } else {
                "\(key) \(value.text)"
            }
        }.joined(separator: "  ")
    }
}

/// A value in a summary: a text, a whole number, or a list of them.
enum SummaryValue: Codable, Sendable, Equatable {
    case number(Int64)
    case flag(Bool)
    case word(String)
    case list([SummaryValue])

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let flag = try? container.decode(Bool.self) {
            self = .flag(flag)
        } else if let number = try? container.decode(Int64.self) {
            self = .number(number)
        } else if let list = try? container.decode([SummaryValue].self) {
            self = .list(list)
        } else {
            self = .word(try container.decode(String.self))
        }
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .number(let number): try container.encode(number)
        case .flag(let flag): try container.encode(flag)
        case .word(let word): try container.encode(word)
        case .list(let list): try container.encode(list)
        }
    }

    var text: String {
        switch self {
        case .number(let number): String(number)
        case .flag(let flag): String(flag)
        case .word(let word): word
        case .list(let list): list.map(\.text).joined(separator: " ")
        }
    }
}
