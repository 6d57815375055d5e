import Contracts
import Foundation
import StationsDomain
import Testing

/// Whatever happens to a station, and whatever its map providers answer, in whatever order: what is not operating is never
/// recorded online, and is asked to be taken down until that is confirmed.
@Suite struct ListingWalkTests {
    @Test(arguments: 0..<8) func neverRecordedOnlineWhenItDoesNotOperate(part: Int) {
        for seed in 0..<60 {
            var walk = ListingWalk(seed: part * 60 + seed)
            for step in 0..<100 {
                let what = walk.step()
                if let fault = walk.fault {
                    Issue.record("seed \(part * 60 + seed), step \(step), \(what): \(fault)")
                    return
                }
            }
        }
    }

    /// When the providers do what they are asked and answer it, everything ends as it should.
    @Test func providersThatAnswerEndInAgreement() {
        for seed in 0..<80 {
            var walk = ListingWalk(seed: 50_000 + seed)
            for _ in 0..<80 { _ = walk.step() }
            let fault = walk.settle()
            guard fault == nil else {
                Issue.record("seed \(50_000 + seed): \(fault!)")
                return
            }
        }
    }

    /// The walks go everywhere: every state of a station in service, with every state of a listing that can stand beside
    /// it.
    @Test func theWalksGoEverywhere() {
        var seen: Set<String> = []
        for seed in 0..<60 {
            var walk = ListingWalk(seed: 100_000 + seed)
            for _ in 0..<120 {
                _ = walk.step()
                for listing in walk.listings.values {
                    seen.insert("\(walk.fixture.state.isOperating) \(listing.state.name.rawValue)")
                }
            }
        }
        #expect(
            seen == [
                "true submitted", "true online", "true stale", "false none", "false takedown-pending", "false offline",
            ])
    }
}

/// One station, two providers, and all that is on its way between them: answers come late, twice, in another order, or
/// never, and contradict what was asked.
struct ListingWalk {
    static let providers = ["amap", "baidu"]
    static let patience = AskingTerm.forListings

    var fixture = StationFixture()
    var listings: [String: Listing] = ["amap": Listing(), "baidu": Listing()]
    private var chance: Chance
    private var questions: [(provider: String, question: ListingQuestion)] = []
    private var answers: [(provider: String, answer: StationListingConfirmed)] = []
    private var late: [(step: Step, sentAt: Date)] = []
    /// The highest number asked, and whether it asked to show.
    private var latest: [String: ListingQuestion] = [:]
    private(set) var fault: String?

    init(seed: Int) {
        chance = Chance(seed)
        fixture.propose()
        for step in [Step.fit, .approved, .passed] { take(step, sentAt: nil) }
    }

    mutating func step() -> String {
        fixture.pass(seconds: Double(Int.random(in: 1...40_000, using: &chance)))
        switch Int.random(in: 0..<100, using: &chance) {
        case 0..<25: return someStep()
        case 25..<30: return lateStep()
        case 30..<34: return day()
        case 34..<55: return work()
        case 55..<85: return hear()
        default: return look()
        }
    }

    // MARK: The station

    private mutating func someStep() -> String {
        // A closed station would end the walk: it comes seldom.
        let steps = Step.allCases.filter { $0 != .closed || Int.random(in: 0..<12, using: &chance) == 0 }
        let step = steps.randomElement(using: &chance)!
        // Said now, and on its way for a while.
        if !step.isOperators, Int.random(in: 0..<4, using: &chance) == 0 {
            late.append((step, fixture.now))
            return "\(step) sent"
        }
        return take(step, sentAt: nil)
    }

    private mutating func lateStep() -> String {
        guard let index = late.indices.randomElement(using: &chance) else { return "nothing late" }
        let (step, sentAt) = late.remove(at: index)
        return "late " + take(step, sentAt: sentAt)
    }

    @discardableResult private mutating func take(_ step: Step, sentAt: Date?) -> String {
        let before = fixture.state.isOperating
        fixture.take(step, sentAt: sentAt)
        let after = fixture.state.isOperating
        if before != after, fixture.decision.listings == nil { fault = "the maps are not told" }
        follow(fixture.decision.listings)
        if Int.random(in: 0..<3, using: &chance) == 0 { rename() }
        return "\(step) \(fixture.decision.word)"
    }

