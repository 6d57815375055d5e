import Contracts
import EnrollmentDomain
import FoundationEssentials
import ServiceKit

extension CaseDesk {
    /// Opens a case, or goes on with the one that the person has in that scheme.
    mutating func open(
        _ request: AssistanceRequest, because cause: CaseCause
    ) -> (number: CaseNumber, ruling: CaseRuling) {
        if let known = item(of: request.personID, in: request.scheme) {
            if known.requestID == request.requestID { return (known.number, .repeated) }
            return (known.number, move(known, because: cause) { $0.askedAgain(by: request, $1) })
        }
        let number = CaseNumber(UUID(at: now, Randomness()))
        let around = setting.around(request.scheme, in: request.place, at: now)
        let item = InsuranceCase(number, for: request, around)
        return (number, move(item, because: cause) { .moved($0.begin(with: request.consent, $1)) })
    }
}
