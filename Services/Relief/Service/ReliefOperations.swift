import Messaging
import ServiceKit

/// What operators may ask of the relief service, besides what every service answers.
enum ReliefOperations {
    static func all(keys: KeyRing) -> [any RequestHandler] {
        [
<<<<<<< HEAD
            AddFund(), AddProject(), ListFunds(),
            PostToLedger(), LedgerBalance(), ListTransfers(), VerifyLedger(),
            SaveProgramme(), CheckProgramme(), TryProgramme(), ListProgrammes(), CloseProgramme(),
        ]
=======
            ImportCalendar(), ListCalendar(),
            AddFund(), AddProject(), ListFunds(), LedgerBalance(), ListTransfers(), VerifyLedger(),
        ] + ReliefProposals.all(keys: keys).operations
>>>>>>> 1d3a66c5d90d938556d30ce1699c9074d922dbba
    }
}
