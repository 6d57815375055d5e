import Contracts
import Messaging
import Postgres
import ServiceKit
import StationsDomain

/// What an operator decides of many stations in one request, each with its own answer: the same for approving, declining
/// and giving them to another union.
struct StationOrder {
    /// The operator's reason is on record with each of them.
    let cause: Cause
    private let asked: [StationName]
    private let keys: KeyRing
    private var desk: StationDesk
    private var isAnyMoved = false

    /// Reads `{stations}` and locks them.
    ///
    /// - Parameter union: which takes them over, where one does.
    /// - Throws: ``RequestRefusal`` where something is missing.
    init(
        _ request: ServiceRequest, keys: KeyRing, to union: UnionCode? = nil, in transaction: borrowing Transaction
    ) throws {
        _ = try request.requiredWhy()
        cause = try Cause(request)
        asked = try StationName.list(request.arguments)
        self.keys = keys
        var subjects = RegisterInquiry.Subjects()
        for name in asked { subjects.add(name) }
        if let union { subjects.unions.insert(union) }
        desk = try RegisterInquiry(about: subjects, in: transaction).desk(
            senders: [:], at: request.now, in: transaction)
    }

    /// Takes the step with each, in the order asked for; saves all of it, and says of each what came of it.
    ///
    /// - Parameter word: what came of one that was moved.
    mutating func answer(
        _ word: String, in transaction: borrowing Transaction, step: (Station) -> StationStep
    ) throws -> RequestAnswer {
        var results: [StationName: JSON] = [:]
        for name in asked where results[name] == nil { results[name] = result(of: name, word, step) }
        let outcomes = try desk.save(keys: keys, in: transaction)
        return RequestAnswer(
            ["stations": .array(asked.compactMap { results[$0] })],
            outcome: isAnyMoved
                ? Messaging.Outcome(word, events: outcomes.flatMap(\.events), audit: outcomes.flatMap(\.audit)) : nil)
    }

    private mutating func result(of name: StationName, _ word: String, _ step: (Station) -> StationStep) -> JSON {
        let named: JSON = ["station": .string("\(name)")]
        guard let station = desk.register.station(named: name),
            let decision = desk.take(step(station), of: station.key, because: cause)
        else { return named.refused(.stationUnknown) }
        switch decision {
        case .refused(let refusal):
            let state = named.setting("state", to: .string(station.state.name.rawValue))
            return state.refused(refusal.reasons.first?.code ?? .processingFailed)
        case .repeated, .overtaken: return named.setting("result", to: "unchanged")
        case .moved:
            isAnyMoved = true
            return named.setting("result", to: .string(word))
        }
    }
}
