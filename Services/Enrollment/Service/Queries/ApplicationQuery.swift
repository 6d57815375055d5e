import Contracts
import EnrollmentDomain
import FoundationEssentials
import Messaging
import Postgres

/// `application`: what became of one of the asking department's own applications.
struct ApplicationQuery: RequestHandler {
    let name = "application"

    func answer(_ request: ServiceRequest, in transaction: borrowing Transaction) throws -> RequestAnswer {
        guard let number = request.arguments["applicationNumber"]?.string else {
            throw RequestRefusal(.requestMalformed, field: "applicationNumber")
        }
        guard let row = try transaction.query(ApplicationQuery.select, request.sender, number).first else {
            throw RequestRefusal(.applicationUnknown, field: "applicationNumber")
        }
        let application = try KnownApplication(row)
        return RequestAnswer([
            "applicationNumber": .string(number), "state": .string(application.state.rawValue),
            "outcome": [
                "type": .string(application.outcome.type.rawValue),
                "time": .string(RFC3339.string(application.outcome.decidedAt)), "data": application.outcome.data,
            ],
        ])
    }

    private static let select = Statement(
        "application.query",
        """
        select department, number, content, state, outcome_type, outcome, decided_at from application
        where department = $1 and number = $2
        """)
}
