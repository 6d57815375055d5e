import Contracts
import Messaging
import StationsDomain

extension ReadEvent {
    /// What its sender hears of a message that changes nothing, because of these.
    func refused(_ reasons: [Reason], named reference: StationReference? = nil) -> Messaging.Outcome {
        let data = StationRejected(
            refusedType: Data.type, code: reference?.code, proposalNumber: reference?.proposalNumber, reasons: reasons)
        return Messaging.Outcome(
            "refused", reasons: reasons.map(\.code),
            events: [
                OutgoingEvent(data, subject: reference.map { "\($0)" } ?? event.event.id, answering: event)
            ])
    }

    /// It was so already, or something later is known: nothing changes, and nobody is told.
    func nothingNew(_ word: String, _ station: Station) -> Messaging.Outcome {
        Messaging.Outcome(word, place: station.details.division.description)
    }
}
