import Contracts
import FoundationEssentials
import Messaging
import Postgres
import ServiceKit

/// Asks enrollment whose members the people on record are: no fact on the bus links a person to a member id, and none may.
///
/// Up to 500 documents go in a question, sealed to enrollment's own key; what it answers goes into the copies by the same
/// rule as the facts, so that a fact heard before the answer holds where it is newer. Whoever is no member is asked for
/// again after a week; who wants to know anew, such as a list that is frozen, sets `member_due_at`.
struct MembershipLookup: LongWork {
    let name = "members"
    /// People have two documents at most, as a rule.
    let slice = 250
    let keys: KeyRing
    let enrollmentKey: NeighbourKey?

    /// Somebody may have become a member since.
    private static let askedAgain: TimeInterval = 7 * 24 * 3_600

    func doSlice(_ limit: Int, on bench: Workbench) async throws -> WorkSlice {
        let read = try await bench.transaction { transaction, now in
            try LookupStore.due(limit, at: now, in: transaction)
        }
        let (people, documents) = try opened(read)
        guard !people.isEmpty else { return WorkSlice(count: 0, mayBeMore: false) }
        let answer = try await ask(documents.map(\.document), on: bench)
        let members = Self.members(of: people, documents.map(\.person), in: answer)
        let count = try await bench.decide { transaction, now in
            let count = try LookupStore.answered(
                people, members: members.map { $0?.memberID }, again: now + Self.askedAgain, at: now, in: transaction)
            _ = try MembershipCopyStore.hear(
                members.compactMap { $0?.word(at: answer.sequence) }, at: now, in: transaction)
            _ = try InsuranceCopyStore.hear(
                members.flatMap { $0?.caseWords(at: answer.sequence) ?? [] }, at: now, in: transaction)
            return (count, Outcome("asked"))
        }
        return WorkSlice(count: count, mayBeMore: people.count == limit || people.count < read.count)
    }

    func putOffFirst(at now: Date, in transaction: borrowing Transaction) throws -> PutOff? {
        try LookupStore.putOffFirst(at: now, in: transaction)
    }

    /// As many people as a question may be about, and their documents, in plain: they are sealed again at once.
    private func opened(
        _ due: [LookupStore.Due]
    ) throws -> (people: [LookupStore.Due], documents: [(person: Int, document: IdentityDocument)]) {
        var people: [LookupStore.Due] = []
        var documents: [(person: Int, document: IdentityDocument)] = []
        for person in due {
            guard documents.count + person.documents.count <= MembersQuestion.mostDocuments else { break }
            let key = try PersonKey(wrapped: person.key, for: person.id, keys: keys)
            for sealed in person.documents {
                var findings: [ReasonCode] = []
                let number = try key.open(sealed.number, field: NewPerson.Field.number)
                guard let document = IdentityDocument(type: sealed.type, written: number, findings: &findings) else {
                    throw UnreadableDocument()
                }
                documents.append((people.count, document))
            }
            people.append(person)
        }
        return (people, documents)
    }

    private func ask(_ documents: [IdentityDocument], on bench: Workbench) async throws -> MembersAnswer {
        guard let enrollmentKey else { throw NeighbourKeyMissing() }
        let id = UUID().lowercased
        let question = QuestionContext(to: .enrollment, query: MembersQuestion.query, asker: bench.asker, id: id)
        let sealed = enrollmentKey.seal(MembersQuestion(documents: documents).json, as: question)
        let result = try await bench.ask(
            ["query": .string(MembersQuestion.query), "sealed": sealed], of: .enrollment, id: id)
        guard let answer = MembersAnswer(json: result, documents: documents.count) else {
            throw NeighbourRefused.unreadable
        }
        return answer
    }

    /// Of each person the member behind the first document that is one's.
    private static func members(
        of people: [LookupStore.Due], _ owners: [Int], in answer: MembersAnswer
    ) -> [FoundMember?] {
        var members = [FoundMember?](repeating: nil, count: people.count)
        for member in answer.members.sorted(by: { $0.position < $1.position })
        where members[owners[member.position]] == nil {
            members[owners[member.position]] = member
        }
        return members
    }
}

/// What is on record as a document's number is none.
struct UnreadableDocument: Error {}

extension FoundMember {
    fileprivate func word(at sequence: Int64) -> MemberWord {
        MemberWord(
            memberID: memberID, union: .init(value: union, sequence: sequence),
            standing: .init(value: .init(status: status, joinedOn: joinedOn), sequence: sequence), isReferenced: true)
    }

    fileprivate func caseWords(at sequence: Int64) -> [CaseWord] {
        cases.map { found in
            CaseWord(
                number: found.number, scheme: found.scheme, state: .init(value: found.state, sequence: sequence),
                paidThrough: .init(value: found.paidThrough, sequence: sequence), memberID: memberID)
        }
    }
}
