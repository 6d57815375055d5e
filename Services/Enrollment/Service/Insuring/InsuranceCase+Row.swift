import Contracts
import EnrollmentDomain
import FoundationEssentials
import Postgres

extension InsuranceCase {
    /// Reads a row of ``InsuranceStore/columns``.
    init(_ row: Row) throws {
        let textVersion: String? = try row.get(optional: "consent_text")
        let consentedAt: Date? = try row.get(optional: "consented_at")
        self.init(
            number: CaseNumber(try row.get("id", as: UUID.self)), personID: PersonID(try row.get("person_id")),
            scheme: try row.value("scheme", InsuranceScheme.init), place: try row.value("place", { DivisionCode($0) }),
            application: ApplicationKey(
                department: try row.value("department", { DepartmentName($0) }),
                number: try row.value("application", { ApplicationNumber($0) })),
            requestID: try row.get("request_id"),
            trade: Trade(
                occupation: try row.value("occupation", Occupation.init), platform: try row.get(optional: "platform")),
            wish: InsuranceWish(
                base: try row.get(optional: "wished_base_fen", as: Int64.self).map(Fen.init),
                frequency: try row.value("frequency", PaymentFrequency.init)),
            state: try CaseState(row), since: try row.get("since"), round: try row.get("round"),
            consent: textVersion.flatMap { text in
                consentedAt.map { InsuranceConsent(textVersion: text, at: $0) }
            },
            revokedAt: try row.get(optional: "revoked_at"),
            eligibility: try row.answer("eligibility", EligibilityResult.init),
            registration: try row.answer("registration", RegistrationResult.init),
            attempt: try row.get("attempt"), dueAt: try row.get(optional: "due_at"),
            stalledSince: try row.get(optional: "stalled_since"), isSettled: try row.get("settled"))
    }
}

extension CaseState {
    fileprivate init(_ row: Row) throws {
        func office() throws -> DepartmentName { try row.value("asked", { DepartmentName($0) }) }
        func link() throws -> PaymentLink? {
            let validUntil: Date? = try row.get(optional: "link_until")
            return try row.get(optional: "link", as: String.self).flatMap(PaymentURL.init).map {
                PaymentLink(url: $0, validUntil: validUntil)
            }
        }
        func paid() throws -> PaidMonths {
            let missing = try row.get("missing_months", as: [String].self).map { text in
                guard let month = Month(text) else { throw UnreadableColumn(column: "missing_months") }
                return month
            }
            return PaidMonths(
                from: try row.value("paid_from", { Month($0) }), to: try row.value("paid_through", { Month($0) }),
                missing: missing)
        }
        func plan() throws -> Plan {
            Plan(
                base: Fen(try row.get("base_fen")), frequency: try row.value("frequency", PaymentFrequency.init),
                standard: .init(try row.get("standard")),
                reference: try row.get(optional: "reference", as: String.self).flatMap({ SourceReference($0) }),
                link: try link())
        }
        switch try row.value("state", InsuranceState.init) {
        case .informed: self = .informed
        case .consented: self = .consented
        case .eligibilityAsked: self = .eligibilityAsked(of: try office())
        case .eligible: self = .eligible
        case .quoted: self = .quoted(.init(try row.get("standard")))
        case .registrationAsked: self = .registrationAsked(of: try office(), try plan())
        case .registered: self = .registered(try plan())
        case .paymentLinkAsked: self = .paymentLinkAsked(of: try office(), try plan())
        case .linkReady: self = .linkReady(try plan())
        case .current: self = .current(try plan(), try paid())
        case .arrears: self = .arrears(try plan(), try paid())
        case .disputed: self = .disputed(try row.value("disputed", DisputedQuestion.init))
        case .alreadyInsured: self = .ended(.alreadyInsured)
        case .notEligible: self = .ended(.notEligible)
        case .registrationRefused: self = .ended(.registrationRefused)
        case .revoked: self = .ended(.revoked)
        case .lapsed: self = .ended(.lapsed)
        case .platformCover: self = .ended(.platformCover)
        }
    }

    /// Where the person pays, once it is known.
    var usableLink: PaymentLink? {
        switch self {
        case .linkReady(let plan), .current(let plan, _), .arrears(let plan, _): plan.link
        default: nil
        }
    }

    /// The standard by which the person pays, or was quoted.
    var standard: ContributionStandard.ID? { if case .quoted(let id) = self { id } else { plan?.standard } }

    var disputed: DisputedQuestion? { if case .disputed(let question) = self { question } else { nil } }
}

extension Row {
    fileprivate func answer<Result>(
        _ column: String, _ read: (String) -> Result?
    ) throws -> OfficeAnswer<Result>? {
        guard try get(optional: column, as: String.self) != nil else { return nil }
        return OfficeAnswer(office: try value("\(column)_by", { DepartmentName($0) }), result: try value(column, read))
    }
}

/// A column holds what this program never wrote.
struct UnreadableColumn: Error, CustomStringConvertible {
    let column: String
    var description: String { "insurance: \(column) cannot be read" }
}
