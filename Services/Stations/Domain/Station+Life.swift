import Contracts

extension Station {
    /// Makes of this draft what the step says; what does not fit is noted in the course.
    mutating func follow(_ step: StationStep, _ course: inout Course) {
        switch step {
        case .siteChecked(let report): checkSite(report, &course)
        case .approved(let who): approve(by: who, &course)
        case .declined(_, let remarks): decline(remarks, &course)
        case .accepted(let report): accept(report, &course)
        case .changed(let message): change(message.changes, &course)
        case .inspected(let report): inspect(report, &course)
        case .suspended(let message): suspend(message, &course)
        case .closed(let message): close(message, &course)
        }
    }

    // MARK: Until it opens

    private mutating func checkSite(_ report: StationSiteChecked, _ course: inout Course) {
        course.around.check(report.on, "on", &course.findings)
        let check = SiteCheck(on: report.on)
        switch state {
        case .proposed: break
        // The same once more.
        case .siteChecked(check) where report.fit: return
        case .approved where report.fit: return
        case .closed(nil, let closure) where !report.fit && closure.reason == .declined: return
        default: return course.refuseState()
        }
        if let point = report.point {
            course.around.check(point, in: details.division, &course.findings)
            details.point = point
        }
        guard report.fit else {
            state = .closed(nil, Closure(reason: .declined, on: report.on))
            course.news.append(.rejected(.stationProposedV1, .siteUnfit, remarks: report.reasons))
            return
        }
        switch course.around.settings.setting(for: details.division).approval {
        case .manual: state = .siteChecked(check)
        case .automatic: state = .approved(Approval(on: course.around.today, by: nil))
        }
    }

    private mutating func approve(by who: String, _ course: inout Course) {
        switch state {
        case .siteChecked: state = .approved(Approval(on: course.around.today, by: who))
        case .approved: break
        default: course.refuseState()
        }
    }

    private mutating func decline(_ remarks: [String], _ course: inout Course) {
        switch state {
        case .proposed, .siteChecked:
            state = .closed(nil, Closure(reason: .declined, on: course.around.today))
            course.news.append(.rejected(.stationProposedV1, .proposalDeclined, remarks: remarks))
        case .closed(nil, let closure) where closure.reason == .declined: break
        default: course.refuseState()
        }
    }

    private mutating func accept(_ report: StationAccepted, _ course: inout Course) {
        course.around.check(report.on, "on", &course.findings)
        switch state {
        case .approved, .accepted: break
        case .coded where report.passed: return
        default: return course.refuseState()
        }
        guard report.passed else {
            guard case .approved = state else { return course.refuseState() }
            // It may be built better and be accepted another time: the record stays, but whoever waits must hear it.
            course.news.append(.rejected(.stationAcceptedV1, .acceptanceFailed, remarks: report.defects))
            return
        }
        if let services = report.services { details.services = Set(services) }
        course.around.check(details.services, for: details.kind, &course.findings)
        // What is refused uses none up: the course is given up as a whole.
        if let code = course.serials.draw(in: details.division) {
            state = .coded(code)
        } else {
            state = .accepted(Acceptance(on: report.on, score: ChecklistScore(Set(report.checklist))))
        }
    }

    // MARK: In service

    mutating func open(on day: CivilDate, _ course: inout Course) {
        guard case .coded(let code) = state else {
            if state.inService?.openedOn != day { course.refuseState() }
            return
        }
        if details.plate == nil { course.findings.note(.plateMissing, "plate") }
        let policy = course.around.settings.setting(for: details.division).inspection
        let validity = InspectionValidity(on: day, until: policy.lastDay(inspectedOn: day))
        let service = InService(code: code, openedOn: day, inspection: validity)
        // Told late, its inspection may be due already.
        state = .operating(service)
        course.news.append(.opened)
        if !validity.holds(on: course.around.today) { suspendForInspection(&course) }
    }

    mutating func resume(on day: CivilDate, _ course: inout Course) {
        switch state {
        case .operating: break
        case .suspended(let service, let suspension):
            if day < suspension.from { return course.findings.note(.periodInvalid, "resumedOn") }
            guard service.inspection.holds(on: course.around.today) else {
                return course.findings.note(.inspectionExpired, "resumedOn")
            }
            state = .operating(service)
        default: course.refuseState()
        }
    }

    mutating func beginUpgrade(on day: CivilDate, _ course: inout Course) {
        switch state {
        case .operating(let service): state = .upgrading(service, Upgrade(from: day))
        case .upgrading(_, let upgrade) where upgrade.from == day: break
        default: course.refuseState()
        }
    }

    mutating func endUpgrade(on day: CivilDate, _ course: inout Course) {
        switch state {
        case .upgrading(let service, let upgrade):
            if day < upgrade.from { return course.findings.note(.periodInvalid, "upgradedOn") }
            upgradedOn = day
            state = .operating(service)
            if !service.inspection.holds(on: course.around.today) { suspendForInspection(&course) }
        case .operating, .suspended:
            if upgradedOn != day { course.refuseState() }
        default: course.refuseState()
        }
    }

    private mutating func suspend(_ message: StationSuspended, _ course: inout Course) {
        course.around.check(message.from, "from", &course.findings)
        if message.reason.isDecidedHere { course.findings.note(.valueUnknown, "reason") }
        let suspension = Suspension(reason: message.reason, from: message.from, until: message.until)
        switch state {
        case .suspended(_, suspension): return
        case .operating(let service), .suspended(let service, _): state = .suspended(service, suspension)
        default: return course.refuseState()
        }
        course.news.append(.suspended)
    }

    mutating func suspendForInspection(_ course: inout Course) {
        guard case .operating(let service) = state else { return }
        state = .suspended(service, Suspension(reason: .inspectionExpired, from: course.around.today))
        course.news.append(.suspended)
    }

    private mutating func close(_ message: StationClosed, _ course: inout Course) {
        course.around.check(message.on, "on", &course.findings)
        if message.reason.isDecidedHere { course.findings.note(.valueUnknown, "reason") }
        if case .closed(_, let closure) = state {
            if closure.reason != message.reason { course.refuseState() }
            return
        }
        if let openedOn = state.openedOn, message.on < openedOn { course.findings.note(.periodInvalid, "on") }
        state = .closed(code, Closure(reason: message.reason, on: message.on, openedOn: state.openedOn))
        course.news.append(.closed)
    }

    /// Changes what stays the same from its opening to its end.
    mutating func updateService(_ change: (inout InService) -> Void) {
        switch state {
        case .operating(var service):
            change(&service)
            state = .operating(service)
        case .suspended(var service, let suspension):
            change(&service)
            state = .suspended(service, suspension)
        case .upgrading(var service, let upgrade):
            change(&service)
            state = .upgrading(service, upgrade)
        case .proposed, .siteChecked, .approved, .accepted, .coded, .closed: break
        }
    }
}
