import Contracts
import Messaging
import Postgres
import ReliefDomain
import ServiceKit

/// What a person has the ledger move, under a document's number: money that comes in, is allotted, given back or spent.
///
/// What a list or a payment moves, lists and payments post themselves.
struct LedgerOrder {
    let posting: Posting
    let document: SourceReference

    /// The fund need not be named where a project is.
    ///
    /// - Throws: a ``RequestRefusal`` that names the field.
    init(_ request: ServiceRequest, in transaction: borrowing Transaction) throws {
        guard let flow = request.arguments["flow"]?.string.flatMap(Flow.init), let kind = Self.kinds[flow] else {
            throw RequestRefusal(.accountFlow, field: "flow")
        }
        guard let document = request.arguments["document"]?.string.flatMap(SourceReference.init) else {
            throw RequestRefusal(.referenceFormat, field: "document")
        }
        guard !PersonalIdentifierScan.containsPersonalNumber(inProse: document.text) else {
            throw RequestRefusal(.identifierPersonal, field: "document")
        }
        guard let amount = request.arguments["amountFen"]?.integer, amount > 0 else {
            throw RequestRefusal(.valueUnknown, field: "amountFen")
        }
        let project = try request.projectCode()
        guard
            let posting = Posting(
                PostingKey(kind, document), fund: try Self.fund(of: project, request, in: transaction),
                project: project, amount: Fen(amount))
        else { throw RequestRefusal(project == nil ? .projectUnknown : .accountFlow, field: "project") }
        self.posting = posting
        self.document = document
    }

    private static func fund(
        of project: ProjectCode?, _ request: ServiceRequest, in transaction: borrowing Transaction
    ) throws -> FundCode {
        guard let project, request.arguments["fund"] ?? .null == .null else { return try request.fundCode() }
        guard let found = try FundStore.project(project, in: transaction) else {
            throw RequestRefusal(.projectUnknown, field: "project")
        }
        return found.fund
    }

    private static let kinds: [Flow: PostingKey.FundFlow] = [
        .receive: .receive, .handBack: .handBack, .allocate: .allocate, .deallocate: .deallocate, .spend: .spend,
    ]

    /// Judged with the accounts locked, so that a person reads why, and the database need not refuse.
    ///
    /// - Returns: `false` when just this was posted before.
    /// - Throws: a ``RequestRefusal``, `document-reused` when something else was.
    func post(by poster: String, in transaction: borrowing Transaction) throws -> Bool {
        let accounts = try LedgerStore.accounts(of: [posting], locking: true, in: transaction)
        guard let from = accounts[posting.from], let to = accounts[posting.to] else {
            throw posting.project == nil || accounts.isEmpty
                ? RequestRefusal(.fundUnknown, field: "fund") : RequestRefusal(.projectUnknown, field: "project")
        }
        guard try !isPosted(in: transaction) else { return false }
        do throws(LedgerFault) {
            _ = try posting.applied(from: from.totals, to: to.totals)
        } catch {
            throw RequestRefusal(error.code ?? .budgetExceeded, field: "amountFen")
        }
        guard try !LedgerStore.post([posting], by: poster, in: transaction).isEmpty else {
            throw RequestRefusal(.documentReused, field: "document")
        }
        return true
    }

    private func isPosted(in transaction: borrowing Transaction) throws -> Bool {
        guard let transfer = try TransferStore.transfer(under: posting.key.text, in: transaction) else { return false }
        return transfer.from == posting.from && transfer.to == posting.to && transfer.amount == posting.amount
    }

    var json: JSON {
        .object([
            "flow": .string(posting.flow.rawValue), "fund": .string(posting.fund.text),
            "project": posting.project.map { .string($0.text) }, "amountFen": .integer(posting.amount.amount),
            "document": .string(document.text),
        ])
    }
}
