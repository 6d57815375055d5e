import Contracts
import Messaging
import Postgres
import ServiceKit
import StationsDomain

/// `stations.approve`: stations whose site was found fit may be built; many in one request, each with its own answer.
struct ApproveStations: RequestHandler {
    let name = "stations.approve"
    let keys: KeyRing

    func answer(_ request: ServiceRequest, in transaction: borrowing Transaction) throws -> RequestAnswer {
        var order = try StationOrder(request, keys: keys, in: transaction)
        return try order.answer("approved", in: transaction) { _ in .approved(by: request.sender) }
    }
}

/// `stations.decline`: they may not be built; their department is told why, in the operator's words.
struct DeclineStations: RequestHandler {
    let name = "stations.decline"
    let keys: KeyRing
    static let mostRemarks = 10

    func answer(_ request: ServiceRequest, in transaction: borrowing Transaction) throws -> RequestAnswer {
        let remarks = try remarks(request.arguments)
        var order = try StationOrder(request, keys: keys, in: transaction)
        return try order.answer("declined", in: transaction) { _ in
            .declined(by: request.sender, remarks: remarks)
        }
    }

    /// What the department reads, and everybody with it: no person's number stands in it.
    private func remarks(_ arguments: JSON) throws -> [String] {
        let remarks = (arguments["remarks"]?.array ?? []).map { $0.string ?? "" }
        guard (1...Self.mostRemarks).contains(remarks.count) else {
            throw RequestRefusal(.fieldMissing, field: "remarks")
        }
        for (index, text) in remarks.enumerated() {
            guard text.contains(where: { !$0.isWhitespace }), text.unicodeScalars.count <= 200 else {
                throw RequestRefusal(.fieldLength, field: "remarks[\(index)]")
            }
            guard !PersonalIdentifierScan.containsPersonalNumber(inProse: text) else {
                throw RequestRefusal(.identifierPersonal, field: "remarks[\(index)]")
            }
        }
        return remarks
    }
}

/// `stations.assign`: another union answers for them from now on, as when theirs was dissolved.
struct AssignStations: RequestHandler {
    let name = "stations.assign"
    let keys: KeyRing

    func answer(_ request: ServiceRequest, in transaction: borrowing Transaction) throws -> RequestAnswer {
        guard let union = request.arguments["union"]?.string.flatMap({ UnionCode($0) }) else {
            throw RequestRefusal(.unionUnknown, field: "union")
        }
        try require(union, in: transaction)
        var changes = StationChanges()
        changes.union = union
        var order = try StationOrder(request, keys: keys, to: union, in: transaction)
        return try order.answer("assigned", in: transaction) { station in
            .changed(StationChanged(reference: station.identity.reference, changes: changes))
        }
    }

    private func require(_ union: UnionCode, in transaction: borrowing Transaction) throws {
        let question = try UnionStore.ask(for: [union], and: [], in: transaction)
        guard let known = try UnionStore.directory(transaction.rows(question))[union] else {
            throw RequestRefusal(.unionUnknown, field: "union")
        }
        guard known.isOpen else { throw RequestRefusal(.unionClosed, field: "union") }
        guard !known.isHoldingPool else { throw RequestRefusal(.unionHoldingPool, field: "union") }
    }
}
