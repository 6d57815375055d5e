import Contracts

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The archives that one batch of messages is about. Each message sees what was decided before it in the batch.
public struct ArchiveRegister: Sendable {
    public let around: ArchiveSurroundings
    /// The places of the departments that send.
    public let scopes: [DepartmentName: [DivisionCode]]
    public private(set) var archives: [ArchiveNumber: Archive]
    /// Which of them are different from what is on record, or new: what must be saved.
    public private(set) var changed: Set<ArchiveNumber> = []
    public private(set) var serials: ArchiveSerials
    private var keys: [ArchiveKey: ArchiveNumber]
    /// In which archive, that has not ended, each person is.
    private var filed: [String: ArchiveNumber]

    /// - Parameters:
    ///   - archives: those that the messages name, by number or by the sender's own.
    ///   - filed: of the documents that the messages name, those that are in an archive which has not ended.
    public init(
        around: ArchiveSurroundings, scopes: [DepartmentName: [DivisionCode]], archives: [Archive],
        filed: [String: ArchiveNumber] = [:], serials: ArchiveSerials = ArchiveSerials()
    ) {
        self.around = around
        self.scopes = scopes
        self.archives = Dictionary(archives.map { ($0.number, $0) }) { _, latest in latest }
        self.serials = serials
        self.filed = filed
        keys = Dictionary(archives.map { ($0.key, $0.number) }) { _, latest in latest }
        for archive in archives where !archive.state.isClosed {
            for document in archive.version.documents { self.filed[document] = archive.number }
        }
    }

    public subscript(_ key: ArchiveKey) -> Archive? { keys[key].flatMap { archives[$0] } }

    /// Puts a household on file, or corrects what was returned, as the table of ``ArchiveState`` says.
    ///
    /// - Parameters:
    ///   - documents: the fingerprints of the members' documents, in their order.
    ///   - content: of the event's data.
    ///   - warnings: of the reader.
    ///   - sentAt: by the sender's clock; `nil` where it does not say.
    /// - Returns: the archive that it is about, if there is one.
    public mutating func apply(
        _ application: ReliefArchiveApplied, documents: [String], content: ContentDigest, warnings: [Reason] = [],
        from department: DepartmentName, sentAt: Date?
    ) -> (ArchiveNumber?, ArchiveDecision) {
        let key = ArchiveKey(department: department, number: application.applicationNumber)
        if var known = self[key] {
            if content != known.content, isFiled(documents, elsewhereThan: known.number), case .returned = known.state {
                return (known.number, .refused(.householdFiled, "members"))
            }
            let decision = known.appliedAgain(
                application, documents: documents, content: content, warnings: warnings, at: time(sentAt), around)
            keep(known)
            return (known.number, decision)
        }
        var findings = Findings()
        findings.note(warnings)
        around.check(application.household, in: application.division, &findings)
        let union = around.union(named: application.union, for: application.division, &findings)
        if !covers(department, application.division) { findings.note(.outOfScope, "division") }
        if isFiled(documents, elsewhereThan: nil) { findings.note(.householdFiled, "members") }
        guard findings.reasons.isEmpty else { return (nil, .refused(findings.reasons)) }
        guard let number = serials.draw(for: application.division) else {
            return (nil, .refused(.archiveNumbersUsedUp, "division"))
        }
        var archive = Archive(
            number: number, key: key, division: application.division, union: union, township: application.township,
            content: content, version: HouseholdVersion(application, documents: documents, at: around.now),
            state: .applied, since: around.now)
        archive.heard.note(.household, from: department, at: time(sentAt))
        keep(archive)
        let move = ArchiveMove(
            announcements: [archive.changed(around.settings, warnings: findings.warnings)], version: archive.version,
            warnings: findings.warnings)
        return (number, .moved(move))
    }

    /// Takes what the department that applied says of its archive; of any other there is none.
    public mutating func take(
        _ step: ArchiveStep, of number: ArchiveNumber, fromApplicant department: DepartmentName, sentAt: Date?
    ) -> ArchiveDecision {
        guard let archive = archives[number], archive.key.department == department else {
            return .refused(.archiveUnknown, "archive")
        }
        if case .householdChanged(_, let documents?) = step, isFiled(documents, elsewhereThan: number) {
            return .refused(.householdFiled, "members")
        }
        return take(step, of: archive, from: department, at: time(sentAt))
    }

    /// Takes what anybody else says of an archive: 民政, whoever objects, an officer (`nil`), or the system (`nil`).
    public mutating func take(
        _ step: ArchiveStep, of number: ArchiveNumber, from sender: DepartmentName?
    ) -> ArchiveDecision {
        guard let archive = archives[number] else { return .refused(.archiveUnknown, "archive") }
        return take(step, of: archive, from: sender, at: around.now)
    }

    /// Notes that a person has died, in the archive that the person is in; `nil` when in none that is at hand.
    public mutating func note(deceased document: String) -> (ArchiveNumber, ArchiveDecision)? {
        guard let number = filed[document], let archive = archives[number] else { return nil }
        return (number, take(.died(document: document), of: archive, from: nil, at: around.now))
    }

    /// Lets a day come: what falls due by itself. `nil` when nothing does.
    public mutating func passDay(_ number: ArchiveNumber) -> ArchiveMove? {
        guard var archive = archives[number], let move = archive.passDay(around) else { return nil }
        keep(archive)
        return move
    }

    /// Asks 民政 again whose time is over. `nil` when it is not.
    public mutating func passDeadline(_ number: ArchiveNumber) -> ArchiveMove? {
        guard var archive = archives[number], let move = archive.passDeadline(around) else { return nil }
        keep(archive)
        return move
    }

    private mutating func take(
        _ step: ArchiveStep, of known: Archive, from sender: DepartmentName?, at time: Date
    ) -> ArchiveDecision {
        var archive = known
        let decision = archive.take(step, from: sender, at: time, around)
        keep(archive)
        return decision
    }

    private func covers(_ department: DepartmentName, _ place: DivisionCode) -> Bool {
        (scopes[department] ?? []).contains { $0.contains(place) }
    }

    private func isFiled(_ documents: [String], elsewhereThan number: ArchiveNumber?) -> Bool {
        documents.contains { filed[$0].map { $0 != number } ?? false }
    }

    /// Never later than now: a clock that runs ahead must not silence its sender for ever.
    private func time(_ sentAt: Date?) -> Date { min(sentAt ?? around.now, around.now) }

    private mutating func keep(_ archive: Archive) {
        let before = archives.updateValue(archive, forKey: archive.number)
        guard archive != before else { return }
        changed.insert(archive.number)
        keys[archive.key] = archive.number
        for document in before?.version.documents ?? [] where filed[document] == archive.number {
            filed[document] = nil
        }
        guard !archive.state.isClosed else { return }
        for document in archive.version.documents { filed[document] = archive.number }
    }
}