    private mutating func rename() {
        var changes = StationChanges()
        changes.name = "驿站\(Int.random(in: 0..<5, using: &chance))"
        fixture.take(.changed(StationChanged(reference: .proposal(StationFixture.key.number), changes: changes)))
        follow(fixture.decision.listings)
    }

    private mutating func day() -> String {
        fixture.pass(days: Int.random(in: 0..<200, using: &chance))
        follow(fixture.register.passDay(fixture.key)?.listings)
        return "days"
    }

    private mutating func follow(_ change: ListingChange?) {
        guard let change else { return }
        for provider in Self.providers {
            let asked = listings[provider]!.follow(change, Self.patience, at: fixture.now)
            ask(provider, asked)
        }
        check()
    }

    // MARK: The providers

    private mutating func ask(_ provider: String, _ asked: [ListingQuestion]) {
        for question in asked {
            if let known = latest[provider], known.request >= question.request, known != question {
                fault = "\(known) and \(question) have one number"
            }
            latest[provider] = question
            questions.append((provider, question))
        }
    }

    /// A provider does what it was asked, or forgets it, or says something else.
    private mutating func work() -> String {
        guard let index = questions.indices.randomElement(using: &chance) else { return "nothing asked" }
        let (provider, question) = questions[index]
        if Int.random(in: 0..<3, using: &chance) > 0 { questions.remove(at: index) }
        let outcome: ListingOutcome =
            switch (Int.random(in: 0..<10, using: &chance), question) {
            case (0, _): .refused
            case (1, _): ListingOutcome.allCases.randomElement(using: &chance)!
            case (_, .show): .online
            case (_, .takeDown): .offline
            }
        answers.append(
            (
                provider,
                StationListingConfirmed(
                    code: StationFixture.firstCode, request: question.request, outcome: outcome,
                    poi: outcome == .online ? SourceReference("B\(Int.random(in: 0..<3, using: &chance))") : nil)
            ))
        return "\(provider) \(question) done: \(outcome)"
    }

    private mutating func hear() -> String {
        guard let index = answers.indices.randomElement(using: &chance) else { return "no answer" }
        let (provider, answer) = answers[index]
        // Some come twice.
        if Int.random(in: 0..<4, using: &chance) > 0 { answers.remove(at: index) }
        let ruling = listings[provider]!.hear(answer, Self.patience, at: fixture.now)
        if case .moved(let asked) = ruling { ask(provider, asked) }
        check()
        return "\(provider) \(answer.request) \(answer.outcome)"
    }

    private mutating func look() -> String {
        for provider in Self.providers {
            if let question = listings[provider]!.passDeadline(Self.patience, at: fixture.now) {
                ask(provider, [question])
            }
        }
        check()
        return "looked"
    }

    // MARK: What must hold

    private mutating func check() {
        for provider in Self.providers {
            let (state, operates) = (listings[provider]!.state, fixture.state.isOperating)
            switch state {
            case .submitted, .online, .stale:
                if !operates { fault = "\(provider) is \(state.name) while the station is \(fixture.state.name)" }
            case .none, .takedownPending, .offline:
                if operates { fault = "\(provider) is \(state.name) while the station operates" }
            }
            if let ask = state.openAsk, ask.number != listings[provider]!.asks {
                fault = "\(provider) waits for \(ask.number) of \(listings[provider]!.asks)"
            }
            if case .offline = state, case .show? = latest[provider] {
                fault = "\(provider) is offline, and the latest it was asked is to show"
            }
        }
    }

    /// Nobody forgets any more: asked again, everybody answers in order. What is said then must stand.
    mutating func settle() -> String? {
        (answers, questions) = ([], [])
        for _ in 0..<3 {
            fixture.now = fixture.now.addingTimeInterval(90_000)
            for provider in Self.providers {
                guard let question = listings[provider]!.passDeadline(Self.patience, at: fixture.now) else { continue }
                let outcome: ListingOutcome = if case .show = question { .online } else { .offline }
                _ = listings[provider]!.hear(
                    StationListingConfirmed(
                        code: StationFixture.firstCode, request: question.request, outcome: outcome), Self.patience,
                    at: fixture.now)
            }
        }
        for provider in Self.providers {
            let state = listings[provider]!.state
            switch (fixture.state.isOperating, state) {
            case (true, .online(let shown)):
                if shown.version != fixture.station.version { return "\(provider) shows version \(shown.version)" }
            case (false, .offline), (false, .none): break
            default: return "\(provider) is \(state.name) in the end, station \(fixture.state.name)"
            }
        }
        return fault
    }
}
