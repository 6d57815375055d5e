import Contracts
import EnrollmentDomain
import FoundationEssentials
import Postgres

/// What help into social insurance takes from an application.
struct ApplicantFile {
    var state: ApplicationState
    var personID: PersonID?
    /// The county of residence.
    var place: DivisionCode?
    var trade: Trade?
    /// Which schemes the person asked for with the application.
    var schemes: [InsuranceScheme]
    var wish: InsuranceWish
    var consent: InsuranceConsent?

    /// What the application asks for, of itself.
    func requests(_ key: ApplicationKey, requestID: String) -> [AssistanceRequest] {
        guard let personID, let place, let trade, state == .accepted || state == .transferProposed else { return [] }
        return schemes.map {
            AssistanceRequest(
                application: key, requestID: requestID, personID: personID, scheme: $0, place: place, trade: trade,
                wish: wish, consent: consent)
        }
    }
}

/// The applications that requests for help name.
enum ApplicantStore {
    static func ask(for keys: Set<ApplicationKey>, in transaction: borrowing Transaction) throws -> Question {
        let keys = keys.sorted()
        return try transaction.ask(select, keys.map(\.department.text), keys.map(\.number.text))
    }

    static func files(_ rows: Rows) throws -> [ApplicationKey: ApplicantFile] {
        var files: [ApplicationKey: ApplicantFile] = [:]
        for row in rows {
            let key = ApplicationKey(
                department: try row.value("department", { DepartmentName($0) }),
                number: try row.value("number", { ApplicationNumber($0) }))
            files[key] = try ApplicantFile(row)
        }
        return files
    }

    private static let select = Statement(
        "application.select-applicant",
        """
        select application.department, application.number, state, person_id, particulars
        from unnest($1::text[], $2::text[]) as asked (department, number)
        join application on application.department = asked.department and application.number = asked.number
        """)
}

extension ApplicantFile {
    init(_ row: Row) throws {
        let particulars =
            try row.get(optional: "particulars", as: String.self).map { try JSON(parsing: Array($0.utf8)) } ?? .null
        let wish = particulars["socialInsurance"]
        self.init(
            state: try row.value("state", ApplicationState.init),
            personID: try row.get(optional: "person_id", as: UUID.self).map(PersonID.init),
            place: particulars["residence"]?.string.flatMap { DivisionCode($0) },
            trade: particulars["occupation"]?.string.flatMap(Occupation.init).map {
                Trade(occupation: $0, platform: particulars["platform"]?.string)
            },
            schemes: (wish?["schemes"]?.array ?? []).compactMap { $0.string.flatMap(InsuranceScheme.init) },
            wish: InsuranceWish(base: wish?["baseFen"]?.integer.map(Fen.init)),
            consent: (particulars["consents"]?.array ?? []).compactMap(InsuranceConsent.init).last)
    }

    init(_ record: ApplicationRecord, _ request: EnrollmentRequested) {
        self.init(
            state: record.state, personID: record.personID, place: request.residence,
            trade: Trade(occupation: request.occupation, platform: request.platform),
            schemes: request.socialInsurance?.schemes ?? [], wish: InsuranceWish(base: request.socialInsurance?.base),
            consent: request.consents.last { $0.scope == .socialInsurance }.map {
                InsuranceConsent(textVersion: $0.textVersion, at: $0.at)
            })
    }
}

extension InsuranceConsent {
    /// Reads a consent of an application, where it is one for social insurance.
    fileprivate init?(_ json: JSON) {
        guard json["scope"]?.string == ConsentScope.socialInsurance.rawValue,
            let version = json["textVersion"]?.string, let at = json["at"]?.string.flatMap(RFC3339.date)
        else { return nil }
        self.init(textVersion: version, at: at)
    }
}
