import Contracts
import EnrollmentDomain
import FoundationEssentials
import Messaging
import Postgres
import ServiceKit

/// `insurance.assistance-requested.v1`: help into social insurance, later than the application it names.
struct AssistanceRequestedHandler: MessageHandler {
    let keys: KeyRing
    private let consentTexts = ConsentTexts()
    var type: EventType { .insuranceAssistanceRequestedV1 }
    let plainFields: Set<String> = ["applicationNumber", "schemes", "frequency", "scope", "textVersion", "at"]

    init(keys: KeyRing) { self.keys = keys }

    func ask(about events: [IncomingEvent], in transaction: borrowing Transaction) throws -> Decide {
        let requests = try events.map { try ReadRequest($0) }
        let inquiry = try InsuranceSetting.Inquiry(in: transaction)
        let files = try ApplicantStore.ask(for: Set(requests.compactMap(\.key)), in: transaction)
        return { batch, transaction in
            let files = try ApplicantStore.files(transaction.rows(files))
            let setting = try inquiry.setting(in: transaction)
            let chosen = batch.positions.map { requests[$0] }
            let people = Set(chosen.compactMap(\.key).compactMap { files[$0]?.personID })
            let cases = try InsuranceStore.cases(of: people, in: transaction)
            var desk = CaseDesk(
                Dictionary(uniqueKeysWithValues: cases.map { ($0.number, $0) }), setting: setting, at: batch.now)
            let rulings = chosen.map { $0.rulings(at: &desk, files) }
            let events = try desk.save(keys: keys, in: transaction)
            return zip(chosen, rulings).map { $0.outcome($1, events: events, desk) }
        }
    }
}

/// A request, read: what is asked, or what is wrong with it.
private struct ReadRequest {
    let event: IncomingEvent
    let sender: DepartmentName
    let data: InsuranceAssistanceRequested?
    let faults: [Reason]

    init(_ event: IncomingEvent) throws {
        guard let sender = DepartmentName(event.department) else { throw UnusableDepartment() }
        var faults: [Reason] = []
        self.event = event
        self.sender = sender
        data = InsuranceAssistanceRequested(json: event.event.data, faults: &faults)
        self.faults = faults
    }

    var key: ApplicationKey? { data.map { ApplicationKey(department: sender, number: $0.applicationNumber) } }

    private var cause: CaseCause { CaseCause(event, from: sender) }

    /// One for each scheme; a refusal of the whole is one without a case.
    typealias Rulings = [(scheme: InsuranceScheme?, number: CaseNumber?, ruling: CaseRuling)]

    func rulings(at desk: inout CaseDesk, _ files: [ApplicationKey: ApplicantFile]) -> Rulings {
        guard let data, let key else { return [] }
        guard let file = files[key], let personID = file.personID else {
            return [(nil, nil, .refused(.applicationUnknown))]
        }
        guard file.state == .accepted || file.state == .transferProposed, let place = file.place, let trade = file.trade
        else { return [(nil, nil, .refused(.caseState))] }
        let consent = data.consents.last { $0.scope == .socialInsurance }
        return data.schemes.map { scheme in
            let request = AssistanceRequest(
                application: key, requestID: event.event.id, personID: personID, scheme: scheme, place: place,
                trade: trade,
                wish: InsuranceWish(base: data.baseFen, frequency: data.frequency ?? .monthly),
                consent: consent.map { InsuranceConsent(textVersion: $0.textVersion, at: $0.at) })
            let (number, ruling) = desk.open(request, because: cause)
            return (scheme, number, ruling)
        }
    }

    func outcome(
        _ rulings: Rulings, events: [CaseCause: [OutgoingEvent]], _ desk: CaseDesk
    ) -> Messaging.Outcome {
        var said = events[cause] ?? []
        var reasons: [Reason] = data == nil ? faults : []
        var audit: [AuditRecord] = []
        for (scheme, number, ruling) in rulings {
            let item = number.flatMap { desk[$0] }
            switch ruling {
            case .moved: audit += item.map { [$0.record(by: event, of: .insuranceAssistanceRequestedV1)] } ?? []
            case .repeated:
                guard let item, item.application.department == sender else { continue }
                let isSame = item.application == key
                said.append(
                    item.event(
                        item.changed(to: item.state.name, existing: !isSame, repeated: isSame), to: sender,
                        because: cause))
            case .refused(let code, _):
                let index = scheme.flatMap { data?.schemes.firstIndex(of: $0) }
                reasons.append(Reason(code, field: index.map { "schemes[\($0)]" } ?? "applicationNumber"))
            }
        }
        if !reasons.isEmpty {
            let refused = InsuranceRefused(
                applicationNumber: data?.applicationNumber, refusedType: .insuranceAssistanceRequestedV1,
                reasons: reasons)
            said.append(OutgoingEvent(refused, subject: subject, answering: event))
        }
        return Messaging.Outcome(
            audit.isEmpty ? reasons.isEmpty ? "repeated" : "refused" : "opened", reasons: reasons.map(\.code),
            events: said, audit: audit)
    }

    private var subject: String {
        data.map { "\(sender.text)/\($0.applicationNumber.text)" } ?? event.event.id
    }
}
