import Contracts
import Messaging

/// What one fact or one answer says of a case of help into social insurance; as ``MemberWord``.
struct CaseWord: Sendable, Hashable {
    var number: CaseNumber
    var scheme: InsuranceScheme
    var state: MemberWord.Dated<InsuranceState>?
    /// The last month up to which all are paid; that none is, an answer alone says.
    var paidThrough: MemberWord.Dated<Month?>?
    /// Whose it is; an answer alone says that.
    var memberID: MemberID?

    /// Of each case one word, in order of the numbers: what holds of all that is said.
    static func folded(_ words: [CaseWord]) -> [CaseWord] {
        var folded: [CaseNumber: CaseWord] = [:]
        for word in words {
            guard var known = folded[word.number] else {
                folded[word.number] = word
                continue
            }
            known.state = MemberWord.Dated.newer(known.state, word.state)
            known.paidThrough = MemberWord.Dated.newer(known.paidThrough, word.paidThrough)
            known.memberID = known.memberID ?? word.memberID
            folded[word.number] = known
        }
        return folded.values.sorted { $0.number < $1.number }
    }
}

/// A fact that says something of a case.
protocol InsuranceFact: EventData {
    /// `nil` where it is told once more, as it was when it was told first.
    func word(at sequence: Int64) -> CaseWord?
    /// These name nobody.
    static var plainFields: Set<String> { get }
}

extension InsuranceCaseChanged: InsuranceFact {
    func word(at sequence: Int64) -> CaseWord? {
        guard !repeated, !existing else { return nil }
        return CaseWord(number: caseNumber, scheme: scheme, state: .init(value: state, sequence: sequence))
    }

    static let plainFields: Set<String> = ["caseNumber", "scheme", "state", "place", "since", "round", "repeated"]
}

extension InsuranceContributionRecorded: InsuranceFact {
    func word(at sequence: Int64) -> CaseWord? {
        guard !repeated else { return nil }
        return CaseWord(
            number: caseNumber, scheme: scheme, paidThrough: .init(value: paidThrough, sequence: sequence))
    }

    static let plainFields: Set<String> = ["caseNumber", "scheme", "period", "months", "paidThrough", "repeated"]
}
