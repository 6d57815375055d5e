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
    var newUnion: UnionCode? { get }
}

extension StationMessage {
    var refusal: Reason? { nil }
    static var drawsCode: Bool { false }
    var contact: StationContact? { nil }
    var newUnion: UnionCode? { nil }
}

/// `station.site-checked.v1`
extension StationSiteChecked: StationMessage {
    var step: StationStep { .siteChecked(self) }
}

/// `station.accepted.v1`: 验收.
extension StationAccepted: StationMessage {
    static var drawsCode: Bool { true }
    var step: StationStep { .accepted(self) }
}

/// `station.changed.v1`: also how a station opens, resumes, and is upgraded.
extension StationChanged: StationMessage {
    var step: StationStep { .changed(self) }
    var refusal: Reason? { changes.isEmpty ? Reason(.changeEmpty) : nil }
    var contact: StationContact? { changes.contact }
    var newUnion: UnionCode? { changes.union }
}

/// `station.inspected.v1`
extension StationInspected: StationMessage {
    var reference: StationReference { .code(code) }
    var step: StationStep { .inspected(self) }
}

/// `station.suspended.v1`
extension StationSuspended: StationMessage {
    var step: StationStep { .suspended(self) }
    var refusal: Reason? { reason.isDecidedHere ? Reason(.valueUnknown, field: "reason") : nil }
}

/// `station.closed.v1`: 摘牌.
extension StationClosed: StationMessage {
    var step: StationStep { .closed(self) }
    var refusal: Reason? { reason.isDecidedHere ? Reason(.valueUnknown, field: "reason") : nil }
}
