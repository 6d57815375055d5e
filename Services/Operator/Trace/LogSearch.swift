import Contracts
import Foundation

/// Looks for the events of a story in `events.log`, and gives up rather than read for minutes.
struct LogSearch {
    let log: any EventLog
    /// Why the log could not be read, if so.
    private(set) var problem: LocalizedText?

    /// How long announcements may follow the last step: as long as the relay may have had to wait.
    private static let allowance: TimeInterval = 120
    private static let patience: Duration = .seconds(15)

    init(log: any EventLog) { self.log = log }

    /// What was announced in answer to the story's events, or, in answer to none, about what it is the story of, while it
    /// lasted.
    mutating func announcements(of story: Story) async -> [Story.Announcement] {
        guard let span = story.span else { return [] }
        let events = story.events.union([story.id])
        return await search(from: span.lowerBound.addingTimeInterval(-1), until: span.upperBound + Self.allowance) {
            $0.cause.map(events.contains) ?? ($0.subject == story.id) || events.contains($0.id)
        }
    }

    /// What names this id as its own, its cause's, its correlation's or its subject.
    mutating func announcements(naming id: String, since: Date) async -> [Story.Announcement] {
        let quoted = Array("\"\(id)\"".utf8)
        return await search(from: since, until: .distantFuture, where: { _ in true }) { body in
            body.firstRange(of: quoted) != nil
        }
    }

    private mutating func search(
        from start: Date, until end: Date, where matches: (Story.Announcement) -> Bool,
        mayMatch: ([UInt8]) -> Bool = { _ in true }
    ) async -> [Story.Announcement] {
        var found: [Story.Announcement] = []
        var seen: Set<String> = []
        let deadline = ContinuousClock.now + Self.patience
        do {
            guard let last = try await log.lastOffset() else { return [] }
            try await log.read(from: .time(start), untilSilentFor: .seconds(2)) { logged in
                if mayMatch(logged.body), let event = TailedEvent(logged) {
                    if let time = event.time, time > end { return false }
                    // The relay may have repeated it.
                    if let one = Story.Announcement(event), matches(one), seen.insert(one.id).inserted {
                        found.append(one)
                    }
                }
                return logged.offset < last && ContinuousClock.now < deadline
            }
            if ContinuousClock.now >= deadline { problem = .logTooLong }
        } catch {
            problem = (error as? CommandFault)?.text ?? .logTooLong
        }
        return found
    }
}

extension Story.Announcement {
    fileprivate init?(_ event: TailedEvent) {
        guard let id = event.json["id"]?.string else { return nil }
        self.init(
            id: id, type: event.type, time: event.json["time"]?.string, offset: event.offset, subject: event.subject,
            cause: event.json["causationid"]?.string, outcome: event.outcome(in: .en))
    }
}
