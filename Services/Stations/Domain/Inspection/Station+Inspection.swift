import Contracts

extension Station {
    /// An inspection makes it count as inspected until a day, and may give stars; one that was failed suspends.
    mutating func inspect(_ report: StationInspected, _ course: inout Course) {
        course.around.check(report.on, "on", &course.findings)
        guard let service = state.inService else { return course.refuseState() }
        if report.on < service.openedOn { course.findings.note(.periodInvalid, "on") }
        let policy = course.around.settings.setting(for: details.division).inspection
        let until = report.validUntil ?? policy.lastDay(inspectedOn: report.on)
        rate(report, until: until, &course)
        if report.passed {
            course.around.check(Set(report.services), for: details.kind, &course.findings)
            // An older inspection told late does not shorten what a newer one gave.
            guard report.on >= service.inspection.on else { return }
            details.services = Set(report.services)
            if (report.on, until) != (service.inspection.on, service.inspection.until) {
                updateService { $0.inspection = InspectionValidity(on: report.on, until: until) }
            }
            passedInspection(on: report.on, &course)
        } else {
            guard report.on >= service.inspection.on else { return }
            details.services = Set(report.services)
            failedInspection(on: report.on, &course)
        }
    }

    /// What was suspended until it is fit again is open again.
    private mutating func passedInspection(on day: CivilDate, _ course: inout Course) {
        guard case .suspended(let service, let suspension) = state,
            suspension.reason == .inspectionExpired || suspension.reason == .rectification, day >= suspension.from,
            service.inspection.holds(on: course.around.today)
        else { return }
        state = .operating(service)
    }

    /// Nobody is sent where it is not fit: 整改. What was shut for another reason does not open again just because that
    /// is over.
    private mutating func failedInspection(on day: CivilDate, _ course: inout Course) {
        switch state {
        case .suspended(_, let suspension)
        where suspension.reason == .rectification || suspension.reason == .inspectionExpired:
            break
        case .operating(let service), .suspended(let service, _):
            state = .suspended(service, Suspension(reason: .rectification, from: day))
            course.news.append(.suspended)
        default: break
        }
    }

    private mutating func rate(_ report: StationInspected, until: CivilDate, _ course: inout Course) {
        guard let stars = report.stars else { return }
        guard let rating = StarRating(stars: stars, until: until) else {
            return course.findings.note(.valueUnknown, "stars")
        }
        guard report.passed else { return }
        if let known = self.stars, known.until > rating.until { return }
        self.stars = rating
    }
}
