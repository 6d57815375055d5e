import Contracts

/// What one check of `doctor` found.
struct Finding: Encodable, Sendable, Equatable {
    enum Verdict: String, Encodable, Sendable {
        case healthy
        case warning
        case broken
    }

    /// A stable name, for scripts: `topic-row-missing`.
    var check: String
    var verdict: Verdict
    /// What it is about: a user, a queue, a service.
    var subject: String
    /// What is wrong, and what to do.
    var text: LocalizedText

    static func healthy(_ check: String, _ subject: String, _ text: LocalizedText) -> Finding {
        Finding(check: check, verdict: .healthy, subject: subject, text: text)
    }
    static func warning(_ check: String, _ subject: String, _ text: LocalizedText) -> Finding {
        Finding(check: check, verdict: .warning, subject: subject, text: text)
    }
    static func broken(_ check: String, _ subject: String, _ text: LocalizedText) -> Finding {
        Finding(check: check, verdict: .broken, subject: subject, text: text)
    }

    private enum CodingKeys: CodingKey {
        case check, verdict, subject, message
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(check, forKey: .check)
        try container.encode(verdict, forKey: .verdict)
        try container.encode(subject, forKey: .subject)
        try container.encode(["zh": text.zh, "en": text.en], forKey: .message)
    }

    static func table(in language: Language) -> Table<Finding> {
        Table(
            .text(.tables.verdict) { LocalizedText.verdict($0.verdict)[language] },
            .text(.tables.subject) { $0.subject },
            .text(.tables.finding) { $0.text[language] })
    }
}
