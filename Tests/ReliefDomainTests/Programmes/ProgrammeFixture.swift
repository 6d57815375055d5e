import Contracts
import Foundation
import ReliefDomain

/// Programmes after the worked examples (domain facts G.7.4, G.7.5); figures are examples, not any place's real ones.
enum ProgrammeFixture {
    static let day = CivilDate("2026-07-20")!

    static func draft(
        fund: String = "CEN-2026", project: String = "LIFE-2026-CS", item: ReliefItem = .living,
        rule: String = "archive.category in {deep, relative}", amount: String = "nomination.amount", caps: [Cap] = [],
        once: [OnceGroup] = []
    ) -> ProgrammeDraft {
        ProgrammeDraft(
            code: ProgrammeCode("LIFE-2026")!, fund: FundCode(fund)!, project: ProjectCode(project)!, item: item,
            bases: [.archive], places: [DivisionCode("430100")!], from: CivilDate("2026-07-01")!,
            until: CivilDate("2026-08-31")!, rule: rule, amount: amount, caps: caps, once: once,
            approval: ApprovalTiers([.init([.county])])!)
    }

    static func programme(
        rule: String = "archive.category in {deep, relative}", amount: String = "nomination.amount", caps: [Cap] = []
    ) throws -> Programme {
        try Programme(checking: draft(rule: rule, amount: amount, caps: caps))
    }

    static func beneficiary(_ person: UInt8, household: UInt8? = nil) -> Beneficiary {
        Beneficiary(person: id(person), household: household.map { id($0) })
    }

    static func id(_ number: UInt8) -> UUID {
        UUID(uuid: (number, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1))
    }

    static func use(
        _ beneficiary: Beneficiary, _ fen: Int64, fund: String = "CEN-2026", project: String = "LIFE-2026-CS",
        item: ReliefItem = .living, on: String = "2026-03-01"
    ) -> CapUse {
        CapUse(
            beneficiary: beneficiary, amount: Fen(fen), fund: FundCode(fund)!, project: ProjectCode(project)!,
            item: item, on: CivilDate(on)!)
    }

    static func facts(
        _ category: HardshipCategory? = .deep, stage: StudyStage? = nil, asked: Int64? = nil, dibao: Int64? = 70_000
    ) -> Facts {
        var facts = Facts()
        facts[.archiveCategory] = category.map { .word($0) }
        facts[.studyStage] = stage.map { .word($0) }
        facts[.nominationAmount] = asked.map { .money(Fen($0)) }
        facts[.dibao] = dibao.map { .money(Fen($0)) }
        return facts
    }
}
