import Messaging
import ServiceKit

/// What operators may ask of the relief service, besides what every service answers.
enum ReliefOperations {
    static func all(keys: KeyRing) -> [any RequestHandler] {
        [
            ListOfficers(), ListApprovals(),
            ImportCalendar(), ListCalendar(),
            AddFund(), AddProject(), ListFunds(), LedgerBalance(), ListTransfers(), VerifyLedger(),
            SaveProgramme(), CheckProgramme(), TryProgramme(), ListProgrammes(), CloseProgramme(),
        ] + ReliefProposals.operations(keys: keys)
    }
}
