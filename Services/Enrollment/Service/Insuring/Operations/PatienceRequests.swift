import Contracts
import EnrollmentDomain
import FoundationEssentials
import Messaging
import Postgres
import ServiceKit

/// `insurance.patience.set`: how long one waits in a state before one asks again, and how often.
struct SetPatience: RequestHandler {
    let name = "insurance.patience.set"
    static let longest: Int64 = 366 * 86_400

    func answer(_ request: ServiceRequest, in transaction: borrowing Transaction) throws -> RequestAnswer {
        let why = try request.requiredWhy()
        guard let state = request.arguments["state"]?.string.flatMap(InsuranceState.init), !state.isEnded else {
            throw RequestRefusal(.valueUnknown, field: "state")
        }
        guard let seconds = request.arguments["intervalSeconds"]?.integer, (1...Self.longest).contains(seconds) else {
            throw RequestRefusal(.valueUnknown, field: "intervalSeconds")
        }
        guard let asks = request.arguments["asks"]?.integer, (1...10).contains(asks) else {
            throw RequestRefusal(.valueUnknown, field: "asks")
        }
        let before = try PatienceStore.all(in: transaction).term(in: state)
        let term = AskingTerm(interval: TimeInterval(seconds), doubledUntilAsk: Int(asks))
        try PatienceStore.save(term, of: state, in: transaction)
        return RequestAnswer(
            term.json(of: state),
            outcome: Messaging.Outcome(
                "set",
                audit: [
                    AuditRecord(
                        actor: "/operators/\(request.sender)", action: "insurance.patience-set",
                        subject: state.rawValue, before: before.json(of: state),
                        after: term.json(of: state).setting("why", to: .string(why)))
                ]))
    }
}

/// `insurance.patience.list`: for every state that does not end a case.
struct ListPatience: RequestHandler {
    let name = "insurance.patience.list"

    func answer(_ request: ServiceRequest, in transaction: borrowing Transaction) throws -> RequestAnswer {
        let patience = try PatienceStore.all(in: transaction)
        let states = InsuranceState.allCases.filter { !$0.isEnded && $0 != .current && $0 != .arrears }
        return RequestAnswer(["terms": .array(states.map { patience.term(in: $0).json(of: $0) })])
    }
}

extension AskingTerm {
    fileprivate func json(of state: InsuranceState) -> JSON {
        [
            "state": .string(state.rawValue), "intervalSeconds": .integer(Int64(interval)),
            "asks": .integer(Int64(asks)),
        ]
    }
}

/// What operators have set.
enum PatienceStore {
    static func all(in transaction: borrowing Transaction) throws -> Patience {
        try Patience(transaction.query(selectAll))
    }

    static func save(
        _ term: AskingTerm, of state: InsuranceState, in transaction: borrowing Transaction
    ) throws {
        try transaction.execute(upsert, state.rawValue, Int64(term.interval), Int64(term.asks))
    }

    static let selectAll = Statement(
        "insurance_patience.select", "select state, interval_seconds, asks from insurance_patience order by state")

    private static let upsert = Statement(
        "insurance_patience.upsert",
        """
        insert into insurance_patience (state, interval_seconds, asks) values ($1, $2, $3)
        on conflict (state) do update set interval_seconds = excluded.interval_seconds, asks = excluded.asks
        """)
}

extension Patience {
    init(_ rows: Rows) throws {
        var terms: [InsuranceState: AskingTerm] = [:]
        for row in rows {
            let seconds: Int64 = try row.get("interval_seconds")
            terms[try row.value("state", InsuranceState.init)] = AskingTerm(
                interval: TimeInterval(seconds), doubledUntilAsk: try row.get("asks"))
        }
        self.init(terms: terms)
    }
}
