import Contracts
import Foundation
import Testing

@testable import Chaos

/// The lives of stations are plans: what is said, what must be answered, and what is on record in the end agree.
struct StationStoryTests {
    private static let seed: UInt64 = 7
    private let stories = (0..<3_000).map { StationStory($0, seed: seed) }

    @Test func everyLifeComesAndTheSeedRepeatsIt() {
        #expect(Set(stories.map(\.life)) == Set(StationStory.Life.allCases))
        let again = (0..<3_000).map { StationStory($0, seed: Self.seed) }
        #expect(stories.map(\.life) == again.map(\.life) && stories.map(\.cards) == again.map(\.cards))
        #expect(stories.map(\.life) != (0..<3_000).map { StationStory($0, seed: 8).life })
    }

    /// The state that its last telling act leads to is the one that its life ends in.
    @Test(arguments: StationStory.Life.allCases)
    func aLifeEndsWhereItsActsLead(life: StationStory.Life) throws {
        let story = try #require(stories.first { $0.life == life })
        var state: String?
        for act in story.acts {
            let told = act.answer(approvesItself: story.approvesItself)?.state ?? state
            state = act == .unfit ? "closed" : act == .checked ? "approved" : told
        }
        if life == .isDeclined { state = "closed" }
        if life == .expires { state = "suspended" }
        #expect(state == story.life.ends)
    }

    @Test func whatIsToBeDeclinedWaitsForAnOperator() {
        #expect(stories.filter { $0.life == .isDeclined }.allSatisfy { !$0.approvesItself })
        #expect(Set(stories.map(\.approvesItself)) == [true, false])
    }

    /// What was counted by hand for each kind of life, with and without an operator.
    @Test(arguments: [
        (StationStory.Life.opens, 4), (.isProposedTwice, 4), (.resumes, 6), (.staysClosed, 6), (.expires, 7),
        (.isUnfit, 2), (.isImagined, 4), (.isAcceptedLater, 5), (.forgetsPlate, 4), (.isSwapped, 0), (.isMended, 6),
    ])
    func theAuditHasARowOfEachMove(life: StationStory.Life, moves: Int) throws {
        for story in stories where story.life == life {
            let decision = story.approvesItself || !story.acts.contains(.checked) ? 0 : 1
            #expect(story.moves == moves + decision)
        }
    }

    /// Every message of every life is one that the contract can read, but those that are meant to be refused for it.
    @Test(arguments: StationStory.Life.allCases)
    func messagesAreAsTheContractHasThem(life: StationStory.Life) throws {
        let story = try #require(stories.first { $0.life == life })
        let today = try #require(CivilDate("2026-11-21"))
        for (index, act) in story.acts.enumerated() where act != .swapped {
            let message = story.message(act: index, code: "YZ4301020041777", today: today, from: "chaos-one")
            let event = try JSON(parsing: message.body)
            #expect(event["id"]?.string == story.eventID(index))
            #expect(message.routingKey == act.type.rawValue)
            var faults: [Reason] = []
            let data = event["data"] ?? .null
            let isRead =
                switch act.type {
                case .stationProposedV1: StationProposed(json: data, faults: &faults) != nil
                case .stationSiteCheckedV1: StationSiteChecked(json: data, faults: &faults) != nil
                case .stationAcceptedV1: StationAccepted(json: data, faults: &faults) != nil
                case .stationChangedV1: StationChanged(json: data, faults: &faults) != nil
                case .stationInspectedV1: StationInspected(json: data, faults: &faults) != nil
                case .stationSuspendedV1: StationSuspended(json: data, faults: &faults) != nil
                default: StationClosed(json: data, faults: &faults) != nil
                }
            #expect(isRead, "\(life) \(act): \(faults.map(\.code))")
        }
    }

    @Test func cardsCountOnceADayAndThingsOnce() throws {
        let story = try #require(stories.first { $0.isOpened && $0.cards.contains(3) && $0.held.contains(2) })
        let extras = StationExtras(
            story, code: "YZ4301020041777", from: "chaos-one", now: .init(timeIntervalSince1970: 1_795_000_000))
        #expect(extras.visits.count == story.cards.count)
        #expect(extras.held.count == story.held.count)
        let ids = extras.letters.flatMap(\.ids)
        #expect(Set(ids).count == ids.count)
        let isLate = story.number % 10 == 0
        #expect(ids.count == story.cards.reduce(0, +) + story.held.reduce(0, +) + (isLate ? 1 : 0))
        #expect(ids.allSatisfy { StationBook.story(ofMessage: $0) == story.number })
    }
}
