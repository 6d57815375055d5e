import Contracts

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

extension Station {
    /// Judges a proposal that is not on record: every condition not met is a reason, and all are named at once, also
    /// when a field could not be read.
    ///
    /// A department may send a refused one again under its number, corrected: nothing was kept of it.
    static func propose(
        _ form: StationForm, content: ContentDigest, by sender: StationSender, at time: Date,
        beside duplicates: [Duplicate], _ around: StationSurroundings
    ) -> (Station?, StationDecision) {
        var findings = Findings()
        findings.note(form.findings)
        if let point = form.point, let county = form.division { around.check(point, in: county, &findings) }
        let union = form.division.flatMap { around.union(named: form.union, for: $0, &findings) }
        if let county = form.division, !sender.covers(county) { findings.note(.outOfScope, "division") }
        if form.consentDocument == nil { findings.note(.hostConsentMissing, "consentDocument") }
        if (form.photos?.count ?? 0) < StationPhotos.needed { findings.note(.photosMissing, "photos") }
        duplicates.judge(isConfirmedDistinct: form.confirmedDistinct, &findings)
        guard findings.reasons.isEmpty, let proposal = form.proposal, let department = sender.department else {
            // A refusal names a reason even if something was lost on the way.
            let reasons = findings.reasons.isEmpty ? [Reason(.processingFailed)] : findings.reasons
            let event = StationRejected(
                refusedType: .stationProposedV1, proposalNumber: form.proposalNumber, reasons: reasons,
                similar: reasons.contains { $0.code == .stationDuplicate } ? duplicates.map(\.similar) : [])
            return (nil, .refused(StationRefusal(event, place: form.division)))
        }
        var station = Station(
            key: StationKey(department: department, number: proposal.proposalNumber),
            details: StationDetails(proposal), union: union, state: .proposed, since: around.now, version: 1,
            stars: nil, upgradedOn: nil, content: content, heard: Hearings())
        station.heard.note(.life, from: department, at: time)
        let event = StationRegistered(
            record: station.record(on: around.today), warnings: findings.warnings, similar: duplicates.map(\.similar))
        let move = StationMove(
            announcements: [Announcement(event, place: station.details.division)], warnings: findings.warnings,
            contact: proposal.contact)
        return (station, .moved(move))
    }

    /// The same proposal once more, or another one under its number, which changes nothing.
    func proposedAgain(_ content: ContentDigest, _ around: StationSurroundings) -> StationDecision {
        guard content == self.content else {
            let event = StationRejected(
                refusedType: .stationProposedV1, proposalNumber: key.number,
                reasons: [Reason(.proposalNumberReused, field: "proposalNumber")])
            return .refused(StationRefusal(event, place: details.division))
        }
        if case .closed(nil, let closure) = state, closure.reason == .declined {
            let event = StationRejected(
                refusedType: .stationProposedV1, proposalNumber: key.number, reasons: [Reason(.proposalDeclined)],
                repeated: true)
            return .repeated(Announcement(event, place: details.division))
        }
        let event = StationRegistered(record: record(on: around.today), warnings: [], repeated: true)
        return .repeated(Announcement(event, place: details.division))
    }
}
