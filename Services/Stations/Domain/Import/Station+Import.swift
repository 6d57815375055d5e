import Contracts

extension Station {
    /// Puts a station on record that a list has, where the list says that it stands. It needs no approval any more, but
    /// a point, hours, and nobody in its place.
    static func imported(
        _ row: ImportedStation, as key: StationKey, content: ContentDigest, by sender: StationSender,
        beside duplicates: [Duplicate], _ around: StationSurroundings, _ serials: inout StationSerials
    ) -> (Station?, StationDecision) {
        var course = Course(around: around, serials: serials)
        if let point = row.details.point { around.check(point, in: row.details.division, &course.findings) }
        let union = around.union(named: row.union, for: row.details.division, &course.findings)
        if !sender.covers(row.details.division) { course.findings.note(.outOfScope, "division") }
        // A list has no second look: whatever may be there already is left out until somebody says that it is not.
        if !duplicates.isEmpty, !row.isConfirmedDistinct { course.findings.note(.stationDuplicate) }
        row.check(&course)
        var station = Station(
            key: key, details: row.details, union: union, state: .proposed, since: around.now, version: 1, stars: nil,
            upgradedOn: nil, content: content, heard: Hearings())
        guard course.findings.reasons.isEmpty else {
            return (nil, .refused(row.refusal(course.findings.reasons, key, duplicates)))
        }
        station.stand(row, &course)
        guard course.findings.reasons.isEmpty else {
            return (nil, .refused(row.refusal(course.findings.reasons, key, duplicates)))
        }
        serials = course.serials
        let registered = StationRegistered(
            record: station.record(on: around.today), warnings: course.findings.warnings,
            similar: duplicates.map(\.similar))
        let move = StationMove(
            announcements: [Announcement(registered, place: station.details.division)]
                + course.news.map { station.announcement($0, on: around.today) },
            listings: station.state.isOperating ? .show(version: station.version) : nil,
            warnings: course.findings.warnings, contact: row.contact)
        return (station, .moved(move))
    }

    /// The same row once more, or one that says something else by now. What the list leaves open stays as it is.
    mutating func importedAgain(
        _ row: ImportedStation, content: ContentDigest, by sender: StationSender, _ around: StationSurroundings,
        _ serials: inout StationSerials
    ) -> StationDecision {
        guard content != self.content else { return .repeated(nil) }
        var course = Course(around: around, serials: serials)
        if !sender.covers(details.division) || !sender.covers(row.details.division) {
            course.findings.note(.outOfScope, "division")
        }
        // Its code names a county, and its subject the place where it was proposed: another county is another station.
        if row.details.division != details.division { course.findings.note(.stationState, "division") }
        if let point = row.details.point { around.check(point, in: row.details.division, &course.findings) }
        row.check(&course)
        var draft = self
        draft.details = row.details
        draft.details.plate = row.details.plate ?? details.plate
        draft.details.timetable = details.timetable
        if let named = row.union, named != union {
            draft.union = around.union(named: named, for: details.division, &course.findings)
        }
        if course.findings.reasons.isEmpty { draft.stand(row, &course) }
        guard course.findings.reasons.isEmpty else { return .refused(row.refusal(course.findings.reasons, key, [])) }
        draft.content = content
        course.contact = row.contact
        guard draft.isOtherwise(than: self) || row.contact != nil else {
            self.content = content
            return .repeated(nil)
        }
        serials = course.serials
        return .moved(settle(draft, course))
    }

    private func isOtherwise(than other: Station) -> Bool {
        var other = other
        other.content = content
        return self != other
    }

    // MARK: Where it stands

    private mutating func stand(_ row: ImportedStation, _ course: inout Course) {
        switch (row.standing, state) {
        case (.planned, .proposed), (.planned, .siteChecked), (.planned, .approved), (.planned, .accepted),
            (.planned, .coded):
            break
        case (.planned, _): course.refuseState()
        case (.operating(let since), _):
            guard enterService(row, since, &course) else { return }
            if case .suspended = state { resume(on: course.around.today, &course) }
            if case .upgrading = state { endUpgrade(on: course.around.today, &course) }
        case (.suspended(let since, let reason), _):
            guard enterService(row, since, &course) else { return }
            if case .operating(let service) = state {
                state = .suspended(service, Suspension(reason: reason, from: course.around.today))
                course.news.append(.suspended)
            }
        case (.closed, .closed): break
        case (.closed(let reason), _):
            state = .closed(
                code, Closure(reason: reason, on: course.around.today, openedOn: state.openedOn))
            course.news.append(.closed)
        }
    }

    /// Gives it a code and opens it, if it was never open: `false` when it cannot be.
    private mutating func enterService(
        _ row: ImportedStation, _ since: CivilDate?, _ course: inout Course
    ) -> Bool {
        if state.inService == nil {
            guard !state.isClosed else {
                course.refuseState()
                return false
            }
            guard let code = code ?? course.serials.draw(in: details.division) else {
                course.findings.note(.stationCodesUsedUp, "division")
                return false
            }
            // Where the list names no inspection, the next is due in as long as one holds from now.
            let today = course.around.today
            let policy = course.around.settings.setting(for: details.division).inspection
            let inspectedOn = row.inspectedOn ?? today
            let validity = InspectionValidity(on: inspectedOn, until: policy.lastDay(inspectedOn: inspectedOn))
            state = .operating(InService(code: code, openedOn: since ?? today, inspection: validity))
            course.news.append(.opened)
            if details.plate == nil { course.findings.warn(Reason(.plateMissing, field: "plate")) }
            if !validity.holds(on: today) { suspendForInspection(&course) }
        }
        if let day = row.inspectedOn, let known = state.inService?.inspection, day > known.on {
            let policy = course.around.settings.setting(for: details.division).inspection
            updateService { $0.inspection = InspectionValidity(on: day, until: policy.lastDay(inspectedOn: day)) }
        }
        if let count = row.stars, let validity = state.inService?.inspection,
            let rating = StarRating(stars: count, until: validity.until)
        {
            stars = rating
        }
        return true
    }
}

extension ImportedStation {
    /// What lists are found to lack is a warning: the station stands there all the same.
    fileprivate func check(_ course: inout Course) {
        if case .operating(let since?) = standing { course.around.check(since, "openedOn", &course.findings) }
        if case .suspended(let since?, _) = standing { course.around.check(since, "openedOn", &course.findings) }
        course.around.check(inspectedOn, "inspectedOn", &course.findings)
        if !course.around.settings.essentials.suffice(details.services, for: details.kind) {
            course.findings.warn(Reason(.essentialServicesFew, field: "services"))
        }
    }

    fileprivate func refusal(
        _ reasons: [Reason], _ key: StationKey, _ duplicates: [Duplicate]
    ) -> StationRefusal {
        let event = StationRejected(
            refusedType: .stationProposedV1, proposalNumber: key.number, reasons: reasons,
            similar: reasons.contains { $0.code == .stationDuplicate } ? duplicates.map(\.similar) : [])
        return StationRefusal(event, place: details.division)
    }
}
