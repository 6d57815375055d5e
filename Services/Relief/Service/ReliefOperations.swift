import Messaging
import ServiceKit

/// What operators may ask of the relief service, besides what every service answers.
enum ReliefOperations {
    static func all(keys: KeyRing) -> [any RequestHandler] {
        [
<<<<<<< HEAD
            AddFund(), AddProject(), ListFunds(), LedgerBalance(), ListTransfers(), VerifyLedger(),
        ] + proposals(keys: keys).operations
    }

    /// What needs two people.
    static func proposals(keys: KeyRing) -> Proposals {
        Proposals([PostToLedger()], keys: keys)
=======
            ImportCalendar(), ListCalendar(),
            AddFund(), AddProject(), ListFunds(),
            PostToLedger(), LedgerBalance(), ListTransfers(), VerifyLedger(),
        ]
>>>>>>> 910cc7acb872e29d40b3032b5e92d59b82b02b57
    }
}
