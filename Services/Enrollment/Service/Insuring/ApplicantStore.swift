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
        let particulars = try row.get(optional: "particulars", as: String.self).map {
            try JSON(parsing: Array($0.utf8))
        }
        state = try row.value("state", ApplicationState.init)
        personID = try row.get(optional: "person_id", as: UUID.self).map(PersonID.init)
        place = particulars?["residence"]?.string.flatMap({ DivisionCode($0) })
        trade = particulars?["occupation"]?.string.flatMap(Occupation.init).map {
            Trade(occupation: $0, platform: particulars?["platform"]?.string)
        }
    }
}
