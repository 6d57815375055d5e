import Contracts
import FoundationEssentials
import Messaging
import Postgres
import ServiceKit
import StationsDomain

/// Takes messages of one type about stations on record: load the stations, let each decide, save, and say what came of it.
struct StationMessageHandler<Data: StationMessage>: MessageHandler {
    let keys: KeyRing
    var type: EventType { Data.type }
    var plainFields: Set<String> {
        [
            "code", "proposalNumber", "on", "fit", "passed", "checklist", "services", "facilities", "reason", "from",
            "until", "openedOn", "resumedOn", "upgradeFrom", "upgradedOn", "plate", "union", "stars", "validUntil",
            "areaM2", "capacity", "lon", "lat", "crs",
        ]
    }

    init(keys: KeyRing) { self.keys = keys }

    func ask(about events: [IncomingEvent], in transaction: borrowing Transaction) throws -> Decide {
        let messages = events.map { ReadEvent<Data>($0) }
        let inquiry = try RegisterInquiry(about: messages.subjects(), in: transaction)
        return { batch, transaction in
            var desk = try inquiry.desk(
                senders: batch.senders, drawsCodes: Data.drawsCode, at: batch.now, in: transaction)
            let chosen = batch.positions.map { messages[$0] }
            let waiting = chosen.map { $0.waitsForProposal(desk.register) }
            for (message, waits) in zip(chosen, waiting) where !waits { try message.decide(at: &desk) }
            var outcomes = try desk.save(keys: keys, in: transaction).makeIterator()
            return waiting.map { waits in
                waits
                    ? .waiting(for: [.stationUnknown]) : outcomes.next() ?? Messaging.Outcome("refused")
            }
        }
    }
}

/// How often a message about a proposal that is not on record waits for it: 5 s. Another process may have it in hand.
private let proposalWaits = 1

extension ReadEvent where Data: StationMessage {
    fileprivate func waitsForProposal(_ register: StationRegister) -> Bool {
        guard let reference = data?.reference, case .proposal = reference,
            register.station(reference, of: DepartmentName(event.department)) == nil
        else { return false }
        return event.mayWait(times: proposalWaits)
    }

    fileprivate func decide(at desk: inout StationDesk) throws {
        let sender = try event.departmentName()
        let cause = Cause(event, from: sender)
        guard let data else {
            let refusal = StationRefusal(faults, of: Data.type, about: nil, place: nil)
            return desk.refuse(refusal, named: nil, because: cause)
        }
        if let reason = data.refusal {
            let refusal = StationRefusal([reason], of: Data.type, about: data.reference, place: nil)
            return desk.refuse(refusal, named: data.reference, because: cause)
        }
        desk.take(data.step, contact: data.contact, because: cause)
    }
}

extension Array {
    /// What these messages are about.
    fileprivate func subjects<Data: StationMessage>() -> RegisterInquiry.Subjects where Element == ReadEvent<Data> {
        var subjects = RegisterInquiry.Subjects()
        for message in self {
            guard let data = message.data, let sender = DepartmentName(message.event.department) else { continue }
            subjects.add(data.reference, of: sender)
            if let union = data.newUnion { subjects.unions.insert(union) }
        }
        return subjects
    }
}
