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
    init(_ arguments: FundArguments, in transaction: borrowing Transaction) throws {
        guard let flow = arguments.json["flow"]?.string.flatMap(Flow.init), let kind = Self.kinds[flow] else {
            throw RequestRefusal(.accountFlow, field: "flow")
        }
        guard let document = arguments.json["document"]?.string.flatMap(SourceReference.init) else {
            throw RequestRefusal(.referenceFormat, field: "document")
        }
        guard !PersonalIdentifierScan.containsPersonalNumber(inProse: document.text) else {
            throw RequestRefusal(.identifierPersonal, field: "document")
        }
        guard let amount = arguments.json["amountFen"]?.integer, amount > 0 else {
            throw RequestRefusal(.valueUnknown, field: "amountFen")
        }
        let project = try arguments.project()
        let fund = try Self.fund(of: project, arguments, in: transaction)
        guard let posting = Posting(PostingKey(kind, document), fund: fund, project: project, amount: Fen(amount))
        else { throw RequestRefusal(project == nil ? .projectUnknown : .accountFlow, field: "project") }
        self.posting = posting
        self.document = document
    }

    private static func fund(
        of project: ProjectCode?, _ arguments: FundArguments, in transaction: borrowing Transaction
    ) throws -> FundCode {
        guard let project, arguments.named("fund") == nil else { return try arguments.fund() }
        guard let found = try FundStore.project(project, in: transaction) else {
            throw RequestRefusal(.projectUnknown, field: "project")
        }
        return found.fund
    }

    private static let kinds: [Flow: PostingKey.FundFlow] = [
        .receive: .receive, .handBack: .handBack, .allocate: .allocate, .deallocate: .deallocate, .spend: .spend,
    ]

    /// Whether it may be posted as things stand.
    ///
    /// - Parameter locking: whether the accounts stay as they are until the transaction ends, so that a person reads why it
    ///   may not be, and the database need not refuse.
    /// - Returns: `false` when just this was posted before.
    /// - Throws: a ``RequestRefusal``, `document-reused` when something else was.
    func check(locking: Bool, in transaction: borrowing Transaction) throws -> Bool {
        let accounts = try LedgerStore.accounts(of: [posting], locking: locking, in: transaction)
        guard let from = accounts[posting.from], let to = accounts[posting.to] else {
            throw posting.project == nil || accounts.isEmpty
                ? RequestRefusal(.fundUnknown, field: "fund") : RequestRefusal(.projectUnknown, field: "project")
        }
        if let transfer = try TransferStore.transfer(under: posting.key.text, in: transaction) {
            let isSame = transfer.from == posting.from && transfer.to == posting.to && transfer.amount == posting.amount
            guard isSame else { throw RequestRefusal(.documentReused, field: "document") }
            return false
        }
        do throws(LedgerFault) {
            _ = try posting.applied(from: from.totals, to: to.totals)
        } catch {
            throw RequestRefusal(error.code ?? .budgetExceeded, field: "amountFen")
        }
        return true
    }

    /// - Returns: `false` when just this was posted before.
    func post(by poster: String, in transaction: borrowing Transaction) throws -> Bool {
        guard try check(locking: true, in: transaction) else { return false }
        return try !LedgerStore.post([posting], by: poster, in: transaction).isEmpty
    }

    var json: JSON {
        .object([
            "flow": .string(posting.flow.rawValue), "fund": .string(posting.fund.text),
            "project": posting.project.map { .string($0.text) }, "amountFen": .integer(posting.amount.amount),
            "document": .string(document.text),
        ])
    }
}
