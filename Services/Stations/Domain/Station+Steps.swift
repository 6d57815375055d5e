import Contracts

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

extension Station {
    /// Takes one step, as the table of ``StationState`` says. What is refused, repeated or overtaken changes nothing
    /// but what was heard of whom.
    ///
    /// - Parameter time: by the sender's clock, never later than now.
    public mutating func take(
        _ step: StationStep, by sender: StationSender, at time: Date, _ around: StationSurroundings,
        _ serials: inout StationSerials
    ) -> StationDecision {
        guard sender.covers(details.division) else { return refused([Reason(.outOfScope)], step) }
        let said = step.withoutOvertaken { heard.isOvertaken($0, from: sender.department, at: time) }
        guard let said else { return .overtaken }
        var draft = self
        var course = Course(around: around, serials: serials)
        draft.follow(said, &course)
        guard course.findings.reasons.isEmpty else { return refused(course.findings.reasons, step) }
        for aspect in said.aspects { draft.heard.note(aspect, from: sender.department, at: time) }
        self.heard = draft.heard
        guard draft != self || !course.news.isEmpty else { return .repeated(nil) }
        serials = course.serials
        return .moved(settle(draft, course))
    }

    /// What falls due by itself on a day: an inspection that has expired suspends, its coming end is announced once.
    public mutating func passDay(_ around: StationSurroundings) -> StationMove? {
        guard let inspection = state.inService?.inspection else { return nil }
        var draft = self
        var course = Course(around: around, serials: StationSerials())
        if state.isOperating, !inspection.holds(on: around.today) {
            draft.suspendForInspection(&course)
        } else if !inspection.isDueTold,
            around.today >= around.settings.setting(for: details.division).inspection.warningDay(of: inspection)
        {
            draft.updateService { $0.inspection.isDueTold = true }
            course.news.append(.inspectionDue)
        }
        return draft == self ? nil : settle(draft, course)
    }

    /// Takes over what the step made of the station: its version, since when it stands so, and what follows for the
    /// maps.
    mutating func settle(_ draft: Station, _ course: Course) -> StationMove {
        let before = self
        self = draft
        let isPublicNew = before.isShownOtherwise(than: draft)
        if isPublicNew { version += 1 }
        if before.state.name != state.name { since = course.around.now }
        let listings: ListingChange? =
            switch (before.state.isOperating, state.isOperating) {
            case (false, true): .show(version: version)
            case (true, true): isPublicNew ? .show(version: version) : nil
            case (true, false): .takeDown
            case (false, false): nil
            }
        let news = course.news.isEmpty ? [.changed] : course.news
        return StationMove(
            announcements: news.map { announcement($0, on: course.around.today) }, listings: listings,
            warnings: course.findings.warnings, contact: course.contact)
    }

    /// Whether a map shows anything else of it.
    private func isShownOtherwise(than other: Station) -> Bool {
        let (old, new) = (details, other.details)
        return old.name != new.name || old.address != new.address || old.point != new.point || old.hours != new.hours
            || old.timetable != new.timetable || old.services != new.services
    }

    private func refused(_ reasons: [Reason], _ step: StationStep) -> StationDecision {
        let reference = step.reference ?? identity.reference
        return .refused(StationRefusal(reasons, of: step.type, about: reference, place: details.division))
    }
}

/// What a step leads to, as it is taken.
struct Course {
    let around: StationSurroundings
    var serials: StationSerials
    var findings = Findings()
    /// What must be told, in order; where that is nothing, how the station stands now.
    var news: [StationNews] = []
    var contact: StationContact?

    init(around: StationSurroundings, serials: StationSerials) {
        self.around = around
        self.serials = serials
    }

    /// The step does not fit where the station stands.
    mutating func refuseState() { findings.note(.stationState) }
}
