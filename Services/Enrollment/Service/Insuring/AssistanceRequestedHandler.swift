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
            var chosen = batch.positions.map { requests[$0] }
            let people = Set(chosen.compactMap(\.key).compactMap { files[$0]?.personID })
            let cases = try InsuranceStore.cases(of: people, in: transaction)
            var desk = CaseDesk(
                Dictionary(uniqueKeysWithValues: cases.map { ($0.number, $0) }), setting: setting, at: batch.now)
            let texts = try consentTexts.texts(including: chosen.flatMap(\.consentTexts), in: transaction)
            for index in chosen.indices { chosen[index].checkConsents(texts, at: batch.now) }
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
    private(set) var data: InsuranceAssistanceRequested?
    private var faults: [Reason]
    private let number: ApplicationNumber?

    init(_ event: IncomingEvent) throws {
        var faults: [Reason] = []
        self.event = event
        sender = try event.departmentName()
        data = InsuranceAssistanceRequested(json: event.event.data, faults: &faults)
        number = data?.applicationNumber
        self.faults = faults
    }

    var consentTexts: [ConsentText] {
        (data?.consents ?? []).map { ConsentText(scope: $0.scope, version: $0.textVersion) }
    }

    /// As for an application: to a text on file, and none in the future.
    mutating func checkConsents(_ texts: Set<ConsentText>, at now: Date) {
        for (index, consent) in (data?.consents ?? []).enumerated() {
            if !texts.contains(ConsentText(scope: consent.scope, version: consent.textVersion)) {
                faults.append(Reason(.consentTextUnknown, field: "consents[\(index)].textVersion"))
            }
            if consent.at > now.addingTimeInterval(Roll.clockTolerance) {
                faults.append(Reason(.consentTime, field: "consents[\(index)].at"))
            }
        }
        if !faults.isEmpty { data = nil }
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
        // What is said at once comes before how a case has ended.
        var said: [OutgoingEvent] = []
        var reasons: [Reason] = data == nil ? faults : []
        var audit: [AuditRecord] = []
        for (scheme, number, ruling) in rulings {
            let item = number.flatMap { desk[$0] }
            switch ruling {
            case .moved: audit += item.map { [$0.record(by: event, of: .insuranceAssistanceRequestedV1)] } ?? []
            case .repeated:
                if let key, let item,
                    let event = item.existing(for: key, owed: desk.owedMonths(of: item), because: cause)
                {
                    said.append(event)
                } else {
                    reasons.append(reason(.caseElsewhere, scheme))
                }
            case .refused(let code, _): reasons.append(reason(code, scheme))
            }
        }
        if !reasons.isEmpty {
            let refused = InsuranceRefused(
                applicationNumber: number, refusedType: .insuranceAssistanceRequestedV1,
                reasons: reasons)
            said.append(OutgoingEvent(refused, subject: subject, answering: event))
        }
        said += events[cause] ?? []
        return Messaging.Outcome(
            audit.isEmpty ? reasons.isEmpty ? "repeated" : "refused" : "opened", reasons: reasons.map(\.code),
            events: said, audit: audit)
    }

    private func reason(_ code: ReasonCode, _ scheme: InsuranceScheme?) -> Reason {
        let index = scheme.flatMap { data?.schemes.firstIndex(of: $0) }
        return Reason(code, field: index.map { "schemes[\($0)]" } ?? "applicationNumber")
    }

    private var subject: String {
        number.map { "\(sender.text)/\($0.text)" } ?? event.event.id
    }
}
