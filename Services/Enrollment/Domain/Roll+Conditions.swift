import Contracts

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The conditions of enrolment: every one that is not met is a reason, and all are named at once.
extension Roll {
    /// Clocks of senders may be this far ahead.
    public static let clockTolerance: TimeInterval = 5 * 60

    /// Everything that speaks against the application, and everything a person should look at.
    func findings(
        on application: ReceivedApplication, target: Organization?, at now: Date
    ) -> (reasons: [Reason], warnings: [Reason]) {
        let form = application.form
        var findings = form.findings
        checkUnion(form, target, &findings)
        checkScope(of: application.department, over: target?.division ?? form.residence, form, &findings)
        checkConsents(form, now, &findings)
        checkAge(form, now, &findings)
        guard !findings.isEmpty else { return ([], []) }
        return (findings.filter { !$0.code.isWarning }, findings.filter(\.code.isWarning))
    }

    private func checkUnion(_ form: EnrollmentForm, _ target: Organization?, _ findings: inout [Reason]) {
        if let target {
            if !target.isOpen { findings.append(Reason(.unionClosed, field: "union")) }
        } else if form.namesUnion ? form.union != nil : form.residence != nil {
            findings.append(Reason(.unionUnknown, field: "union"))
        }
    }

    /// Whether nothing speaks against the application but that its union, which could be one, is not on record.
    func lacksOnlyTheUnion(_ form: EnrollmentForm, _ target: Organization?, _ reasons: [Reason]) -> Bool {
        target == nil && reasons.map(\.code) == [.unionUnknown] && (!form.namesUnion || form.union != nil)
    }

    /// A department acts for the place of the union that would take the member: somebody who lives in Zhuzhou may join
    /// where he works, in Changsha, through Changsha's department. Where no union can be told, residence counts.
    private func checkScope(
        of department: DepartmentName, over place: DivisionCode?, _ form: EnrollmentForm, _ findings: inout [Reason]
    ) {
        guard let scope = departments[department] else {
            findings.append(Reason(.senderUnknown))
            return
        }
        guard let place, !scope.covers(place) else { return }
        findings.append(Reason(.scopeExceeded, field: form.namesUnion ? "union" : "residence"))
    }

    /// Every consent must be to a text on file, and none may lie in the future. That there is one to membership was
    /// checked when the form was read.
    private func checkConsents(_ form: EnrollmentForm, _ now: Date, _ findings: inout [Reason]) {
        let latest = now.addingTimeInterval(Self.clockTolerance)
        for (index, consent) in form.consents {
            if !consentTexts.contains(ConsentText(scope: consent.scope, version: consent.textVersion)) {
                findings.append(Reason(.consentTextUnknown, field: "consents[\(index)].textVersion"))
            }
            if consent.at > latest { findings.append(Reason(.consentTime, field: "consents[\(index)].at")) }
        }
    }

    /// Membership begins at 16, the age from which one may be employed (劳动法 art. 15); days are China's.
    private func checkAge(_ form: EnrollmentForm, _ now: Date, _ findings: inout [Reason]) {
        let today = CivilDate(inChinaAt: now)
        guard let birth = form.identity?.birthDate(asOf: today) else { return }
        let field = "applicant.identity.number"
        if birth > today {
            findings.append(Reason(.idDate, field: field))
        } else if birth.age(on: today) < 16 {
            findings.append(Reason(.underAge, field: field))
        } else if birth.age(on: today) > 120 {
            findings.append(Reason(.idAge, field: field))
        }
    }
}
