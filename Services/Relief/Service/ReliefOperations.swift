import Messaging
import ServiceKit

/// What operators may ask of the relief service, besides what every service answers.
enum ReliefOperations {
    static func all(keys: KeyRing) -> [any RequestHandler] {
        [
            AddFund(), AddProject(), ListFunds(), LedgerBalance(), ListTransfers(), VerifyLedger(),
        ] + proposals(keys: keys).operations
    }

    /// What needs two people.
    static func proposals(keys: KeyRing) -> Proposals {
        Proposals([PostToLedger()], keys: keys)
    }
}
