/// What must stand in the database and the log at the end: counted from the stories, not from what the service said.
struct Expectation: Sendable {
    var members = 0
    var people = 0
    var applications = 0
    /// Event ids that were handled once.
    var handled = 0
    /// Decisions that changed something, each with a row in the audit log.
    var decisions = 0
    /// Final decisions of reviewers, each with a row in the audit log.
    var reviews = 0
    /// Transfers that were accepted, refused or out of time, each with a row in the audit log; and the accepted.
    var transfers = 0
    var moves = 0
    /// Dead letters by reason, and those of them that have an id.
    var letters: [String: Int] = [:]
    var letterIDs: Set<String> = []

    init(stories: Int, seed: UInt64, verdict: (MessageKey) -> Verdict) {
        for number in 0..<stories {
            let story = Story(number, seed: seed)
            add(story, first: verdict(MessageKey(story: number, part: 0)))
        }
    }

    private mutating func add(_ story: Story, first: Verdict) {
        switch story.plot {
        case .fresh, .named, .insured:
            count(members: 1, people: 1, applications: 1, handled: 1, decisions: 1)
        case .reviewed:
            count(
                members: story.review == .accepted ? 1 : 0, people: 1, applications: 1, handled: 1, decisions: 1)
            reviews += 1
        case .wrongNumber, .closedUnion: count(applications: 1, handled: 1, decisions: 1)
        case .twins: count(members: 1, people: 1, applications: 1, handled: 2, decisions: 1)
        case .rivals:
            count(members: 1, people: 1, applications: 2, handled: 2, decisions: 2)
            transfers += 1
            moves += story.transfer == .existing ? 1 : 0
        case .siblings: count(members: 1, people: 1, applications: 2, handled: 2, decisions: 2)
        case .numberTwice, .corrected: count(members: 1, people: 1, applications: 1, handled: 2, decisions: 2)
        case .idTwice:
            count(members: 1, people: 1, applications: 1, handled: 1, decisions: 1)
            letter("event-id-reused", id: story.eventID(part: 0))
        case .unknownType: letter("event-type-unknown", id: story.eventID(part: 0))
        case .notJSON: letter("json-syntax", id: nil)
        case .unproven: letter("sender-unproven", id: nil)
        }
    }

    private mutating func count(members: Int = 0, people: Int = 0, applications: Int, handled: Int, decisions: Int) {
        self.members += members
        self.people += people
        self.applications += applications
        self.handled += handled
        self.decisions += decisions
    }

    mutating func letter(_ reason: String, id: String?) {
        letters[reason, default: 0] += 1
        if let id { letterIDs.insert(id) }
    }
}

extension Stage {
    func expectation() -> Expectation {
        let stories = departments.stories
        return ledger.read { state in
            Expectation(stories: stories, seed: ledger.seed) { state.entry($0).verdict }
        }
    }
}
