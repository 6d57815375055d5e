import Contracts
import EnrollmentDomain
import FoundationEssentials
import Messaging
import Postgres
import ServiceKit

extension RollStore {
    /// Saves what was decided: one statement a table, sent without waiting. The people come last: the server is busy with
    /// the other tables while they are sealed.
    static func save(
        _ decisions: [Decision], sealedWith keys: KeyRing, in transaction: borrowing Transaction
    ) throws {
        try save(decisions.compactMap(\.newMembership), in: transaction)
        // An application rejected and corrected within one batch is saved as it stands at its end.
        var latest: [ApplicationKey: ApplicationRecord] = [:]
        var replaces: Set<ApplicationKey> = []
        for record in decisions.compactMap(\.application) {
            if record.replacesRejection, latest[record.key] == nil { replaces.insert(record.key) }
            latest[record.key] = record
        }
        try save(Array(latest.values), replacing: Array(replaces), in: transaction)
        try savePossibleDuplicates(decisions, in: transaction)
        try save(decisions.compactMap(\.newPerson), sealedWith: keys, in: transaction)
    }

    private static func save(
        _ people: [PersonRecord], sealedWith keys: KeyRing, in transaction: borrowing Transaction
    ) throws {
        guard !people.isEmpty else { return }
        var randomness = Randomness()
        let sealed = people.map {
            SealedPerson(
                $0.personID.uuid, name: $0.name, document: $0.document, phone: $0.phone, keys: keys, &randomness)
        }
        let ids = people.map(\.personID.uuid)
        try transaction.execute(
            insertPeople, ids, sealed.map { Bytes($0.key) }, sealed.map { Bytes($0.name) },
            sealed.map { Bytes($0.phone) })
        try transaction.execute(
            insertDocuments, people.map { Bytes($0.documentFingerprint.bytes) }, ids,
            people.map(\.document.type.rawValue), sealed.map { Bytes($0.number) })
        let alike = people.filter { $0.likeness != nil }
        guard !alike.isEmpty else { return }
        try transaction.execute(
            insertLikenesses, alike.compactMap { $0.likeness.map { Bytes($0.bytes) } }, alike.map(\.personID.uuid))
    }

    static func save(_ memberships: [MembershipRecord], in transaction: borrowing Transaction) throws {
        let new = memberships.filter { !$0.isReturn }
        if !new.isEmpty {
            try transaction.execute(
                insertMemberships, new.map(\.personID.uuid), new.map(\.membership.memberID.uuid),
                new.map(\.membership.cardNumber.text), new.map(\.membership.union.text),
                new.map { DayNumber($0.membership.joinedOn) },
                new.map(\.membership.status.rawValue), new.map(\.isHeld))
        }
        let renewed = memberships.filter(\.isReturn)
        if !renewed.isEmpty {
            try transaction.execute(
                renewMemberships, renewed.map(\.personID.uuid), renewed.map(\.membership.cardNumber.text),
                renewed.map(\.membership.union.text),
                renewed.map { DayNumber($0.membership.joinedOn) },
                renewed.map(\.isHeld))
        }
    }

    private static func save(
        _ applications: [ApplicationRecord], replacing: [ApplicationKey], in transaction: borrowing Transaction
    ) throws {
        guard let decidedAt = applications.first?.outcome.decidedAt else { return }
        if !replacing.isEmpty {
            try transaction.execute(deleteRejected, replacing.map(\.department.text), replacing.map(\.number.text))
        }
        try transaction.execute(
            insertApplications, applications.map(\.key.department.text), applications.map(\.key.number.text),
            applications.map { Bytes($0.content.bytes) }, applications.map(\.state.rawValue),
            applications.map(\.outcome.type.rawValue), applications.map { $0.outcome.data.text }, decidedAt,
            applications.map(\.requestID), applications.map { $0.personID?.uuid }, applications.map { $0.union?.text },
            applications.map { $0.request?.particulars.text }, applications.map(\.dueAt))
        let disclosures = applications.compactMap(\.disclosure)
        guard !disclosures.isEmpty else { return }
        try transaction.execute(
            insertDisclosures, disclosures.map(\.person), disclosures.map(\.department),
            disclosures.map(\.consent.textVersion), disclosures.map(\.consent.at))
    }

    private static func savePossibleDuplicates(
        _ decisions: [Decision], in transaction: borrowing Transaction
    ) throws {
        let noticed = decisions.filter { decision in
            decision.findings.contains { $0.code == .possibleDuplicatePerson }
        }.compactMap(\.newPerson)
        guard !noticed.isEmpty else { return }
        try transaction.execute(
            insertPossibleDuplicates, noticed.map(\.personID.uuid),
            noticed.map { Bytes($0.likeness?.bytes ?? []) })
    }
}

extension ApplicationRecord {
    /// The consent, brought with this application, that the department may learn of the membership.
    fileprivate var disclosure: (person: UUID, department: String, consent: Consent)? {
        guard let personID, let consent = request?.consents.first(where: { $0.scope == .disclosure }) else {
            return nil
        }
        return (personID.uuid, key.department.text, consent)
    }
}
