import Contracts
import EnrollmentDomain
import FoundationEssentials
import Messaging
import Postgres
import ServiceKit

/// One transaction's work on cases: steps are taken one after another, each seeing what the one before it changed, and
/// saved together.
struct CaseDesk {
    /// What happened to a case, and because of which message.
    struct Entry {
        /// As it stood then.
        var item: InsuranceCase
        var effects: [CaseEffect]
        var cause: CaseCause
    }

    let setting: InsuranceSetting
    let now: Date
    private(set) var entries: [Entry] = []
    private var cases: [CaseNumber: InsuranceCase]
    private var changed: Set<CaseNumber> = []
    /// Who has asked for a case, whatever came of it.
    private var asked: [(key: ApplicationKey, number: CaseNumber, cause: CaseCause)] = []
    private var payments: [CaseNumber: CasePayments]
    private var recorded: [InsuranceStore.Reported<Contribution>] = []
    private var granted: [InsuranceStore.Reported<Subsidy>] = []

    /// - Parameter cases: locked by this transaction.
    init(
        _ cases: [CaseNumber: InsuranceCase], setting: InsuranceSetting, at now: Date,
        payments: [CaseNumber: CasePayments] = [:]
    ) {
        self.cases = cases
        self.setting = setting
        self.now = now
        self.payments = payments
    }

    subscript(number: CaseNumber) -> InsuranceCase? { cases[number] }

    /// Which months are owed by a case that stands in arrears.
    func owedMonths(of item: InsuranceCase) -> [Month] { item.owedMonths(by: setting.patience, at: now) }

    func payments(for number: CaseNumber) -> CasePayments { payments[number] ?? CasePayments() }

    /// The case of a person in a scheme, if there is one.
    func item(of person: PersonID, in scheme: InsuranceScheme) -> InsuranceCase? {
        cases.values.first { $0.personID == person && $0.scheme == scheme }
    }

    /// An application has asked for that case: its department is told when both its legs have ended.
    mutating func note(_ key: ApplicationKey, askedFor number: CaseNumber, because cause: CaseCause) {
        asked.append((key, number, cause))
    }

    /// Changes a case, or adds it, by what `body` makes of it; a case without effect is saved as well.
    ///
    /// - Parameter place: where it counts from now on, if not where it was.
    mutating func move(
        _ item: InsuranceCase, in place: DivisionCode? = nil, because cause: CaseCause,
        _ body: (inout InsuranceCase, CaseSurroundings) -> CaseRuling
    ) -> CaseRuling {
        var moved = item
        let ruling = body(&moved, setting.around(item.scheme, in: place ?? item.place, at: now))
        switch ruling {
        case .moved(let effects):
            cases[item.number] = moved
            changed.insert(item.number)
            entries.append(Entry(item: moved, effects: effects, cause: cause))
            for effect in effects { keep(effect, of: item.number, by: cause.sender) }
        case .refused(let code, needsPerson: true):
            entries.append(Entry(item: item, effects: [.stalled(code)], cause: cause))
        case .refused, .repeated: break
        }
        return ruling
    }

    /// What was paid and granted counts for the next step, and is saved at the end.
    private mutating func keep(_ effect: CaseEffect, of number: CaseNumber, by sender: DepartmentName?) {
        switch effect {
        case .contributionRecorded(let contribution, _, let warnings):
            payments[number, default: CasePayments()].contributions.append(contribution)
            recorded.append(.init(number: number, payment: contribution, by: sender, warnings: warnings))
        case .subsidyNoted(let subsidy):
            payments[number, default: CasePayments()].subsidies.append(subsidy)
            granted.append(.init(number: number, payment: subsidy, by: sender))
        default: break
        }
    }

    /// Saves what has changed, and makes what is to be said of it: for each cause, in order.
    func save(keys: KeyRing, in transaction: borrowing Transaction) throws -> [CaseCause: [OutgoingEvent]] {
        try InsuranceStore.save(changed.sorted().compactMap { cases[$0] }, in: transaction)
        try InsuranceStore.record(recorded, in: transaction)
        try InsuranceStore.note(granted, in: transaction)
        let people = try PersonStore.insured(
            Set(entries.filter(\.asks).map(\.item.personID)), keys: keys, in: transaction)
        let writer = CaseEventWriter(setting: setting, people: people, now: now)
        var events: [CaseCause: [OutgoingEvent]] = [:]
        for entry in entries { events[entry.cause, default: []] += try writer.events(of: entry) }
        let completed = try CaseApplicationStore.complete(
            CaseApplicationStore.enter(
                asked.map { .init(application: $0.key, number: $0.number, isSettled: isSettled($0.number)) },
                settled: Set(entries.filter { $0.effects.contains(.settled) }.map(\.item.number)), in: transaction),
            in: transaction)
        for application in completed {
            let cause = cause(of: application)
            events[cause, default: []].append(application.event(because: cause))
        }
        return events
    }

    private func isSettled(_ number: CaseNumber) -> Bool { cases[number]?.isSettled ?? false }

    /// The message that has ended the last of an application's cases, or that brought the application.
    private func cause(of application: CompletedApplication) -> CaseCause {
        let numbers = Set(application.cases.map(\.number))
        return entries.last { $0.effects.contains(.settled) && numbers.contains($0.item.number) }?.cause
            ?? asked.last { $0.key == application.key }?.cause ?? .ours
    }
}

extension CaseDesk.Entry {
    fileprivate var asks: Bool {
        effects.contains { if case .asked = $0 { true } else { false } }
    }
}

/// Why a case moves: a message, an operator's request, or that its time had come.
struct CaseCause: Hashable {
    /// Who sent it; `nil` where it is the service's or an operator's doing.
    var sender: DepartmentName?
    var eventID: String?
    var traceParent: String?

    /// Its time had come, or an operator asked for it.
    static let ours = CaseCause()
}

extension CaseCause {
    init(_ event: IncomingEvent, from sender: DepartmentName) {
        self.init(sender: sender, eventID: event.event.id, traceParent: event.event.traceParent)
    }
}
