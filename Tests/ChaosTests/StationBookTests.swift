import Contracts
import RabbitMQ
import Testing

@testable import Chaos

/// The departments' books say each thing when the one before was answered, and find what is lost, doubled and wrong.
struct StationBookTests {
    private static let departments = ["chaos-one", "chaos-two"]

    /// A book whose last story lives so, alone looked at.
    private func book(_ life: StationStory.Life) throws -> (StationBook, StationStory) {
        let number = try #require((0..<20_000).first { StationStory($0, seed: 1).life == life && $0 % 2 == 0 })
        let book = StationBook(seed: 1, departments: Self.departments)
        book.begin(number + 1)
        return (book, StationStory(number, seed: 1))
    }

    private func hear(
        _ book: StationBook, _ story: StationStory, _ type: EventType, _ state: String?, act: Int? = nil,
        id: String? = nil, sequence: Int64, reasons: [String] = []
    ) {
        let data = JSON.object([
            "proposalNumber": .string(story.proposalNumber), "state": state.map(JSON.string),
            "code": "YZ4301020041777",
            "reasons": reasons.isEmpty ? nil : .array(reasons.map { ["code": .string($0)] }),
        ])
        book.hear(
            type: type.rawValue, id: id ?? "\(sequence)", cause: act.map(story.eventID), sequence: sequence, data: data,
            at: .now)
    }

    private func said(_ book: StationBook, _ story: StationStory) -> Int {
        book.read { $0.progress[story.number].said }
    }

    @Test func anOperatorsWordIsWaitedFor() throws {
        let (book, story) = try book(.opens)
        #expect(said(book, story) == 1)
        hear(book, story, .stationRegisteredV1, "proposed", act: 0, sequence: 1)
        #expect(said(book, story) == 2)
        let checked = story.approvesItself ? "approved" : "site-checked"
        hear(book, story, .stationChangedV1, checked, act: 1, sequence: 2)
        #expect(said(book, story) == (story.approvesItself ? 3 : 2))
        hear(book, story, .stationChangedV1, "approved", sequence: 3)
        #expect(said(book, story) == 3)
        #expect(book.read { $0.wrong.isEmpty && $0.doubled.isEmpty })
    }

    @Test func secondAndWrongOutcomesAreFound() throws {
        let (book, story) = try book(.isSwapped)
        hear(book, story, .stationRejectedV1, nil, act: 0, id: "a", sequence: 1, reasons: ["point-swapped"])
        hear(book, story, .stationRejectedV1, nil, act: 0, id: "a", sequence: 1, reasons: ["point-swapped"])
        #expect(book.read { $0.wrong.isEmpty && $0.doubled.isEmpty }, "delivered twice is told once")
        hear(book, story, .stationRejectedV1, nil, act: 0, id: "b", sequence: 2, reasons: ["point-swapped"])
        #expect(book.read { $0.doubled.count } == 1)
        let (other, another) = try self.book(.isUnfit)
        hear(other, another, .stationRejectedV1, nil, act: 0, sequence: 1, reasons: ["station-duplicate"])
        #expect(other.read { $0.wrong.count } == 1)
    }

    @Test func whoeverIsOpenIsVisitedOnce() throws {
        let (book, story) = try book(.opens)
        hear(book, story, .stationRegisteredV1, "proposed", act: 0, sequence: 1)
        hear(book, story, .stationChangedV1, story.approvesItself ? "approved" : "site-checked", act: 1, sequence: 2)
        hear(book, story, .stationChangedV1, "approved", sequence: 3)
        hear(book, story, .stationChangedV1, "coded", act: 2, sequence: 4)
        #expect(book.read { $0.visits.isEmpty })
        hear(book, story, .stationOpenedV1, "operating", act: 3, sequence: 5)
        #expect(book.read { $0.wrong.isEmpty })
        let visits = book.read { $0.visits.count }
        #expect(visits == story.cards.count)
        let letters = book.outgoing(of: story.department, limit: .max).count
        hear(book, story, .stationOpenedV1, "operating", act: 3, sequence: 5)
        #expect(book.outgoing(of: story.department, limit: .max).count == letters)
    }

    /// What is unconfirmed stays to be sent, under its ids; what was open when it was marked is waited for.
    @Test func whatIsNotConfirmedIsSentAgain() throws {
        let book = StationBook(seed: 1, departments: Self.departments)
        book.begin(4)
        let letters = book.outgoing(of: 0, limit: 10)
        #expect(letters.count == 2)
        book.noteSent(letters)
        #expect(book.read { $0.open } == 2)
        book.note([.confirmed, .refused], of: letters, from: 0)
        #expect(book.outgoing(of: 0, limit: 10).flatMap(\.ids) == letters[1].ids)
        book.noteSent(Array(letters.dropFirst()))
        #expect(book.read { $0.open } == 2 && book.read { $0.confirmed } == 1)
        book.mark()
        #expect(book.markReached.settledAt == nil)
    }

    /// What the database must hold adds up over the lives.
    @Test func theExpectationAddsUp() {
        let expected = StationCheck.Expected(stories: 500, seed: 1)
        let stories = (0..<500).map { StationStory($0, seed: 1) }
        #expect(expected.states.count == stories.count { $0.life != .isSwapped })
        #expect(expected.coded == stories.count { $0.isOpened || $0.life == .waitsForOpening })
        #expect(expected.letters.count == stories.count { $0.life == .isImagined })
    }
}
