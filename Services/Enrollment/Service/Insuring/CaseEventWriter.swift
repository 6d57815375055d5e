import Contracts
import EnrollmentDomain
import FoundationEssentials
import Messaging
import ServiceKit

/// Makes events and requests of what happened to cases. Nothing personal is in an event; requests are sealed to the key
/// of the department that is asked.
struct CaseEventWriter {
    let setting: InsuranceSetting
    let people: [PersonID: InsuredPerson]
    let now: Date

    func events(of entry: CaseDesk.Entry) throws -> [OutgoingEvent] {
        try entry.effects.compactMap { effect in
            switch effect {
            case .changed(let state):
                told(
                    entry.item.changed(to: state, owed: entry.item.owedMonths(by: setting.patience, at: now)), entry)
            case .quoted(let quote): told(entry.item.quoted(quote), entry)
            case .contributionRecorded(let contribution, let paid, let warnings):
                told(entry.item.recorded(contribution, paid, warnings: warnings), entry)
            case .subsidyNoted(let subsidy): told(entry.item.noted(subsidy), entry)
            case .stalled(let reason): stalled(reason, entry)
            case .asked(let question, let office): try asked(question, of: office, entry)
            case .withdrawn(let office, let why):
                request(
                    InsuranceRequestWithdrawn(caseNumber: entry.item.number, round: entry.item.round, why: why),
                    to: office, entry)
            case .settled: nil
            }
        }
    }

    /// For the department that follows the case.
    private func told(_ data: some EventData, _ entry: CaseDesk.Entry) -> OutgoingEvent {
        entry.item.event(data, to: entry.item.application.department, because: entry.cause)
    }

    /// For operators and unions.
    private func stalled(_ reason: ReasonCode, _ entry: CaseDesk.Entry) -> OutgoingEvent {
        let item = entry.item
        let data = InsuranceStalled(
            caseNumber: item.number, scheme: item.scheme, place: item.place, state: item.state.name, since: item.since,
            waitingFor: item.state.openQuestion?.office, attempts: item.attempt, reason: reason)
        return item.event(data, to: nil, because: entry.cause)
    }

    private func asked(
        _ question: CaseQuestion, of office: DepartmentName, _ entry: CaseDesk.Entry
    ) throws -> OutgoingEvent? {
        let item = entry.item
        // Without a person on file, erased since, there is nothing to ask; the deadline tells somebody.
        guard let person = people[item.personID], let answerBy = item.dueAt else { return nil }
        var told = InsuranceQuestion(
            caseNumber: item.number, round: item.round, attempt: item.attempt, scheme: item.scheme, place: item.place,
            person: person, answerBy: answerBy)
        if case .registration(let plan) = question {
            return request(
                InsuranceRegistrationAsked(
                    told, baseFen: plan.base, frequency: plan.frequency, occupation: item.trade.occupation),
                to: office, entry)
        }
        // Nobody but who registers the person learns the phone.
        told.person.phone = nil
        guard case .paymentLink(let plan) = question else {
            return request(InsuranceEligibilityAsked(told), to: office, entry)
        }
        guard let standard = setting.standards[plan.standard] else { return nil }
        return request(
            InsurancePaymentLinkAsked(
                told, baseFen: plan.base, monthlyFen: standard.monthly(of: plan.base), frequency: plan.frequency,
                registrationReference: plan.reference, isRenewal: plan.link != nil),
            to: office, entry)
    }

    /// `nil` where the office has lost its key meanwhile: the deadline asks again, and tells somebody.
    private func request<Data: EventData>(
        _ data: Data, to office: DepartmentName, _ entry: CaseDesk.Entry
    ) -> OutgoingEvent? {
        guard let key = setting.keys[office] else { return nil }
        return .request(
            to: office, key: key, type: Data.type, data: data.json, subject: entry.item.number.text,
            causationID: entry.cause.eventID, correlationID: entry.item.requestID,
            traceParent: entry.cause.traceParent)
    }
}

extension InsuranceCase {
    func event<Data: EventData>(
        _ data: Data, to department: DepartmentName?, because cause: CaseCause
    ) -> OutgoingEvent {
        OutgoingEvent(
            type: Data.type, data: data.json, subject: number.text, place: place, department: department?.text,
            causationID: cause.eventID ?? requestID, correlationID: requestID, traceParent: cause.traceParent)
    }

    func changed(
        to state: InsuranceState, owed: [Month], existing: Bool = false, reason: ReasonCode? = nil,
        repeated: Bool = false
    ) -> InsuranceCaseChanged {
        InsuranceCaseChanged(
            applicationNumber: application.number, caseNumber: number, scheme: scheme, state: state, place: place,
            since: since, round: round, existing: existing, reason: reason,
            paymentLink: self.state.usableLink, missingMonths: owed, repeated: repeated)
    }

    fileprivate func quoted(_ quote: Quote) -> InsuranceQuoted {
        let standard = quote.standard
        return InsuranceQuoted(
            applicationNumber: application.number, caseNumber: number, scheme: scheme, place: place,
            office: quote.office, year: standard.year, averageFen: standard.average, minimumFen: standard.minimum,
            maximumFen: standard.maximum, rateBasisPoints: standard.rate, accountBasisPoints: standard.accountRate,
            tiers: quote.tiers, source: standard.source, wishedBaseFen: wish.base, wishRefused: quote.wishRefused)
    }

    func recorded(
        _ contribution: Contribution, _ paid: PaidMonths?, warnings: [Reason], repeated: Bool = false
    ) -> InsuranceContributionRecorded {
        InsuranceContributionRecorded(
            applicationNumber: application.number, caseNumber: number, scheme: scheme, period: contribution.period,
            months: contribution.months, baseFen: contribution.base, amountFen: contribution.amount,
            paidThrough: paid?.through ?? contribution.last, missingMonths: paid?.missing ?? [], warnings: warnings,
            reference: contribution.reference, repeated: repeated)
    }
}

extension InsuranceCase {
    fileprivate func noted(_ subsidy: Subsidy) -> InsuranceSubsidyNoted {
        InsuranceSubsidyNoted(
            applicationNumber: application.number, caseNumber: number, scheme: scheme, kind: subsidy.kind,
            from: subsidy.from, months: subsidy.months)
    }
}

extension CompletedApplication {
    /// 进一家门、办两家事: how both ended, said once.
    func event(because cause: CaseCause) -> OutgoingEvent {
        let data = EnrollmentWithInsuranceCompleted(
            applicationNumber: key.number,
            membership: state == .transferProposed ? .transferProposed : state == .accepted ? .accepted : .rejected,
            insurance: own.map {
                .init(caseNumber: $0.number, scheme: $0.scheme, state: $0.state, since: $0.since)
            })
        return OutgoingEvent(
            type: EnrollmentWithInsuranceCompleted.type, data: data.json,
            subject: "\(key.department.text)/\(key.number.text)", place: own.first?.place,
            department: key.department.text, causationID: requestID, correlationID: requestID)
    }
}
