import Contracts
import FoundationEssentials
import Postgres
import ServiceKit

/// Handles what arrived together in one transaction: sift, decide, save. See DESIGN.md, "Handling a message".
struct BatchProcessor: Sendable {
    let desk: WorkDesk
    let handlers: [String: any MessageHandler]
    let identity: ServiceIdentity
    let deadLetters: DeadLetterStore
    let faultPoint: FaultPoint?

    /// What became of one item, for the log.
    struct Handled: Sendable {
        var event: CloudEvent?
        var department: String?
        var word: String
        var reasons: [ReasonCode]
        var place: String?
    }

    /// Handles the items in one transaction, or throws and leaves nothing behind.
    ///
    /// - Returns: what became of each, and the events that must go to a delay queue before they are acknowledged.
    func process(_ items: [Arrival.Item]) async throws -> (handled: [Handled], postponed: [IncomingEvent]) {
        try await desk.transaction { transaction, outbox in
            var events: [IncomingEvent] = []
            for case .event(let event) in items { events.append(event) }
            if let faultPoint { for event in events { faultPoint.handle(event.event.id) } }
            let admission = try InboxStore.admit(events, in: transaction)
            let runs = Self.runs(of: events)
            // What the first run needs comes with the answer; what a later one needs may be saved by an earlier.
            let first = try runs.first.map { try ask(about: events[$0], in: transaction) }
            let admitted = try admission.answer(in: transaction)
            var sifted = Sifted(items: items, admitted)
            for run in runs {
                try decide(&sifted, events[run], asked: run.lowerBound == 0 ? first : nil, admitted, in: transaction)
            }
            try InboxStore.mark(sifted.postponed, .retrying, in: transaction)
            try InboxStore.mark(sifted.turnedAway, .refused, in: transaction)
            let isNew = try deadLetters.record(sifted.refused.map(NewLetter.init), in: transaction)
            sifted.keepSilent(aboutAllBut: isNew)
            try deadLetters.close(sifted.settledLetters, in: transaction)
            let outcomes = sifted.outcomes
            try outbox.append(outcomes.flatMap(\.events), from: identity, at: admitted.now, in: transaction)
            try AuditStore.append(outcomes.flatMap(\.audit), in: transaction)
            return (sifted.handled, sifted.postponed)
        }
    }

    /// Runs of events of one type, in delivery order.
    private static func runs(of events: [IncomingEvent]) -> [Range<Int>] {
        var runs: [Range<Int>] = []
        for (index, event) in events.enumerated() {
            if let last = runs.last, events[last.lowerBound].event.type == event.event.type {
                runs[runs.count - 1] = last.lowerBound..<index + 1
            } else {
                runs.append(index..<index + 1)
            }
        }
        return runs
    }

    private func ask(about run: ArraySlice<IncomingEvent>, in transaction: borrowing Transaction) throws -> Decide {
        let type = run[run.startIndex].event.type
        guard let handler = handlers[type] else { throw UnhandledType(type: type) }
        return try handler.ask(about: Array(run), in: transaction)
    }

    /// Has those of a run decided that are to be decided.
    private func decide(
        _ sifted: inout Sifted, _ run: ArraySlice<IncomingEvent>, asked: Decide?, _ admitted: InboxStore.Admitted,
        in transaction: borrowing Transaction
    ) throws {
        let fresh = sifted.fresh.filter { run.indices.contains($0.position) }
        guard !fresh.isEmpty else { return }
        let decide = try asked ?? ask(about: run, in: transaction)
        let batch = Batch(
            events: fresh.map { run[$0.position] }, positions: fresh.map { $0.position - run.startIndex },
            senders: admitted.senders, now: admitted.now)
        let outcomes = try decide(batch, transaction)
        precondition(outcomes.count == fresh.count, "\(batch.events[0].event.type): one outcome for each message")
        for (fresh, outcome) in zip(fresh, outcomes) { sifted.settle(fresh.index, as: outcome) }
    }
}

/// A type that the reader let through has no handler: a fault of this program.
struct UnhandledType: Error, CustomStringConvertible {
    let type: String
    var description: String { "no handler for \(type)" }
}

/// The items of a batch, parted by what is to be done with them, and what came of each.
private struct Sifted {
    private let items: [Arrival.Item]
    private var results: [Outcome?]
    /// To be decided, in delivery order: the places among the items, and among those of them that are events.
    private(set) var fresh: [(index: Int, position: Int)] = []
    /// To be put aside as dead letters.
    private(set) var refused: [RefusedEvent] = []
    private var refusedAt: [Int] = []
    /// New events among those: their senders may send them again.
    private(set) var turnedAway: [IncomingEvent] = []
    /// To be tried again after a while.
    private(set) var postponed: [IncomingEvent] = []

