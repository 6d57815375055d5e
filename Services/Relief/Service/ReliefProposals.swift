import Messaging
import ServiceKit

/// What needs two people in the relief service.
enum ReliefProposals {
    static func all(keys: KeyRing) -> Proposals {
        Proposals(
            officers(keys: keys) + [
                SetApproval(),
                PostToLedger(),
            ], register: OfficerRegister(), keys: keys)
    }

    /// Of these a single operator may ask while there are fewer than two officers.
    private static func officers(keys: KeyRing) -> [any OfficerRequest] {
        [RegisterOfficer(keys: keys), RemoveOfficer()]
    }

    /// Proposing, listing and confirming.
    static func operations(keys: KeyRing) -> [any RequestHandler] {
        let orders = Dictionary(uniqueKeysWithValues: officers(keys: keys).map { ($0.name, $0) })
        return all(keys: keys).operations.map { operation in
            orders[operation.name].map { FoundingRequest(order: $0, proposing: operation) } ?? operation
        }
    }
}
