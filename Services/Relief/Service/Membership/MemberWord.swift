import Contracts
import Messaging

/// What one fact or one answer says of a membership: of its union, of how it stands, or both, each with the sequence up to
/// which that is right.
///
/// Of two words about the same the one with the higher sequence holds, so that the copy is the same in whatever order they
/// come, and however often.
struct MemberWord: Sendable, Hashable {
    struct Standing: Sendable, Hashable {
        var status: MembershipStanding
        var joinedOn: CivilDate?
        var endedOn: CivilDate?
        var why: String?
    }

    /// A value, and how new it is.
    struct Dated<Value: Sendable & Hashable>: Sendable, Hashable {
        var value: Value
        var sequence: Int64

        /// The newer of the two.
        static func newer(_ one: Dated?, _ other: Dated?) -> Dated? {
            guard let one, let other else { return one ?? other }
            return one.sequence >= other.sequence ? one : other
        }
    }

    var memberID: MemberID
    var union: Dated<UnionCode>?
    var standing: Dated<Standing>?
    /// Whether the member is a person on record here.
    var isReferenced = false

    /// Of each member one word, in order of the ids: what holds of all that is said.
    static func folded(_ words: [MemberWord]) -> [MemberWord] {
        var folded: [MemberID: MemberWord] = [:]
        for word in words {
            guard var known = folded[word.memberID] else {
                folded[word.memberID] = word
                continue
            }
            known.union = Dated.newer(known.union, word.union)
            known.standing = Dated.newer(known.standing, word.standing)
            known.isReferenced = known.isReferenced || word.isReferenced
            folded[word.memberID] = known
        }
        return folded.values.sorted { $0.memberID.uuid < $1.memberID.uuid }
    }
}

/// A fact that says something of a membership.
protocol MembershipFact: EventData {
    /// `nil` where it says nothing that is kept: nobody's, or said before.
    func word(at sequence: Int64) -> MemberWord?
    /// These name nobody.
    static var plainFields: Set<String> { get }
}

extension EnrollmentAccepted: MembershipFact {
    /// What is told once more is as it was when it was told first, and may have been overtaken since.
    func word(at sequence: Int64) -> MemberWord? {
        guard let memberID, !repeated else { return nil }
        // Of somebody who was a member before, the day of joining is told only by consent: nothing is said of it.
        let standing = existing ? nil : MemberWord.Standing(status: .active, joinedOn: joinedOn)
        return MemberWord(
            memberID: memberID, union: .init(value: union, sequence: sequence),
            standing: standing.map { .init(value: $0, sequence: sequence) })
    }

    static let plainFields: Set<String> = ["memberId", "union", "joinedOn", "holdingPool", "existing", "repeated"]
}

extension MembershipMoved {
    func word(at sequence: Int64) -> MemberWord? {
        MemberWord(memberID: move.memberID, union: .init(value: move.to, sequence: sequence))
    }

    static var plainFields: Set<String> { ["memberId", "from", "to", "on"] }
}

extension MembershipTransferred: MembershipFact {}
extension MembershipReleased: MembershipFact {}
extension MembershipAssigned: MembershipFact {}

extension MembershipEnded: MembershipFact {
    func word(at sequence: Int64) -> MemberWord? {
        let standing = MemberWord.Standing(status: .ended, endedOn: on, why: reason.rawValue)
        return MemberWord(
            memberID: memberID, union: .init(value: union, sequence: sequence),
            standing: .init(value: standing, sequence: sequence))
    }

    static let plainFields: Set<String> = ["memberId", "union", "on", "reason"]
}
