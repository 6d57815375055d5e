import Contracts
import SyntheticPeople

/// What one person's application comes to: one message, or two of which the outcomes are known together, in whichever
/// order the service takes them. A story follows from the seed and its number alone.
struct Story: Sendable {
    enum Plot: Sendable, Equatable {
        /// A new person, into the holding pool of the county.
        case fresh
        /// A new person who is helped into social insurance, too.
        case insured
        /// A new person, into a union that takes members at once.
        case named
        /// A new person, for a union that decides itself: pending first, and then what a reviewer says.
        case reviewed
        case wrongNumber
        case closedUnion
        /// One application under two event ids: once decided, once repeated.
        case twins
        /// One person through two departments into one union: once new, once existing.
        case siblings
        /// One person through two departments into two unions: one membership, and one proposal of a transfer, which a
        /// reviewer accepts or refuses, or which ends out of time.
        case rivals
        /// Two people under one application number: one of them is refused.
        case numberTwice
        /// A wrong number and its correction under one application number.
        case corrected
        /// One event id for two contents: one of them is a dead letter.
        case idTwice
        /// Bytes that are no JSON: a dead letter, and a rejection that can name no event.
        case notJSON
        /// A type that nobody knows: a dead letter and a rejection.
        case unknownType
        /// In another department's name: a dead letter, and nobody is told.
        case unproven
    }

    let number: Int
    let plot: Plot
    /// The department, of two, that sends the first part.
    var department: Int { number % 2 }

    static let openUnions = ["HN-430102-0012", "HN-430104-0002", "HN-430111-0001", "HN-430302-0002", "HN-431002-0001"]
    static let reviewingUnions = ["HN-430103-0001", "HN-430121-0006", "HN-430802-0001"]
    static let closedUnion = "HN-430105-0008"

    /// Of a thousand stories: one poison (and one reused id), a tenth that two messages tell, the rest single.
    init(_ number: Int, seed: UInt64) {
        self.number = number
        var generator = SeededGenerator(seed: seed, stream: UInt64(number))
        switch Int.random(in: 0..<1_000, using: &generator) {
        case 0: plot = [.notJSON, .unknownType, .unproven, .idTwice].randomElement(using: &generator) ?? .notJSON
        case 1..<31: plot = .reviewed
        case 31..<51: plot = .wrongNumber
        case 51..<61: plot = .closedUnion
        case 61..<81: plot = .twins
        case 81..<101: plot = .siblings
        case 101..<121: plot = .rivals
        case 121..<131: plot = .numberTwice
        case 131..<141: plot = .corrected
        case 141..<241: plot = .named
        case 241..<261: plot = .insured
        default: plot = .fresh
        }
    }

    var hasSecondPart: Bool {
        switch plot {
        case .twins, .siblings, .rivals, .numberTwice, .corrected, .idTwice: true
        default: false
        }
    }

    /// What a reviewer says of it, where one is asked.
    var review: Verdict {
        switch number % 4 {
        case 0: .returned
        case 1: .declined
        default: .accepted
        }
    }

    /// What becomes of the transfer that the second of two rivals proposes. Accepted, the person is a member already.
    var transfer: Verdict {
        switch number / 2 % 4 {
        case 0: .declined
        case 1: .timedOut
        default: .existing
        }
    }

    /// Whether the person takes the consent to social insurance back.
    var isRevoked: Bool { plot == .insured && number % 5 == 0 }

    /// Whether it ends as a dead letter, the first part or one of both.
    var isPoison: Bool {
        switch plot {
        case .notJSON, .unknownType, .unproven, .idTwice: true
        default: false
        }
    }

    /// Whether an outcome comes that names the message.
    var isAnswered: Bool { plot != .notJSON && plot != .unproven }
}

extension Story {
    /// Where an outcome is entered that names this message as its cause. Two outcomes that name one message are told
    /// apart by what they say: of two messages under one id the refused one's, and of what waited the final.
    static func slot(of key: MessageKey, _ verdict: Verdict, seed: UInt64) -> MessageKey {
        switch Story(key.story, seed: seed).plot {
        case .idTwice where verdict == .unreadable: MessageKey(story: key.story, part: 1)
        case .reviewed where verdict != .pending: key.final
        case .rivals where verdict != .accepted && verdict != .transferProposed: key.final
        default: key
        }
    }
}

/// One message of a story, or its final outcome where it has waited, as a small number that stands for it everywhere.
struct MessageKey: Hashable, Sendable {
    /// Two messages and their two final outcomes.
    static let parts = 4

    let index: Int

    init(story: Int, part: Int) { index = story * Self.parts + part }
    init(index: Int) { self.index = index }

    var story: Int { index / Self.parts }
    var part: Int { index % Self.parts }
    /// Where the final outcome of this message is entered.
    var final: MessageKey { MessageKey(story: story, part: part + 2) }
    /// The last that belongs to the story.
    var last: Int { story * Self.parts + Self.parts - 1 }
}
