import Contracts
import FoundationEssentials
import Messaging
import Postgres
import ServiceKit
import StationsDomain

/// `stations.patience.set`: how long a map provider is waited for before it is asked again, and how long at most.
struct SetPatience: RequestHandler {
    let name = "stations.patience.set"
    static let longest: Int64 = 366 * 86_400

    func answer(_ request: ServiceRequest, in transaction: borrowing Transaction) throws -> RequestAnswer {
        let why = try request.requiredWhy()
        let first = try seconds("firstSeconds", 1, request.arguments)
        let longest = try seconds("longestSeconds", first, request.arguments)
        let before = try PatienceStore.patience(in: transaction)
        let patience = AskingTerm(interval: TimeInterval(first), longest: TimeInterval(longest))
        try MapProviderStore.save(patience, in: transaction)
        return RequestAnswer(
            patience.json,
            outcome: Messaging.Outcome(
                "set",
                audit: [
                    AuditRecord(
                        actor: "/operators/\(request.sender)", action: "stations.patience-set", subject: "listing",
                        before: before.json, after: patience.json.setting("why", to: .string(why)))
                ]))
    }

    private func seconds(_ field: String, _ least: Int64, _ arguments: JSON) throws -> Int64 {
        guard let seconds = arguments[field]?.integer, (least...Self.longest).contains(seconds) else {
            throw RequestRefusal(.valueUnknown, field: field)
        }
        return seconds
    }
}

/// `stations.patience.list`: as it is set, or as it is where nobody has set it.
struct ListPatience: RequestHandler {
    let name = "stations.patience.list"

    func answer(_ request: ServiceRequest, in transaction: borrowing Transaction) throws -> RequestAnswer {
        RequestAnswer(try PatienceStore.patience(in: transaction).json)
    }
}

enum PatienceStore {
    static func patience(in transaction: borrowing Transaction) throws -> AskingTerm {
        try MapProviderStore.patience(transaction.query(MapProviderStore.selectPatience))
    }
}

extension AskingTerm {
    fileprivate var json: JSON {
        ["firstSeconds": .integer(Int64(interval)), "longestSeconds": .integer(Int64(longest))]
    }
}
