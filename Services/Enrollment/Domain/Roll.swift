import Contracts

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The roll of members, as far as one batch of applications needs it: loaded in a few statements, and kept up to date by
/// ``decide(_:at:ids:)``, so that each application sees what its predecessors in the batch decided.
public struct Roll: Sendable {
    public var departments: [DepartmentName: DepartmentScope]
    /// Those named in the batch, and the holding pools of its counties of residence.
    public var organizations: [UnionCode: Organization]
    public var holdingPools: [DivisionCode: UnionCode]
    public var consentTexts: Set<ConsentText>
    public internal(set) var applications: [ApplicationKey: KnownApplication]
    /// By document, under every search key in use.
    public internal(set) var people: [Fingerprint: KnownPerson]
    /// Who bears a name, country and date of birth under a foreign card.
    public internal(set) var likenesses: [Fingerprint: PersonID]

    public init(
        departments: [DepartmentName: DepartmentScope], organizations: [UnionCode: Organization],
        holdingPools: [DivisionCode: UnionCode], consentTexts: Set<ConsentText>,
        applications: [ApplicationKey: KnownApplication] = [:], people: [Fingerprint: KnownPerson] = [:],
        likenesses: [Fingerprint: PersonID] = [:]
    ) {
        self.departments = departments
        self.organizations = organizations
        self.holdingPools = holdingPools
        self.consentTexts = consentTexts
        self.applications = applications
        self.people = people
        self.likenesses = likenesses
    }

    /// Decides one application. Pure: `now` is the database's, new identities come from `ids`.
    ///
    /// In this order: what was decided before under the number stands; an application that lacks nothing but its union on
    /// record waits, if it may; all reasons to refuse are named at once; who is a member keeps the one membership; a union
    /// that reviews applications gets its say; else the person joins today.
    public mutating func decide(
        _ application: ReceivedApplication, at now: Date, ids: inout some IdentifierSource
    ) -> Decision {
        let target = target(of: application.form)
        let place = target?.division ?? application.form.residence
        let known = application.key.flatMap { applications[$0] }
        if let known {
            if known.content == application.content {
                return .repeated(
                    Repetition(key: known.key, state: known.state, outcome: known.outcome.repeated, place: place))
            }
            guard known.state.mayReturnCorrected else { return refuseReuse(application, place, now) }
        }
        let (reasons, warnings) = findings(on: application, target: target, at: now)
        if application.mayWait, lacksOnlyTheUnion(application.form, target, reasons) {
            return .postponed(Postponement(reasons: reasons, place: place))
        }
        guard reasons.isEmpty, let key = application.key, let request = application.form.request, let target,
            let document = application.document
        else { return reject(application, reasons, place, replacing: known != nil, now) }

        let candidate = Candidate(
            application: application, key: key, request: request, document: document, target: target,
            replacesRejection: known != nil)
        if let person = person(of: application, document) {
            if let membership = person.membership, membership.status.holds {
                return settle(candidate, person, membership, warnings, now)
            }
            return enroll(candidate, known: person, warnings, now, &ids)
        }
        return enroll(candidate, known: nil, warnings, now, &ids)
    }

    /// The union applied to: the one named, else the holding pool 周转库 of the county of residence.
    private func target(of form: EnrollmentForm) -> Organization? {
        if form.namesUnion { return form.union.flatMap { organizations[$0] } }
        return form.residence.flatMap { holdingPools[$0] }.flatMap { organizations[$0] }
    }

    private func person(of application: ReceivedApplication, _ document: Fingerprint) -> KnownPerson? {
        if let person = people[document] { return person }
        for alternate in application.alternateDocuments {
            if let person = people[alternate] { return person }
        }
        return nil
    }
}

/// An application that nothing speaks against.
struct Candidate {
    var application: ReceivedApplication
    var key: ApplicationKey
    var request: EnrollmentRequested
    var document: Fingerprint
    var target: Organization
    var replacesRejection: Bool

    /// Whether a consent that the department learns of a membership came with this application. It is then on record,
    /// with its text and time, under the department's name.
    var bringsDisclosure: Bool { request.consents.contains { $0.scope == .disclosure } }

    func record(_ state: ApplicationState, _ outcome: Outcome, of person: PersonID) -> ApplicationRecord {
        ApplicationRecord(
            key: key, requestID: application.requestID, content: application.content, state: state, outcome: outcome,
            replacesRejection: replacesRejection, personID: person, union: target.code, request: request,
            dueAt: target.due(state, since: outcome.decidedAt))
    }
}
