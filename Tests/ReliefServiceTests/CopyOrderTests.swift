import Contracts
import Foundation
import Postgres
import TestSupport
import Testing

@testable import ReliefService

/// Facts and answers come to the same copy in any order, doubled, late, and in whatever batches, in the real database.
@Suite(.timeLimit(.minutes(5))) struct CopyOrderTests {
    @Test(arguments: 0..<20) func anyOrderComesToTheSame(seed: Int) async throws {
        try await TestSite.with("relief") { site in
            _ = try await site.relief()
            var random = SeededGenerator(seed: UInt64(seed))
            let histories = (0..<40).map { _ in History(&random) }
            var words = histories.flatMap(\.members).map(Word.member) + histories.flatMap(\.cases).map(Word.insurance)
            words += words.filter { _ in Bool.random(using: &random) }
            words.shuffle(using: &random)
            while !words.isEmpty {
                let batch = Array(words.prefix(Int.random(in: 1...60, using: &random)))
                words.removeFirst(batch.count)
                try await site.database.eye.transaction { transaction in
                    _ = try MembershipCopyStore.hear(batch.compactMap(\.member), at: Date(), in: transaction)
                    _ = try InsuranceCopyStore.hear(batch.compactMap(\.insurance), at: Date(), in: transaction)
                }
            }
            let copied = try await site.database.values(
                """
                select concat_ws(' ', member_id, union_code, status, coalesce(joined_on::text, '-'), referenced)
                from membership_copy order by 1
                """, as: String.self)
            #expect(copied == histories.map(\.expectedMember).sorted())
            let cases = try await site.database.values(
                """
                select concat_ws(' ', case_id, coalesce(member_id::text, '-'), state, coalesce(paid_through, '-'))
                from insurance_copy order by 1
                """, as: String.self)
            #expect(cases == histories.map(\.expectedCase).sorted())
        }
    }

    /// What belongs to nobody on record is forgotten a day later, and nothing else is.
    @Test func whatBelongsToNobodyIsForgotten() async throws {
        try await TestSite.withRelief { site, _ in
            var random = SeededGenerator(seed: 7)
            var histories: [History] = []
            while Set(histories.map(\.isAnswered)).count < 2 || histories.count < 40 {
                histories.append(History(&random))
            }
            try await site.database.eye.transaction { [histories] transaction in
                _ = try MembershipCopyStore.hear(histories.flatMap(\.members), at: Date(), in: transaction)
                _ = try InsuranceCopyStore.hear(histories.flatMap(\.cases), at: Date(), in: transaction)
            }
            let answered = histories.count(where: \.isAnswered)
            for table in ["membership_copy", "insurance_copy"] {
                #expect(try await site.database.count(table) == histories.count)
                try await site.database.run("update \(table) set heard_at = now() - interval '25 hours'")
                try await eventually("forgotten", within: .seconds(20)) {
                    try await site.database.count(table) == answered
                }
            }
        }
    }

    private enum Word {
        case member(MemberWord)
        case insurance(CaseWord)

        var member: MemberWord? { if case .member(let word) = self { word } else { nil } }
        var insurance: CaseWord? { if case .insurance(let word) = self { word } else { nil } }
    }
}

/// What happened to one member, as facts tell it, and answers between them: each says what was true up to its sequence.
private struct History: Sendable {
    let id = MemberID(UUID())
    let number = CaseNumber(UUID())
    var members: [MemberWord] = []
    var cases: [CaseWord] = []
    var isAnswered = false
    private var union = UnionCode("HN-430202-0001")!
    private var standing: MemberWord.Standing
    private var state = InsuranceState.informed
    private var paid: Month?

    init(_ random: inout SeededGenerator) {
        standing = .init(status: .active, joinedOn: CivilDate("2026-01-01")!)
        var sequence = Int64.random(in: 1...1_000, using: &random)
        members.append(
            MemberWord(
                memberID: id, union: .init(value: union, sequence: sequence),
                standing: .init(value: standing, sequence: sequence)))
        cases.append(
            CaseWord(number: number, scheme: .pension, state: .init(value: state, sequence: sequence)))
        for _ in 0..<Int.random(in: 0...12, using: &random) {
            sequence += Int64.random(in: 1...5, using: &random)
            step(Int.random(in: 0..<5, using: &random), sequence, &random)
        }
    }

    private mutating func step(_ kind: Int, _ sequence: Int64, _ random: inout SeededGenerator) {
        switch kind {
        case 0:
            union = UnionCode("HN-43010\(Int.random(in: 2...9, using: &random))-0001")!
            members.append(MemberWord(memberID: id, union: .init(value: union, sequence: sequence)))
        case 1:
            let joined = CivilDate("2026-02-\(Int.random(in: 10...28, using: &random))")!
            standing = .init(status: standing.status == .active ? .ended : .active, joinedOn: joined)
            members.append(MemberWord(memberID: id, standing: .init(value: standing, sequence: sequence)))
        case 2:
            state = InsuranceState.allCases.randomElement(using: &random)!
            cases.append(CaseWord(number: number, scheme: .pension, state: .init(value: state, sequence: sequence)))
        case 3:
            paid = Month("2026-\(Int.random(in: 10...12, using: &random))")!
            cases.append(
                CaseWord(number: number, scheme: .pension, paidThrough: .init(value: paid, sequence: sequence)))
        default:
            isAnswered = true
            members.append(
                MemberWord(
                    memberID: id, union: .init(value: union, sequence: sequence),
                    standing: .init(value: standing, sequence: sequence), isReferenced: true))
            cases.append(
                CaseWord(
                    number: number, scheme: .pension, state: .init(value: state, sequence: sequence),
                    paidThrough: .init(value: paid, sequence: sequence), memberID: id))
        }
    }

    var expectedMember: String {
        "\(id) \(union.text) \(standing.status.rawValue) \(standing.joinedOn!) \(isAnswered ? "t" : "f")"
    }

    var expectedCase: String {
        "\(number.uuid.lowercased) \(isAnswered ? id.description : "-") \(state.rawValue) \(paid?.text ?? "-")"
    }
}

/// SplitMix64: the same numbers for the same seed.
private struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }
}
