import Contracts
import EnrollmentDomain
import FoundationEssentials
import Messaging
import Postgres
import ServiceKit

/// Takes messages of one type about cases: load the cases, let each decide, save, and say what came of it.
struct CaseMessageHandler<Data: CaseMessage>: MessageHandler {
    let keys: KeyRing
    private let consentTexts = ConsentTexts()
    var type: EventType { Data.type }
    var plainFields: Set<String> {
        ["caseNumber", "round", "result", "at", "textVersion", "frequency", "period", "months", "paidOn"]
    }

    init(keys: KeyRing) { self.keys = keys }

    func ask(about events: [IncomingEvent], in transaction: borrowing Transaction) throws -> Decide {
        let messages = events.map { ReadEvent<Data>($0) }
        let inquiry = try InsuranceSetting.Inquiry(in: transaction)
        let numbers = Set(messages.compactMap(\.data?.caseNumber))
        let cases = try InsuranceStore.ask(for: numbers, in: transaction)
        let payments = Data.needsPayments ? try InsuranceStore.askForPayments(to: numbers, in: transaction) : []
        return { batch, transaction in
            var desk = CaseDesk(
                try InsuranceStore.cases(transaction.rows(cases)), setting: try inquiry.setting(in: transaction),
                at: batch.now, payments: try InsuranceStore.payments(payments, in: transaction))
            let chosen = batch.positions.map { messages[$0] }
            let texts = try consentTexts.texts(
                including: chosen.compactMap(\.data?.consentText), in: transaction)
            let rulings = try chosen.map { try $0.ruling(at: &desk, texts) }
            let events = try desk.save(keys: keys, in: transaction)
            return zip(chosen, rulings).map { $0.outcome($1, events: events, desk) }
        }
    }
}

extension ReadEvent where Data: CaseMessage {
    private func cause(_ sender: DepartmentName) -> CaseCause { CaseCause(event, from: sender) }

    /// `nil` where nothing could be read.
    fileprivate func ruling(at desk: inout CaseDesk, _ consentTexts: Set<ConsentText>) throws -> CaseRuling? {
        let sender = try event.departmentName()
        guard let data else { return nil }
        guard let item = desk[data.caseNumber] else { return .refused(.caseUnknown) }
        if let text = data.consentText, !consentTexts.contains(text), sender == item.application.department {
            return .refused(.consentTextUnknown)
        }
        let step = data.step(desk.payments(for: item.number))
        return desk.move(item, because: cause(sender)) { $0.take(step, from: sender, $1) }
    }

    /// What the sender and everybody else hears, and the words for log and audit.
    fileprivate func outcome(
        _ ruling: CaseRuling?, events: [CaseCause: [OutgoingEvent]], _ desk: CaseDesk
    ) -> Messaging.Outcome {
        guard let sender = DepartmentName(event.department) else { return Messaging.Outcome("refused") }
        let said = events[cause(sender)] ?? []
        let item = data.flatMap { desk[$0.caseNumber] }
        switch ruling {
        case .moved:
            return Messaging.Outcome(
                item?.state.name.rawValue ?? "moved", place: item?.place.description, events: said,
                audit: item.map { [$0.record(by: event, of: Data.type)] } ?? [])
        case .repeated:
            return Messaging.Outcome(
                "repeated", place: item?.place.description,
                events: item.map { repetition(of: $0, owed: desk.owedMonths(of: $0), to: sender) } ?? [])
        case .refused(let code, _): return refusal([Reason(code)], item, said)
        case nil: return refusal(faults, nil, said)
        }
    }

    /// The person's department hears again where the case stands; 税务 that the contribution is on record.
    private func repetition(
        of item: InsuranceCase, owed: [Month], to sender: DepartmentName
    ) -> [OutgoingEvent] {
        let cause = cause(sender)
        if sender == item.application.department {
            return [
                item.event(item.changed(to: item.state.name, owed: owed, repeated: true), to: sender, because: cause)
            ]
        }
        if let reported = data as? InsuranceContributionReported,
            case .contributionReported(let contribution, _) = reported.step(CasePayments())
        {
            let warnings = item.state.plan.map(contribution.warnings) ?? []
            return [
                item.event(
                    item.recorded(contribution, item.state.paid, warnings: warnings, repeated: true), to: sender,
                    because: cause)
            ]
        }
        return []
    }

    private func refusal(_ reasons: [Reason], _ item: InsuranceCase?, _ said: [OutgoingEvent]) -> Messaging.Outcome {
        // Of a case in which the sender has no part it learns nothing, not even the place.
        let isSenders = reasons.allSatisfy { $0.code != .caseUnknown && $0.code != .notAsked }
        let data = InsuranceRefused(caseNumber: data?.caseNumber, refusedType: Data.type, reasons: reasons)
        return Messaging.Outcome(
            "refused", reasons: reasons.map(\.code), place: isSenders ? item?.place.description : nil,
            events: said + [
                OutgoingEvent(
                    data, subject: self.data?.caseNumber.text ?? event.event.id, place: isSenders ? item?.place : nil,
                    answering: event)
            ])
    }
}

extension InsuranceCase {
    /// Who moved it and how, with opaque ids only.
    func record(by event: IncomingEvent, of type: EventType) -> AuditRecord {
        AuditRecord(
            actor: event.event.source, action: type.action, subject: number.text,
            after: .object([
                "event": .string(event.event.id), "state": .string(state.name.rawValue),
                "round": .integer(Int64(round)), "paidThrough": state.paid.map { .string($0.through.text) },
            ]))
    }
}

extension EventType {
    /// The type without its version, as the audit log names what was done.
    var action: String { rawValue.split(separator: ".").dropLast().joined(separator: ".") }
}
