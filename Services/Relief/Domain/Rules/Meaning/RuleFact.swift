import Contracts

/// What a rule may ask about a person, the household, the membership and the programme.
public enum RuleFact: Int, Sendable, Hashable, CaseIterable, Comparable {
    case archiveState, archiveCategory, archiveLevel, archiveCause, archiveReviewedOn
    case householdSize, householdNetPerCapita, householdMinors, householdStudents
    case personAge, personSex, personRelation, personPlace
    case memberKnown, memberStatus, memberSince, memberUnion, memberPlace
    case pensionState, pensionPaidThrough, medicalState, medicalPaidThrough
    case studyStage, eventKind
    case nominationBasis, nominationAmount
    case dibao, programmeFrom, programmeUntil, today

    /// As it is written in a rule.
    public var path: String { entry.path }
    /// As it is written in a rule in Chinese.
    public var zh: String { entry.zh }
    public var type: RuleType { entry.type }
    /// Whether it is opened only where a rule names it, and never shown in an explanation.
    public var isSealed: Bool { entry.isSealed }

    public static func < (left: RuleFact, right: RuleFact) -> Bool { left.rawValue < right.rawValue }

    private struct Entry: Sendable {
        var path: String
        var zh: String
        var type: RuleType
        var isSealed = false
    }

    private var entry: Entry { Self.entries[rawValue] }

    private static let entries: [Entry] = allCases.map { fact in
        switch fact {
        case .archiveState: Entry(path: "archive.state", zh: "档案.状态", type: .word(.archiveState))
        case .archiveCategory: Entry(path: "archive.category", zh: "档案.类别", type: .word(.category))
        case .archiveLevel: Entry(path: "archive.level", zh: "档案.级别", type: .word(.level))
        case .archiveCause: Entry(path: "archive.cause", zh: "档案.原因", type: .set(.cause), isSealed: true)
        case .archiveReviewedOn: Entry(path: "archive.reviewedOn", zh: "档案.复核日", type: .date)
        case .householdSize: Entry(path: "household.size", zh: "家庭.人数", type: .number)
        case .householdNetPerCapita:
            Entry(path: "household.netPerCapita", zh: "家庭.人均净收入", type: .money, isSealed: true)
        case .householdMinors: Entry(path: "household.minors", zh: "家庭.未成年人数", type: .number, isSealed: true)
        case .householdStudents: Entry(path: "household.students", zh: "家庭.在校生数", type: .number, isSealed: true)
        case .personAge: Entry(path: "person.age", zh: "本人.年龄", type: .number, isSealed: true)
        case .personSex: Entry(path: "person.sex", zh: "本人.性别", type: .word(.sex), isSealed: true)
        case .personRelation: Entry(path: "person.relation", zh: "本人.关系", type: .word(.relation))
        case .personPlace: Entry(path: "person.place", zh: "本人.地区", type: .place)
        case .memberKnown: Entry(path: "member.known", zh: "会员.在册", type: .truth)
        case .memberStatus: Entry(path: "member.status", zh: "会员.状态", type: .word(.memberStatus))
        case .memberSince: Entry(path: "member.since", zh: "会员.入会日", type: .date)
        case .memberUnion: Entry(path: "member.union", zh: "会员.工会", type: .union)
        case .memberPlace: Entry(path: "member.place", zh: "会员.地区", type: .place)
        case .pensionState: Entry(path: "insurance.pension.state", zh: "社保.养老.状态", type: .word(.insuranceState))
        case .pensionPaidThrough: Entry(path: "insurance.pension.paidThrough", zh: "社保.养老.缴至", type: .date)
        case .medicalState: Entry(path: "insurance.medical.state", zh: "社保.医疗.状态", type: .word(.insuranceState))
        case .medicalPaidThrough: Entry(path: "insurance.medical.paidThrough", zh: "社保.医疗.缴至", type: .date)
        case .studyStage: Entry(path: "study.stage", zh: "就学.阶段", type: .word(.studyStage), isSealed: true)
        case .eventKind: Entry(path: "event.kind", zh: "事件.类型", type: .word(.eventKind))
        case .nominationBasis: Entry(path: "nomination.basis", zh: "提名.依据", type: .word(.basis))
        case .nominationAmount: Entry(path: "nomination.amount", zh: "提名.金额", type: .money)
        case .dibao: Entry(path: "dibao", zh: "低保", type: .money)
        case .programmeFrom: Entry(path: "programme.from", zh: "项目.开始", type: .date)
        case .programmeUntil: Entry(path: "programme.until", zh: "项目.结束", type: .date)
        case .today: Entry(path: "today", zh: "今天", type: .date)
        }
    }
}
