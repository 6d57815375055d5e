import Contracts
import FoundationEssentials
import Messaging
import Postgres
import ServiceKit
import StationsDomain

/// One transaction's work on stations: decisions are taken one after another, each seeing what those before it changed,
/// and saved together; what map providers must be asked follows from them.
struct StationDesk {
    /// What was decided of one station, and why.
    private struct Entry {
        var key: StationKey?
        /// As it stood then.
        var station: Station?
        var decision: StationDecision
        var cause: Cause
        /// By which the sender named it.
        var reference: StationReference?

        var isMoved: Bool { if case .moved = decision { true } else { false } }
    }

    private(set) var register: StationRegister
    private let now: Date
    private var files: [StationKey: StationFile]
    private var contacts: [NewContact] = []
    private var inspections: [InspectionStore.Record] = []
    private var entries: [Entry] = []

    init(_ register: StationRegister, files: [StationFile], at now: Date) {
        self.register = register
        self.now = now
        self.files = Dictionary(uniqueKeysWithValues: files.map { ($0.station.key, $0) })
    }

    // MARK: Deciding

    mutating func propose(
        _ form: StationForm, content: ContentDigest, from sender: DepartmentName, because cause: Cause
    ) {
        let decision = register.propose(
            form, content: content, from: sender, sentAt: cause.event?.event.time)
        let key = form.proposalNumber.map { StationKey(department: sender, number: $0) }
        note(
            decision, of: key, named: form.proposalNumber.map { .proposal($0) }, because: cause, contact: form.contact)
    }

    /// Takes what a department says of a station on record.
    mutating func take(_ step: StationStep, contact: StationContact? = nil, because cause: Cause) {
        guard let sender = cause.sender else { return }
        let sentAt = cause.event?.event.time
        let known = step.reference.flatMap { register.station($0, of: sender) }
        // Taken with the rest of a message or not, an older contact never replaces a newer.
        let isContactOld = known?.heard.isOvertaken(.contact, from: sender, at: min(sentAt ?? now, now)) ?? false
        let decision = register.take(step, from: sender, sentAt: sentAt)
        // Kept also where it changes nothing, as when it is told late.
        if case .inspected(let report) = step, decision.word == .moved || decision.word == .repeated, let known,
            let event = cause.event
        {
            inspections.append(
                InspectionStore.Record(key: known.key, report: report, eventID: event.event.id, by: sender))
        }
        note(
            decision, of: known?.key, named: step.reference, because: cause, contact: isContactOld ? nil : contact)
    }

    /// Takes what an operator decides; `nil` where the station is not on record.
    mutating func take(_ step: StationStep, of key: StationKey, because cause: Cause) -> StationDecision? {
        let places = register.stations[key].map { [$0.details.division] } ?? []
        let decision = register.take(step, of: key, by: StationSender(department: nil, places: places))
        if let decision { note(decision, of: key, because: cause) }
        return decision
    }

    /// Takes a row of an operator's list, of a place that the operator named.
    mutating func take(
        _ row: ImportedStation, as key: StationKey, content: ContentDigest, in places: [DivisionCode],
        because cause: Cause
    ) -> StationDecision {
        let sender = StationSender(department: nil, places: places)
        let decision = register.take(row, as: key, content: content, by: sender)
        let known = if case .code(let code) = row.name { register.station(.code(code), of: nil)?.key } else { key }
        note(decision, of: known, named: .proposal(key.number), because: cause, contact: row.contact)
        return decision
    }

    /// - Returns: whether anything fell due.
    mutating func passDay(_ key: StationKey) -> Bool {
        guard let move = register.passDay(key) else { return false }
        note(.moved(move), of: key, because: .ours)
        return true
    }

    /// What could not be read: its sender hears why.
    mutating func refuse(_ refusal: StationRefusal, named reference: StationReference?, because cause: Cause) {
        note(.refused(refusal), of: nil, named: reference, because: cause)
    }

