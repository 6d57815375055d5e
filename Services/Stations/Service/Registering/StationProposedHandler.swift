import Contracts
import FoundationEssentials
import Messaging
import Postgres
import ServiceKit
import StationsDomain

/// `station.proposed.v1`: ask for what the batch needs, let the register decide, save what it decided.
struct StationProposedHandler: MessageHandler {
    let keys: KeyRing
    var type: EventType { .stationProposedV1 }
    let plainFields: Set<String> = [
        "proposalNumber", "kind", "division", "hostType", "buildMode", "union", "areaM2", "capacity", "services",
        "facilities", "lon", "lat", "crs", "confirmedDistinct",
    ]
    /// How often a proposal that names a union not on record waits for the news of it: 5 s.
    static let waitsForUnion = 1

    func ask(about events: [IncomingEvent], in transaction: borrowing Transaction) throws -> Decide {
        let asked = events.map(ReceivedProposal.init)
        let inquiry = try RegisterInquiry(about: asked.subjects, in: transaction)
        return { batch, transaction in
            var desk = try inquiry.desk(senders: batch.senders, at: batch.now, in: transaction)
            let chosen = batch.positions.map { asked[$0] }
            // A union that is not known yet may be announced in a moment.
            let waiting = chosen.map { $0.waitsForUnion(desk.register.around.unions) }
            for (message, waits) in zip(chosen, waiting) where !waits { try message.decide(at: &desk) }
            var outcomes = try desk.save(keys: keys, in: transaction).makeIterator()
            return zip(chosen, waiting).map { message, waits in
                waits
                    ? .waiting(for: [.unionUnknown], place: message.form.division?.description)
                    : outcomes.next() ?? Messaging.Outcome("refused")
            }
        }
    }
}

/// A proposal as it came.
private struct ReceivedProposal {
    let event: IncomingEvent
    let form: StationForm

    init(_ event: IncomingEvent) {
        self.event = event
        form = StationForm(reading: event.event.data)
    }

    /// - Returns: whether it is put off until its union may be known.
    func waitsForUnion(_ unions: UnionDirectory) -> Bool {
        guard let union = form.union, unions[union] == nil else { return false }
        return event.mayWait(times: StationProposedHandler.waitsForUnion)
    }

    func decide(at desk: inout StationDesk) throws {
        let sender = try event.departmentName()
        desk.propose(
            form, content: ContentDigest(event.digest), from: sender, because: Cause(event, from: sender))
    }
}

extension [ReceivedProposal] {
    fileprivate var subjects: RegisterInquiry.Subjects {
        var subjects = RegisterInquiry.Subjects()
        for message in self {
            let form = message.form
            if let sender = DepartmentName(message.event.department), let number = form.proposalNumber {
                subjects.add(.proposal(number), of: sender)
            }
            if let point = form.point { subjects.points.append(point) }
            if let union = form.union { subjects.unions.insert(union) }
            if let division = form.division { subjects.counties.insert(division) }
        }
        return subjects
    }
}