    init(items: [Arrival.Item], _ admitted: InboxStore.Admitted) {
        self.items = items
        results = Array(repeating: nil, count: items.count)
        var position = -1
        for (index, item) in items.enumerated() {
            switch item {
            case .refused(let refusal): refuse(refusal, at: index)
            case .event(let event):
                position += 1
                switch admitted.verdicts[position] {
                case .fresh:
                    switch Sender.refusal(of: event, admitted.senders) {
                    case nil: fresh.append((index, position))
                    case .senderUnknown? where event.mayWait(times: RetrySchedule.waitsForSender):
                        postpone(event, as: .waiting(for: [.senderUnknown]), at: index)
                    case let code?:
                        turnedAway.append(event)
                        refuse(RefusedEvent(event, code: code), at: index)
                    }
                case .duplicate: results[index] = Outcome("duplicate")
                case .reused: refuse(RefusedEvent(event, code: .eventIDReused), at: index)
                }
            }
        }
    }

    mutating func settle(_ index: Int, as outcome: Outcome) {
        if outcome.isPostponed, case .event(let event) = items[index] {
            postpone(event, as: outcome, at: index)
        } else {
            results[index] = outcome
        }
    }

    /// What lay here already was delivered or sent once more: its sender has been told. Not so those that may be sent
    /// again; they are asked about anew.
    mutating func keepSilent(aboutAllBut isNew: [Bool]) {
        let mayReturn = Set(turnedAway.map(\.inboxKey))
        for (index, isNew) in zip(refusedAt, isNew) where !isNew {
            if case .event(let event) = items[index], mayReturn.contains(event.inboxKey) { continue }
            results[index]?.events = []
        }
    }

    private mutating func postpone(_ event: IncomingEvent, as outcome: Outcome, at index: Int) {
        postponed.append(event)
        results[index] = outcome
    }

    /// The letters whose events, sent again, were handled now or before, and what came of them.
    var settledLetters: [(id: Int64, outcome: String)] {
        zip(items, results).compactMap { item, result in
            guard case .event(let event) = item, let letter = event.letter, let result, !result.isPostponed,
                result.word != "dead-letter"
            else { return nil }
            return (letter, result.word)
        }
    }

    /// Puts the item aside, and tells its sender where that is proven.
    private mutating func refuse(_ refusal: RefusedEvent, at index: Int) {
        refused.append(refusal)
        refusedAt.append(index)
        results[index] = Outcome(
            "dead-letter", reasons: [refusal.fault.code], events: refusal.rejection.map { [$0] } ?? [])
    }

    var outcomes: [Outcome] { results.compactMap(\.self) }

    var handled: [BatchProcessor.Handled] {
        zip(items, results).map { item, outcome in
            let outcome = outcome ?? Outcome("unhandled")
            switch item {
            case .event(let incoming):
                return .init(
                    event: incoming.event, department: incoming.department, word: outcome.word,
                    reasons: outcome.reasons, place: outcome.place)
            case .refused(let refusal):
                return .init(
                    event: nil, department: refusal.sender?.user, word: outcome.word, reasons: outcome.reasons,
                    place: nil)
            }
        }
    }
}

extension RefusedEvent {
    /// A readable event that is refused all the same.
    init(_ incoming: IncomingEvent, code: ReasonCode) {
        let event = incoming.event
        self.init(
            fault: ContractFault(code, field: "id", eventID: event.id, source: event.source, type: event.type),
            sender: incoming.sender, digest: incoming.digest, body: event.structured.serialized(),
            routingKey: incoming.routingKey, attempts: incoming.attempts, letter: incoming.letter)
    }

    /// What the department that sent it is told, where it is proven; of a letter sent again it was told before. A service
    /// is told nothing: what it announced wrongly is in the dead letters, for whoever mends it.
    var rejection: OutgoingEvent? {
        guard case .department(let department) = sender, letter == nil else { return nil }
        let message = MessageRejected(eventID: fault.eventID, eventType: fault.type, reasons: [fault.reason])
        return OutgoingEvent(
            type: MessageRejected.type, data: message.json,
            subject: fault.eventID ?? NewLetter.contentID(digest),
            department: department, causationID: fault.eventID, correlationID: fault.eventID)
    }
}
