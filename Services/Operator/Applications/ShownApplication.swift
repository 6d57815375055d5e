import Contracts

/// The answer to `applications.show`.
struct ShownApplication: Codable, Sendable {
    /// The person; there only where a reason was given for seeing it.
    struct Applicant: Codable, Sendable {
        struct Identity: Codable, Sendable {
            var type: String
            var number: String
        }

        var name: String
        var identity: Identity
        var phone: String
    }

    /// What the department was told last.
    struct Outcome: Codable, Sendable {
        var type: String
        var time: String
        var data: JSON?
    }

    var application: ListedApplication
    /// What was asked, without the applicant.
    var request: JSON?
    var applicant: Applicant?
    var outcome: Outcome?

    func text(in language: Language) -> String {
        let words = LocalizedText.tables
        let late = application.overdue ? "  " + words.overdue[language] : ""
        let rows: [(LocalizedText, String?)] = [
            (words.application, application.reference.description),
            (words.state, LocalizedText.applicationState(application.state)[language]),
            (words.since, LocalTime.text(application.decidedAt)),
            (words.due, application.dueAt.map { LocalTime.text($0) + late }), (words.from, application.from),
            (words.union, application.union),
            (words.place, application.place), (words.occupation, application.occupation),
            (words.labourRelation, application.labourRelation), (words.platform, application.platform),
            (words.channel, application.channel), (words.name, applicant?.name),
            (words.identity, applicant.map { "\($0.identity.type) \($0.identity.number)" }),
            (words.phone, applicant?.phone),
            (words.outcome, outcome.map { "\($0.type)  \(LocalTime.text($0.time))" }),
        ]
        let details = [(words.requested, request), (words.told, outcome?.data)].compactMap { title, value in
            value.map { "\(title[language])\n\(JSONText.pretty($0))" }
        }
        return ([DetailRows.text(rows, in: language)] + details).joined(separator: "\n")
    }
}
