import Contracts
import Foundation

/// What is known of an id: what the service did, in the order of time, and what was announced because of it.
struct Story: Codable, Sendable {
    /// An event of the log.
    struct Announcement: Codable, Sendable {
        var id: String
        var type: String
        var time: String?
        var offset: Int64
        var subject: String?
        /// The event that it answers.
        var cause: String?
        var outcome: String?
    }

    /// Who tells it; several, where they are several.
    var service: String
    var id: String
    /// Each with `at`, `step`, and, where it is about them, `event` and `subject`; with `service` where several tell.
    var steps: [JSON]
    var announced: [Announcement]?

    mutating func add(_ more: [JSON]) {
        let known = Set(steps)
        steps += more.filter { !known.contains($0) }
        steps.sort { ($0["at"]?.string ?? "") < ($1["at"]?.string ?? "") }
    }

    /// The story as several services tell it, each a part; `nil` where none does.
    static func told(of id: String, by parts: [Story]) -> Story? {
        guard parts.count > 1 else { return parts.first }
        var story = Story(service: parts.map(\.service).joined(separator: " "), id: id, steps: [])
        for part in parts {
            story.add(part.steps.map { $0.setting("service", to: .string(part.service)) })
        }
        return story
    }

    /// The events that it is about.
    var events: Set<String> { Set(steps.compactMap { $0["event"]?.string }) }

    /// From the first step to the last.
    var span: ClosedRange<Date>? {
        let times = steps.compactMap { $0["at"]?.string.flatMap(LocalTime.date) }
        guard let first = times.min(), let last = times.max() else { return nil }
        return first...last
    }
}
