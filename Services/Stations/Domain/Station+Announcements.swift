import Contracts

extension Station {
    public var identity: StationIdentity {
        StationIdentity(
            department: key.department, proposalNumber: key.number, code: code, state: state.name,
            division: details.division, union: union)
    }

    /// All that anybody may know of it on a day.
    public func record(on day: CivilDate) -> StationRecord {
        StationRecord(
            identity: identity, kind: details.kind, name: details.name, township: details.township,
            village: details.village, address: details.address,
            point: details.point?.converted(to: .gcj02).rounded(toDecimals: 6),
            pointWGS84: details.point?.canonical.rounded(toDecimals: 6), hostType: details.hostType,
            hostName: details.hostName, buildMode: details.buildMode, areaM2: details.areaM2,
            capacity: details.capacity, hours: details.hours, timetable: details.timetable,
            services: StationService.allCases.filter(details.services.contains),
            facilities: StationFacility.allCases.filter(details.facilities.contains), plate: details.plate,
            stars: stars?.stars(on: day), openedOn: state.openedOn,
            inspectionValidUntil: state.inService?.inspection.until)
    }

    /// The event that tells it, of the station as it stands now.
    func announcement(_ news: StationNews, on day: CivilDate) -> Announcement {
        let place = details.division
        switch (news, state) {
        case (.opened, _): return Announcement(StationOpened(record: record(on: day)), place: place)
        case (.suspended, .suspended(_, let suspension)):
            let event = StationSuspended(
                announcing: identity, reason: suspension.reason, from: suspension.from, until: suspension.until)
            return Announcement(event, place: place)
        case (.closed, .closed(_, let closure)):
            return Announcement(
                StationClosed(announcing: identity, reason: closure.reason, on: closure.on), place: place)
        case (.rejected(let type, let code, let remarks), _):
            let event = StationRejected(
                refusedType: type, code: self.code, proposalNumber: key.number, reasons: [Reason(code)],
                remarks: remarks)
            return Announcement(event, place: place)
        case (.inspectionDue, _):
            if let inspection = state.inService?.inspection {
                return Announcement(StationInspectionDue(identity: identity, dueOn: inspection.until), place: place)
            }
            fallthrough
        // Suspended or closed no more within the same step: what is told is how it stands.
        case (.changed, _), (.suspended, _), (.closed, _):
            return Announcement(StationChanged(announcing: record(on: day)), place: place)
        }
    }
}

/// What is told of a station.
enum StationNews: Hashable {
    case opened, changed, suspended, closed, inspectionDue
    /// What was reported does not let it go on: why, and what somebody wrote about it.
    case rejected(EventType, ReasonCode, remarks: [String])
}

extension StationRefusal {
    /// Of a message about a station, known or not.
    public init(
        _ reasons: [Reason], of type: EventType, about reference: StationReference?, place: DivisionCode?
    ) {
        self.init(
            StationRejected(
                refusedType: type, code: reference?.code, proposalNumber: reference?.proposalNumber, reasons: reasons),
            place: place)
    }

    init(_ event: StationRejected, place: DivisionCode?) {
        self.init(reasons: event.reasons, announcement: Announcement(event, place: place))
    }
}
