import Contracts
import Messaging
import Postgres
import ReliefDomain
import ServiceKit

/// `programmes.list`: each with its newest version, in order of their codes, page by page; or the one that is named.
struct ListProgrammes: RequestHandler {
    let name = "programmes.list"
    static let mostRows: Int64 = 500

    func answer(_ request: ServiceRequest, in transaction: borrowing Transaction) throws -> RequestAnswer {
        if request.arguments["code"] != nil, request.arguments["code"] != .null {
            return RequestAnswer([
                "programmes": [try request.keptProgramme(in: transaction).json]
            ])
        }
        let limit = request.arguments["limit"]?.integer ?? 50
        guard (1...Self.mostRows).contains(limit) else { throw RequestRefusal(.valueUnknown, field: "limit") }
        let page = try ProgrammeStore.page(
            after: request.arguments["after"]?.string ?? "", limit: Int(limit), in: transaction)
        return RequestAnswer(
            .object([
                "programmes": .array(try page.map { try $0.json }),
                "next": page.count == limit ? page.last.map { .string($0.code.text) } : nil,
            ]))
    }
}

/// `programmes.close`: nobody is nominated for it any longer, and no list of it is made. Lists that there are go on.
struct CloseProgramme: RequestHandler {
    let name = "programmes.close"

    func answer(_ request: ServiceRequest, in transaction: borrowing Transaction) throws -> RequestAnswer {
        let why = try request.requiredWhy()
        let kept = try request.keptProgramme(in: transaction)
        let isClosed = try ProgrammeStore.close(kept.code, by: request.sender, in: transaction)
        let result: JSON = ["code": .string(kept.code.text), "closed": .bool(isClosed)]
        guard isClosed else { return RequestAnswer(result) }
        return RequestAnswer(
            result,
            outcome: Messaging.Outcome(
                "closed", events: [try kept.draft().announcement(isOpen: false)],
                audit: [
                    AuditRecord(
                        actor: "/operators/\(request.sender)", action: "programmes.closed", subject: kept.code.text,
                        before: ["open": true], after: ["open": false, "why": .string(why)])
                ]))
    }
}

extension ServiceRequest {
    /// The programme that is named; `programme-code-format` or `programme-unknown`.
    func keptProgramme(in transaction: borrowing Transaction) throws -> KeptProgramme {
        guard let code = arguments["code"]?.string.flatMap(ProgrammeCode.init) else {
            throw RequestRefusal(.programmeCodeFormat, field: "code")
        }
        guard let kept = try ProgrammeStore.newest(of: code, in: transaction) else {
            throw RequestRefusal(.programmeUnknown, field: "code")
        }
        return kept
    }
}

extension KeptProgramme {
    /// All of it, as it was saved.
    fileprivate var json: JSON {
        get throws {
            try draft().json.setting("version", to: .integer(Int64(version)))
                .setting("savedBy", to: .string(savedBy))
                .setting("savedAt", to: .string(RFC3339.string(savedAt)))
                .setting("open", to: .bool(isOpen))
        }
    }
}
