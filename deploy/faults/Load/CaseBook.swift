import Contracts
import Synchronization

/// What the departments know of cases of help into social insurance: the books beside which the service's are held.
final class CaseBook: Sendable {
    struct State {
        /// Events by which an application was said to be complete, by application number.
        var completions: [String: Set<UInt64>] = [:]
        /// The latest round withdrawn, by case.
        var withdrawn: [String: Int64] = [:]
        /// Requests that came behind the withdrawal of their round.
        var askedAfterwards: [String] = []
        /// Requests seen before: an unacknowledged one comes again, and tells nothing.
        var seen: Set<UInt64> = []
        var answers = 0
        /// Cases whose person takes the consent back, and who says so.
        var revocations: [(number: String, department: Int)] = []
        var revoked: Set<String> = []
    }

    private let state = Mutex(State())

    func read<Result: Sendable>(_ body: (State) -> Result) -> Result { state.withLock { body($0) } }

    /// An event that a department heard.
    func note(type: String, id: String, data: JSON, department: Int, seed: UInt64) {
        guard let application = data["applicationNumber"]?.string else { return }
        state.withLock { state in
            if type == EventType.enrollmentWithInsuranceCompletedV1.rawValue {
                state.completions[application, default: []].insert(shortHash(id))
            } else if type == EventType.insuranceCaseChangedV1.rawValue, let number = data["caseNumber"]?.string,
                let index = Int(application.dropFirst()), Story(MessageKey(index: index).story, seed: seed).isRevoked,
                state.revoked.insert(number).inserted
            {
                state.revocations.append((number, department))
            }
        }
    }

    /// The revocations that are to be published now.
    func takeRevocations() -> [(number: String, department: Int)] {
        state.withLock { state in
            defer { state.revocations.removeAll() }
            return state.revocations
        }
    }

    /// A request has come to the office.
    func noteRequest(id: String, type: String, number: String, round: Int64) {
        state.withLock { state in
            guard state.seen.insert(shortHash(id)).inserted else { return }
            if type == EventType.insuranceRequestWithdrawnV1.rawValue {
                state.withdrawn[number] = max(round, state.withdrawn[number] ?? 0)
            } else if round <= state.withdrawn[number] ?? 0 {
                state.askedAfterwards.append("\(number) \(type)")
            }
        }
    }

    func noteAnswers(_ count: Int) { state.withLock { $0.answers += count } }
}
