import Contracts
import EnrollmentDomain
import Messaging
import Postgres
import ServiceKit

/// `insurance.retry`: asks again, now; a disputed question anew. Many in one request, each with its own answer.
struct RetryCases: RequestHandler {
    let name = "insurance.retry"
    let keys: KeyRing
    static let maximumCount = 500

    func answer(_ request: ServiceRequest, in transaction: borrowing Transaction) throws -> RequestAnswer {
        let why = try request.requiredWhy()
        let asked = try numbers(request.arguments)
        let found = try InsuranceStore.cases(
            transaction.rows(try InsuranceStore.ask(for: Set(asked), in: transaction)))
        let setting = try InsuranceSetting.Inquiry(in: transaction).setting(in: transaction)
        var desk = CaseDesk(found, setting: setting, at: request.now)
        var rulings: [CaseNumber: CaseRuling] = [:]
        for number in asked where rulings[number] == nil {
            guard let item = desk[number] else {
                rulings[number] = .refused(.caseUnknown)
                continue
            }
            rulings[number] = desk.move(item, because: .ours) { item, around in
                let isEnded = item.state.isEnded
                return item.retry(around).map { .moved($0) } ?? .refused(isEnded ? .caseEnded : .caseState)
            }
        }
        let events = try desk.save(keys: keys, in: transaction)
        return RequestAnswer(
            ["cases": .array(asked.map { json(of: $0, rulings[$0], desk) })],
            outcome: desk.entries.isEmpty
                ? nil
                : Messaging.Outcome(
                    "asked", events: events[.ours] ?? [],
                    audit: desk.entries.map { $0.item.record(by: request.sender, why: why) }))
    }

    private func numbers(_ arguments: JSON) throws -> [CaseNumber] {
        let asked = arguments["cases"]?.array ?? []
        guard (1...Self.maximumCount).contains(asked.count) else {
            throw RequestRefusal(.requestMalformed, field: "cases")
        }
        return try asked.map { json in
            guard let number = json.string.flatMap({ CaseNumber($0) }) else {
                throw RequestRefusal(.caseNumberFormat, field: "cases")
            }
            return number
        }
    }

    private func json(of number: CaseNumber, _ ruling: CaseRuling?, _ desk: CaseDesk) -> JSON {
        let name: JSON = ["caseNumber": .string(number.text)]
        if case .refused(let code, _) = ruling { return name.refused(code) }
        return name.setting("result", to: "asked")
            .setting("state", to: .string(desk[number]?.state.name.rawValue ?? "-"))
    }
}

extension InsuranceCase {
    /// Who had it asked again, and why.
    fileprivate func record(by operatorName: String, why: String) -> AuditRecord {
        AuditRecord(
            actor: "/operators/\(operatorName)", action: "insurance.retried", subject: number.text,
            after: [
                "state": .string(state.name.rawValue), "round": .integer(Int64(round)), "why": .string(why),
            ])
    }
}
