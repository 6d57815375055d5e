import Contracts
import Messaging
import Postgres
import ReliefDomain

/// What the relief service can tell of an id: of a posting by its key (`receive/XCS-2026-17`), or by the document alone.
struct ReliefTrace: TraceSource {
    func steps(of id: String, in transaction: borrowing Transaction) throws -> [TraceStep] {
        let keys = [id] + Flow.allCases.map { "\($0.rawValue)/\(id)" }
        return try keys.compactMap { try TransferStore.transfer(under: $0, in: transaction) }.map { transfer in
            TraceStep(
                at: transfer.at, step: "ledger", event: nil, subject: transfer.key,
                details: [
                    "flow": .string(transfer.flow.rawValue), "fund": .string(transfer.from.fund.text),
                    "project": (transfer.from.project ?? transfer.to.project).map { .string($0.text) },
                    "amountFen": .integer(transfer.amount.amount),
                ])
        }
    }
}