    private mutating func note(
        _ decision: StationDecision, of key: StationKey?, named reference: StationReference? = nil,
        because cause: Cause, contact: StationContact? = nil
    ) {
        let station = key.flatMap { register.stations[$0] }
        if let key, let station {
            let requestID = cause.event?.event.id ?? "\(key)"
            files[key] = StationFile(
                id: files[key]?.id, station: station, requestID: files[key]?.requestID ?? requestID)
            if case .moved = decision, let contact { contacts.append(NewContact(key: key, contact: contact)) }
        }
        entries.append(
            Entry(key: key, station: station, decision: decision, cause: cause, reference: reference))
    }

    // MARK: Saving

    /// Saves what has changed, and says what came of each decision, in their order.
    mutating func save(keys: KeyRing, in transaction: borrowing Transaction) throws -> [Messaging.Outcome] {
        var maps = try MapDesk(changes, stations: files, at: now, in: transaction)
        let questions = entries.map { entry -> [OutgoingEvent] in
            guard let station = entry.station, let change = entry.decision.listings else { return [] }
            return maps.follow(change, station, story: files[station.key]?.requestID, because: entry.cause)
        }
        // What leaves the maps is recorded so before the station may be: the database holds to it.
        try maps.saveTakedowns(in: transaction)
        let settings = register.around.settings
        let changed = register.changed.sorted().compactMap { files[$0] }
        let saved = try StationStore.save(changed, dueOn: { $0.nextDuty(settings) }, in: transaction)
        for (key, id) in saved { files[key]?.id = id }
        let ids = files.compactMapValues(\.id)
        try StationStore.save(contacts, ids: ids, keys: keys, in: transaction)
        try InspectionStore.save(inspections, ids: ids, in: transaction)
        try SerialStore.save(register.serials, in: transaction)
        try maps.saveOthers(ids: ids, in: transaction)
        return zip(entries, questions).map { entry, asked in outcome(of: entry, asking: asked) }
    }

    /// The stations whose listings change.
    private var changes: Set<StationKey> {
        Set(entries.compactMap { $0.decision.listings == nil ? nil : $0.key })
    }

    private func outcome(of entry: Entry, asking questions: [OutgoingEvent]) -> Messaging.Outcome {
        let station = entry.station
        // An operator's refusals are told in the answer, and nobody else.
        let isTold = entry.cause.event != nil || entry.isMoved
        let events = (isTold ? entry.decision.announcements : []).map { announcement in
            OutgoingEvent(
                type: announcement.type, data: announcement.data, subject: subject(of: entry),
                place: announcement.place, department: hearer(of: entry)?.text,
                causationID: entry.cause.event?.event.id,
                correlationID: story(of: entry), traceParent: entry.cause.event?.event.traceParent)
        }
        var outcome = Messaging.Outcome(
            word(of: entry), reasons: entry.decision.findings.map(\.code), place: station?.details.division.description,
            events: events + questions)
        if entry.isMoved, let station { outcome.audit = [record(of: entry, station)] }
        return outcome
    }

    private func word(of entry: Entry) -> String {
        if entry.isMoved, let station = entry.station { return station.state.name.rawValue }
        return entry.decision.word.rawValue
    }

    private func subject(of entry: Entry) -> String {
        if let key = entry.key { return "\(key)" }
        return entry.reference.map { "\($0)" } ?? entry.cause.event?.event.id ?? "-"
    }

    /// Who sent what is refused hears it; what came of a station hears the department that proposed it. Nobody proposed
    /// what was imported: there the sender hears both.
    private func hearer(of entry: Entry) -> DepartmentName? {
        guard entry.isMoved, let proposer = entry.key?.department, proposer != StationKey.importer else {
            return entry.cause.sender
        }
        return proposer
    }

    private func story(of entry: Entry) -> String? {
        entry.key.flatMap { files[$0]?.requestID } ?? entry.cause.event.map { $0.event.correlationID ?? $0.event.id }
    }

    /// Who moved it and how, with opaque ids only.
    private func record(of entry: Entry, _ station: Station) -> AuditRecord {
        AuditRecord(
            actor: entry.cause.actor, action: "station.\(station.state.name.rawValue)", subject: "\(station.key)",
            after: .object([
                "event": entry.cause.event.map { .string($0.event.id) }, "state": .string(station.state.name.rawValue),
                "code": station.code.map { .string($0.text) }, "version": .integer(Int64(station.version)),
                "why": entry.cause.why.map(JSON.string),
            ]))
    }
}
