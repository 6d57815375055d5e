import Contracts
import Messaging
import Postgres

/// Takes what enrollment announces of memberships into the copy; what newer facts or answers have overtaken changes
/// nothing, and says so.
struct MembershipFactHandler<Data: MembershipFact>: MessageHandler {
    var type: EventType { Data.type }
    var origin: MessageOrigin { .facts(of: .enrollment) }
    var plainFields: Set<String> { Data.plainFields }

    func ask(about events: [IncomingEvent], in transaction: borrowing Transaction) throws -> Decide {
        let facts = try events.map { event throws in try Fact<Data>(event) }
        return { batch, transaction in
            let words = batch.positions.map { facts[$0].data.word(at: facts[$0].sequence) }
            let holding = try MembershipCopyStore.hear(words.compactMap(\.self), at: batch.now, in: transaction)
            return words.map { word in
                guard let word else { return Outcome("nothing-new") }
                return Outcome(holding[word.memberID]?.includes(word) == true ? "copied" : "overtaken")
            }
        }
    }
}

/// The same of cases of help into social insurance.
struct InsuranceFactHandler<Data: InsuranceFact>: MessageHandler {
    var type: EventType { Data.type }
    var origin: MessageOrigin { .facts(of: .enrollment) }
    var plainFields: Set<String> { Data.plainFields }

    func ask(about events: [IncomingEvent], in transaction: borrowing Transaction) throws -> Decide {
        let facts = try events.map { event throws in try Fact<Data>(event) }
        return { batch, transaction in
            let words = batch.positions.map { facts[$0].data.word(at: facts[$0].sequence) }
            let holding = try InsuranceCopyStore.hear(words.compactMap(\.self), at: batch.now, in: transaction)
            return words.map { word in
                guard let word else { return Outcome("nothing-new") }
                return Outcome(holding[word.number]?.includes(word) == true ? "copied" : "overtaken")
            }
        }
    }
}

/// How new a row of a copy is, in its two parts.
struct CopyHead {
    var first: Int64
    var second: Int64

    fileprivate func includes(_ word: MemberWord) -> Bool {
        word.union?.sequence == first || word.standing?.sequence == second
    }

    fileprivate func includes(_ word: CaseWord) -> Bool {
        word.state?.sequence == first || word.paidThrough?.sequence == second
    }
}

/// What the service hears of memberships and insurance.
enum MembershipHandlers {
    static let all: [any MessageHandler] = [
        MembershipFactHandler<EnrollmentAccepted>(),
        MembershipFactHandler<MembershipTransferred>(),
        MembershipFactHandler<MembershipReleased>(),
        MembershipFactHandler<MembershipAssigned>(),
        MembershipFactHandler<MembershipEnded>(),
        InsuranceFactHandler<InsuranceCaseChanged>(),
        InsuranceFactHandler<InsuranceContributionRecorded>(),
    ]
}
