import Contracts
import EnrollmentDomain
import Messaging
import Postgres
import ServiceKit

/// `enrollment.requested.v1`: ask for what the batch needs, let the roll decide, save what it decided.
struct EnrollmentRequestedHandler: MessageHandler {
    private let keys: KeyRing
    private let consentTexts = ConsentTexts()
    var type: EventType { .enrollmentRequestedV1 }
    let plainFields: Set<String> = [
        "applicationNumber", "type", "occupation", "labourRelation", "platform", "residence", "union", "channel",
        "scope", "textVersion", "at", "schemes",
    ]
    /// How often an application to a union that is not on record waits for the news of it: 5 s.
    static let waitsForUnion = 1

    init(keys: KeyRing) { self.keys = keys }

    func ask(about events: [IncomingEvent], in transaction: borrowing Transaction) throws -> Decide {
        let asked = try events.map { try ReceivedApplication($0, keys: keys) }
        let inquiry = try RollStore.Inquiry(about: asked, in: transaction)
        return { batch, transaction in
            let applications = batch.positions.map { asked[$0] }
            let texts = try consentTexts.texts(for: applications, in: transaction)
            var roll = try inquiry.roll(senders: batch.senders, consentTexts: texts, in: transaction)
            var ids = RandomIdentifiers(now: batch.now)
            let decisions = applications.map { roll.decide($0, at: batch.now, ids: &ids) }
            try RollStore.save(decisions, sealedWith: keys, in: transaction)
            let causes = zip(batch.events, applications).map { CaseCause($0, from: $1.department) }
            let wanted = zip(causes, decisions).flatMap { cause, decision in
                decision.assistance.map { (request: $0, cause: cause) }
            }
            let opening = try CaseOpening(wanted, keys: keys, at: batch.now, in: transaction)
            return zip(zip(batch.events, causes), decisions).map { message, decision in
                var outcome = Messaging.Outcome(decision, of: message.0)
                outcome.events += opening.events(because: message.1)
                outcome.audit += opening.audit(because: message.1)
                return outcome
            }
        }
    }
}

extension ReceivedApplication {
    /// Reads the data, and makes the keyed hashes by which the person can be found.
    init(_ event: IncomingEvent, keys: KeyRing) throws {
        let form = EnrollmentForm(reading: event.event.data)
        let likeness = form.name.flatMap { name in form.identity?.likeness(of: name) }
        self.init(
            requestID: event.event.id, department: try event.departmentName(), content: ContentDigest(event.digest),
            form: form,
            mayWait: event.mayWait(times: EnrollmentRequestedHandler.waitsForUnion),
            document: form.identity.map { Fingerprint(keys.searchHash(of: $0)) },
            likeness: likeness.map { Fingerprint(keys.searchHash(of: Array($0.utf8), purpose: "likeness")) })
    }
}

extension Decision {
    /// The help into social insurance that the application asks for.
    fileprivate var assistance: [AssistanceRequest] {
        guard let application, let request = application.request, request.socialInsurance != nil else { return [] }
        return ApplicantFile(application, request).requests(application.key, requestID: application.requestID)
    }
}
