import Contracts
import StationsDomain

/// A message about one station on record: what it says happened.
protocol StationMessage: EventData {
    var reference: StationReference { get }
    var step: StationStep { get }
    /// Why a department may not say it, if so.
    var refusal: Reason? { get }
    /// Whether the station may be given its code.
    static var drawsCode: Bool { get }
    var contact: StationContact? { get }
    /// The union that takes it over.
    var union: UnionCode? { get }
}

extension StationMessage {
    var refusal: Reason? { nil }
    static var drawsCode: Bool { false }
    var contact: StationContact? { nil }
    var union: UnionCode? { nil }
}

/// `station.site-checked.v1`
extension StationSiteChecked: StationMessage {
    var step: StationStep { .siteChecked(SiteCheck(on: on), isFit: fit, point: point) }
}

/// `station.accepted.v1`: 验收.
extension StationAccepted: StationMessage {
    static var drawsCode: Bool { true }

    var step: StationStep {
        .accepted(
            AcceptanceReport(
                on: on, isPassed: passed, checklist: Set(checklist), services: services.map { Set($0) }))
    }
}

/// `station.changed.v1`: also how a station opens, resumes, and is upgraded.
extension StationChanged: StationMessage {
    var refusal: Reason? { changes.isEmpty ? Reason(.changeEmpty) : nil }
    var contact: StationContact? { changes.contact }
    var union: UnionCode? { changes.union }

    var step: StationStep {
        var amendment = StationAmendment()
        amendment.name = changes.name
        amendment.address = changes.address
        amendment.point = changes.point
        amendment.hours = changes.hours
        amendment.timetable = changes.timetable
        amendment.services = changes.services.map { Set($0) }
        amendment.facilities = changes.facilities.map { Set($0) }
        amendment.areaM2 = changes.areaM2
        amendment.capacity = changes.capacity
        amendment.union = changes.union
        amendment.plate = changes.plate
        amendment.hasContact = changes.contact != nil
        amendment.openedOn = changes.openedOn
        amendment.resumedOn = changes.resumedOn
        amendment.upgradeFrom = changes.upgradeFrom
        amendment.upgradedOn = changes.upgradedOn
        return .changed(amendment)
    }
}

/// `station.inspected.v1`
extension StationInspected: StationMessage {
    var reference: StationReference { .code(code) }

    var step: StationStep {
        .inspected(
            InspectionReport(
                on: on, isPassed: passed, checklist: Set(checklist), services: Set(services), stars: stars,
                validUntil: validUntil))
    }
}

/// `station.suspended.v1`
extension StationSuspended: StationMessage {
    var refusal: Reason? { reason.isDecidedHere ? Reason(.valueUnknown, field: "reason") : nil }
    var step: StationStep { .suspended(Suspension(reason: reason, from: from, until: until)) }
}

/// `station.closed.v1`: 摘牌.
extension StationClosed: StationMessage {
    var refusal: Reason? { reason.isDecidedHere ? Reason(.valueUnknown, field: "reason") : nil }
    var step: StationStep { .closed(reason: reason, on: on) }
}
