import Contracts

/// The answer to `insurance.show`.
struct ShownCase: Codable, Sendable {
    struct Consent: Codable, Sendable {
        var textVersion: String
        var at: String
    }

    /// What an office has said.
    struct Answer: Codable, Sendable {
        var result: String
        var by: String
        var reference: String?
    }

    struct Quote: Codable, Sendable {
        var minimumFen: Int64
        var maximumFen: Int64
        var year: Int
        var source: String
    }

    /// What the collecting department reported as paid.
    struct Contribution: Codable, Sendable {
        var period: String
        var months: Int
        var baseFen: Int64
        var amountFen: Int64
        var paidOn: String
        var reference: String
        var by: String
        /// Codes: what differs from what the person had chosen.
        var warnings: [String]?
        var recordedAt: String
    }

    struct Subsidy: Codable, Sendable {
        var kind: String
        var basis: String
        var from: String
        var months: Int
        var reference: String
        var by: String
    }

    /// 职业伤害保障: what the platform pays, for reading.
    struct PlatformCover: Codable, Sendable {
        var industry: String
        var thousandOrdersFen: Int64
    }

    var `case`: ListedCase
    /// Where it stands in arrears.
    var owedMonths: [String]?
    var platformCover: PlatformCover?
    var consent: Consent?
    var revokedAt: String?
    var eligibility: Answer?
    var registration: Answer?
    var paymentLink: String?
    /// Until when it works, and whether that is over.
    var paymentLinkValidUntil: String?
    var paymentLinkExpired: Bool?
    var quote: Quote?
    var contributions: [Contribution]
    var subsidies: [Subsidy]

    func text(in language: Language) -> String {
        var parts = [DetailRows.text(rows(in: language), in: language)]
        if !contributions.isEmpty { parts.append(Self.contributions(in: language).text(contributions, in: language)) }
        if !subsidies.isEmpty { parts.append(Self.subsidies(in: language).text(subsidies, in: language)) }
        return parts.joined(separator: "\n\n")
    }

    private func rows(in language: Language) -> [(LocalizedText, String?)] {
        let words = LocalizedText.tables
        let item = `case`
        func said(_ answer: Answer?) -> String? {
            answer.map { answer in
                [LocalizedText.officeAnswer(answer.result)[language], answer.by, answer.reference].compactMap { $0 }
                    .joined(separator: "  ")
            }
        }
        return [
            (words.insuranceCase, item.caseNumber), (words.application, item.application),
            (words.scheme, LocalizedText.scheme(item.scheme)[language]),
            (words.place, LocalizedText.place(item.place)[language]),
            (words.state, LocalizedText.insuranceState(item.state)[language]),
            (words.since, LocalTime.text(item.since)), (words.round, String(item.round)),
            (words.asked, String(item.attempt)), (words.waitsFor, item.waitingFor),
            (words.nextLook, item.dueAt.map(LocalTime.text)),
            (words.stalledSince, item.stalledSince.map(LocalTime.text)), (words.occupation, item.occupation),
            (words.platform, item.platform),
            (words.consent, consent.map { "\($0.textVersion)  \(LocalTime.text($0.at))" }),
            (words.revokedAt, revokedAt.map(LocalTime.text)), (words.eligibility, said(eligibility)),
            (words.registration, said(registration)),
            (
                words.permittedBases,
                quote.map {
                    "\(Hundredths.text($0.minimumFen))–\(Hundredths.text($0.maximumFen))  \($0.year)  \($0.source)"
                }
            ), (words.base, item.baseFen.map(Hundredths.text)), (words.paymentLink, paymentLink),
            (words.paymentLinkValidUntil, linkValidity(in: language)),
            (words.paidThrough, item.paidThrough),
            (words.owedMonths, owedMonths.flatMap { $0.isEmpty ? nil : $0.joined(separator: " ") }),
            (words.platformCover, platformCover.map { LocalizedText.platformCover($0)[language] }),
        ]
    }

    private func linkValidity(in language: Language) -> String? {
        paymentLinkValidUntil.map {
            LocalTime.text($0) + (paymentLinkExpired == true ? "  \(LocalizedText.linkExpired[language])" : "")
        }
    }

    private static func contributions(in language: Language) -> Table<Contribution> {
        Table(
            .text(.tables.period) { $0.period }, .number(.tables.months) { $0.months },
            .amount(.tables.base) { $0.baseFen }, .amount(.tables.amount) { $0.amountFen },
            .text(.tables.paidOn) { $0.paidOn }, .text(.tables.reference) { $0.reference },
            .text(.tables.reportedBy) { $0.by }, .text(.tables.received) { LocalTime.text($0.recordedAt) },
            .text(.tables.remarks) { contribution in
                (contribution.warnings ?? []).map { code in
                    ReasonCode(rawValue: code).map { "\(code) \($0.message[language])" } ?? code
                }.joined(separator: "; ")
            })
    }

    private static func subsidies(in language: Language) -> Table<Subsidy> {
        Table(
            .text(.tables.subsidy) { LocalizedText.subsidy($0.kind)[language] }, .text(.tables.period) { $0.from },
            .number(.tables.months) { $0.months }, .text(.tables.basis) { $0.basis },
            .text(.tables.reference) { $0.reference }, .text(.tables.reportedBy) { $0.by })
    }
}
