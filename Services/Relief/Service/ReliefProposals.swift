import Messaging
import ServiceKit

/// What needs two people in the relief service.
enum ReliefProposals {
    static func all(keys: KeyRing) -> Proposals {
        Proposals([PostToLedger()], keys: keys)
    }
}
