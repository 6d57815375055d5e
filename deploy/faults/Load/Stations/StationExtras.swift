import Contracts
import Foundation
import RabbitMQ

/// What is told of an open station beside its life: who came, and what was held there. Nobody is answered, but a visit that
/// is told too late.
struct StationExtras: Sendable {
    struct Visit: Sendable, Hashable {
        let code: String
        let day: String
        let card: String
    }
    struct Held: Sendable, Hashable {
        let code: String
        let department: String
        let reference: String
    }
    struct Letter: Sendable {
        let ids: [String]
        let message: OutgoingMessage
        var answer: StationAnswer?
    }

    private(set) var letters: [Letter] = []
    private(set) var visits: Set<Visit> = []
    private(set) var held: Set<Held> = []

    /// - Parameter now: when they are made up; visits lie within the last hours, also those of yesterday.
    init(_ story: StationStory, code: String, from department: String, now: Date) {
        addVisits(story, code, department, now)
        for (number, times) in story.held.enumerated() {
            for time in 0..<times {
                let reference = "HD-\(story.number)-\(number)"
                held.insert(Held(code: code, department: department, reference: reference))
                let data: JSON = [
                    "code": .string(code), "reference": .string(reference),
                    "on": .string(CivilDate(inChinaAt: now.addingTimeInterval(-86_400)).description),
                    "theme": "legal-education", "participants": .integer(Int64(20 + time)),
                ]
                add(
                    "\(StationStory.idPrefix)\(story.number)-held\(number)-\(time)", .stationServiceHeldV1, department,
                    data)
            }
        }
        // Its day was closed, and its salt destroyed, long ago.
        if story.number % 10 == 0 {
            add(
                "\(StationStory.idPrefix)\(story.number)-late", .stationVisitedV1, department,
                visit(code, "43-late", now.addingTimeInterval(-5 * 86_400)), answer: .refused("visit-too-late"))
        }
    }

    /// One by one, or all in a batch; of one card several, at different minutes.
    private mutating func addVisits(_ story: StationStory, _ code: String, _ department: String, _ now: Date) {
        var events: [(id: String, data: JSON)] = []
        for (number, times) in story.cards.enumerated() {
            // Two of one card at different moments lie on one day: also where midnight is near.
            let latest = now.addingTimeInterval(number == 0 ? -86_400 : -1)
            let card = "43-\(story.number % 50)-\(number)"
            visits.insert(Visit(code: code, day: CivilDate(inChinaAt: latest).description, card: card))
            for time in 0..<times {
                let earlier = latest.addingTimeInterval(Double(time) * -1_200)
                let isSameDay = CivilDate(inChinaAt: earlier) == CivilDate(inChinaAt: latest)
                events.append(
                    (
                        "\(StationStory.idPrefix)\(story.number)-visit\(number)-\(time)",
                        visit(code, card, isSameDay ? earlier : latest)
                    ))
            }
        }
        guard story.number % 2 == 0 else {
            for event in events { add(event.id, .stationVisitedV1, department, event.data) }
            return
        }
        letters.append(
            Letter(
                ids: events.map(\.id),
                message: .batch(
                    events, of: .stationVisitedV1, from: department)))
    }

    private func visit(_ code: String, _ card: String, _ at: Date) -> JSON {
        ["code": .string(code), "at": .string(RFC3339.string(at)), "card": .string(card)]
    }

    private mutating func add(
        _ id: String, _ type: EventType, _ department: String, _ data: JSON, answer: StationAnswer? = nil
    ) {
        letters.append(
            Letter(
                ids: [id], message: StationStory.message(id: id, type, from: department, at: 0, data), answer: answer))
    }
}
