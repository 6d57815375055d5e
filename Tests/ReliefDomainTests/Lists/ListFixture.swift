import Contracts
import Foundation
import ReliefDomain

/// Lists in every state, and people for them.
enum ListFixture {
    static let start = Date(timeIntervalSince1970: 1_797_000_000)
    static let number = ListNumber("SWN-2026-HN/1")!
    static let period = PublicityPeriod(
        from: CivilDate("2026-12-16")!, until: CivilDate("2026-12-23")!, workingDays: 5)
    static let content = ListContent(LineSum(lines: 3, fen: Fen(240_000)), digest: "4be1")
    static let (li, wang, zhao, chen, qian) = (
        person("li"), person("wang"), person("zhao"), person("chen"), person("qian")
    )
    /// Up to 10,000 元 the county signs, above that the city, too.
    static let tiers = ApprovalTiers([.init(upTo: Fen(1_000_000), [.county]), .init([.county, .city])])!

    static func person(_ name: String) -> Decider { Decider(name: name, document: "doc-" + name) }

    static func signature(
        _ level: ApprovalLevel = .county, by who: Decider = wang, content: ListContent = content
    ) -> ListSignature {
        ListSignature(level, by: who, at: start, content: content)
    }

    static func release(_ one: Decider = chen, _ other: Decider = qian) throws -> TwoPersonDecision {
        try TwoPersonDecision(by: one, confirmedBy: other, why: "已批准")
    }

    static func state(_ word: ListStateWord) throws -> ListState {
        switch word {
        case .drafted: .drafted
        case .freezing: .freezing
        case .checking: .checking
        case .checked: .checked
        case .publicised: .publicised(period)
        case .settlingObjections: .settlingObjections(period)
        case .approving: .approving(period, [])
        case .approved: .approved(period, [signature()])
        case .released: .released(period, [signature()], try release())
        case .closed: .closed(period, [signature()], try release())
        case .withdrawn: .withdrawn(why: "有误")
        }
    }

    static func list(
        _ word: ListStateWord, content: ListContent? = content, openObjections: Int = 0
    ) throws -> ReliefList {
        ReliefList(
            number: number, version: 1, approval: tiers, day: ProgrammeFixture.day, maker: li,
            state: try state(word), since: Date(timeIntervalSince1970: 0), content: content,
            openObjections: openObjections)
    }

    static func line(_ number: Int = 1, amount: Int64 = 80_000, asked: Int64? = nil, _ state: LineState = .included)
        -> ListLine
    {
        ListLine(
            number: LineNumber(number: number)!, position: number, person: ProgrammeFixture.id(UInt8(number)),
            archive: ListLine.ArchiveVersion(ArchiveNumber("DA43010200001736")!, version: 2), payee: PayeeKey(7),
            asked: Fen(asked ?? amount), amount: Fen(amount), state: state)
    }

    static func candidate(
        _ person: UInt8 = 1, household: UInt8? = nil, _ category: HardshipCategory? = .deep, asked: Int64? = 100_000,
        account: String? = nil
    ) -> ListCandidate {
        ListCandidate(
            ProgrammeFixture.beneficiary(person, household: household), basis: .archive,
            place: DivisionCode("430102")!, archive: ArchiveStanding(.active, since: CivilDate("2026-01-01")!),
            facts: ProgrammeFixture.facts(category, asked: asked),
            payee: PayeeStanding(fingerprint: account ?? "account \(person)"), membership: .active)
    }
}
