import Contracts
import EnrollmentDomain
import FoundationEssentials
import Messaging
import ServiceKit

extension CaseDesk {
    /// Opens a case, or goes on with the one that the person has in that scheme.
    mutating func open(
        _ request: AssistanceRequest, because cause: CaseCause
    ) -> (number: CaseNumber, ruling: CaseRuling) {
        if let known = item(of: request.personID, in: request.scheme) {
            note(request.application, askedFor: known.number, because: cause)
            if known.requestID == request.requestID { return (known.number, .repeated) }
            // What begins anew begins where the person lives now.
            let place = known.state.isEnded ? request.place : known.place
            return (known.number, move(known, in: place, because: cause) { $0.askedAgain(by: request, $1) })
        }
        let number = CaseNumber(UUID(at: now, Randomness()))
        note(request.application, askedFor: number, because: cause)
        let around = setting.around(request.scheme, in: request.place, at: now)
        let item = InsuranceCase(number, for: request, around)
        return (number, move(item, because: cause) { .moved($0.begin(with: request.consent, $1)) })
    }
}

extension InsuranceCase {
    /// What a department hears that asks for a case which there is already; `nil` where it is another department's.
    func existing(for key: ApplicationKey, owed: [Month], because cause: CaseCause) -> OutgoingEvent? {
        guard application.department == key.department else { return nil }
        let isSame = application == key
        return event(
            changed(to: state.name, owed: owed, existing: !isSame, repeated: isSame), to: key.department, because: cause
        )
    }
}
