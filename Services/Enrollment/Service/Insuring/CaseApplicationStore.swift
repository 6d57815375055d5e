import Contracts
import EnrollmentDomain
import FoundationEssentials
import Postgres

/// Which applications have asked for which cases, and which of them were told that both legs have ended.
enum CaseApplicationStore {
    /// That an application has asked for a case, whoever follows it.
    struct Asked {
        var application: ApplicationKey
        var number: CaseNumber
        /// Whether its leg has ended already.
        var isSettled: Bool
    }

    /// Enters who has asked, and that cases have settled.
    ///
    /// - Returns: the applications of which both legs may have ended by that.
    static func enter(
        _ asked: [Asked], settled: Set<CaseNumber>, in transaction: borrowing Transaction
    ) throws -> Set<ApplicationKey> {
        var touched = Set(asked.filter(\.isSettled).map(\.application))
        if !asked.isEmpty {
            try transaction.execute(
                insert, asked.map(\.application.department.text), asked.map(\.application.number.text),
                asked.map(\.number.uuid), asked.map(\.isSettled))
        }
        guard !settled.isEmpty else { return touched }
        for row in try transaction.query(settle, settled.sorted().map(\.uuid)) {
            touched.insert(try key(row))
        }
        return touched
    }

    /// The applications all of whose cases have settled by now, and of which that was not said yet; with the cases.
    ///
    /// Two transactions that settle the last two cases of one application take turns at its row.
    static func complete(
        _ applications: Set<ApplicationKey>, in transaction: borrowing Transaction
    ) throws -> [CompletedApplication] {
        guard !applications.isEmpty else { return [] }
        let keys = applications.sorted()
        let departments = keys.map(\.department.text)
        let numbers = keys.map(\.number.text)
        try transaction.execute(lockApplications, departments, numbers)
        var completed: [ApplicationKey: CompletedApplication] = [:]
        for row in try transaction.query(completeApplications, departments, numbers) {
            let key = try Self.key(row)
            var application = try completed[key] ?? CompletedApplication(key: key, row)
            application.cases.append(try CompletedApplication.Leg(row))
            completed[key] = application
        }
        return completed.values.sorted { $0.key < $1.key }
    }

    private static func key(_ row: Row) throws -> ApplicationKey {
        ApplicationKey(
            department: try row.value("department", { DepartmentName($0) }),
            number: try row.value("application", { ApplicationNumber($0) }))
    }

    private static let insert = Statement(
        "insurance_application.insert",
        """
        insert into insurance_application (department, application, case_id, settled)
        select * from unnest($1::text[], $2::text[], $3::uuid[], $4::boolean[]) order by 1, 2, 3
        on conflict do nothing
        """)

    private static let settle = Statement(
        "insurance_application.settle",
        """
        update insurance_application set settled = true where case_id = any($1) and not settled
        returning department, application
        """)

    private static let lockApplications = Statement(
        "application.lock-for-insurance",
        """
        select from application join unnest($1::text[], $2::text[]) as asked (department, number)
            on application.department = asked.department and application.number = asked.number
        order by application.department, application.number
        for update of application
        """)

    private static let completeApplications = Statement(
        "insurance_application.complete",
        """
        with asked as (
            select asked.department, asked.number, application.state, application.request_id
            from unnest($1::text[], $2::text[]) as asked (department, number)
            join application on application.department = asked.department and application.number = asked.number
            where not exists (
                select from insurance_application as leg where leg.department = asked.department
                    and leg.application = asked.number and (not leg.settled or leg.told))
        ), told as (
            update insurance_application set told = true from asked
            where insurance_application.department = asked.department
                and insurance_application.application = asked.number
            returning insurance_application.department, insurance_application.application, case_id,
                asked.state as application_state, asked.request_id as application_request
        )
        select told.department, told.application, told.application_state, told.application_request,
            insurance_case.id, insurance_case.scheme, insurance_case.state, insurance_case.since, insurance_case.place,
            insurance_case.department as follower
        from told join insurance_case on insurance_case.id = told.case_id
        """)
}

/// An application of which both legs have ended.
struct CompletedApplication {
    /// How one case stands.
    struct Leg {
        var number: CaseNumber
        var scheme: InsuranceScheme
        var state: InsuranceState
        var since: Date
        var place: DivisionCode
        /// The department that follows the case: nobody else learns of it.
        var follower: DepartmentName
    }

    var key: ApplicationKey
    /// The event of the application.
    var requestID: String
    var state: ApplicationState
    var cases: [Leg] = []

    /// Those its department follows, by number.
    var own: [Leg] { cases.filter { $0.follower == key.department }.sorted { $0.number < $1.number } }
}

extension CompletedApplication {
    fileprivate init(key: ApplicationKey, _ row: Row) throws {
        self.init(
            key: key, requestID: try row.get("application_request"),
            state: try row.value("application_state", ApplicationState.init))
    }
}

extension CompletedApplication.Leg {
    fileprivate init(_ row: Row) throws {
        self.init(
            number: CaseNumber(try row.get("id", as: UUID.self)),
            scheme: try row.value("scheme", InsuranceScheme.init), state: try row.value("state", InsuranceState.init),
            since: try row.get("since"), place: try row.value("place", { DivisionCode($0) }),
            follower: try row.value("follower", { DepartmentName($0) }))
    }
}
