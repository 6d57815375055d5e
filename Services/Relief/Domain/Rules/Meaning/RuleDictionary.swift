import Contracts

/// A dictionary whose words may stand in rules, by their word on the wire or their Chinese name.
public enum RuleDictionary: Int, Sendable, Hashable, CaseIterable {
    case archiveState, category, level, cause, sex, relation, memberStatus, insuranceState, studyStage, eventKind, basis

    public var name: LocalizedText {
        switch self {
        case .archiveState: LocalizedText(zh: "档案状态", en: "archive states")
        case .category: LocalizedText(zh: "困难类别", en: "categories")
        case .level: LocalizedText(zh: "档案级别", en: "levels")
        case .cause: LocalizedText(zh: "致困原因", en: "causes")
        case .sex: LocalizedText(zh: "性别", en: "sexes")
        case .relation: LocalizedText(zh: "家庭关系", en: "relations")
        case .memberStatus: LocalizedText(zh: "会员状态", en: "member states")
        case .insuranceState: LocalizedText(zh: "参保状态", en: "insurance states")
        case .studyStage: LocalizedText(zh: "就学阶段", en: "stages of study")
        case .eventKind: LocalizedText(zh: "事件类型", en: "kinds of event")
        case .basis: LocalizedText(zh: "帮扶依据", en: "bases")
        }
    }

    /// Its words, in their order; at most 64, so that a set of them is one number.
    public var words: [Word] { Self.words[rawValue] }

    /// One word: as it is on the wire, and in Chinese.
    public struct Word: Sendable, Hashable {
        public let text: String
        public let zh: String
    }

    /// The place of a word, in either language.
    func index(of text: String) -> Int? { Self.indices[rawValue][text] }

    private static let words: [[Word]] = allCases.map { dictionary in
        switch dictionary {
        case .archiveState: terms(ArchiveStateWord.self)
        case .category: terms(HardshipCategory.self)
        case .level: terms(ArchiveLevel.self)
        case .cause: terms(HardshipCause.self)
        case .sex: [Word(text: Gender.male.rawValue, zh: "男"), Word(text: Gender.female.rawValue, zh: "女")]
        case .relation: terms(HouseholdRelation.self)
        case .memberStatus: terms(MemberStatus.self)
        // What a case of insurance waits for stands behind a comma, which no word of a rule holds.
        case .insuranceState:
            InsuranceState.allCases.map { Word(text: $0.rawValue, zh: String($0.name.zh.prefix { $0 != "，" })) }
        case .studyStage: terms(StudyStage.self)
        case .eventKind: terms(HardshipEventKind.self)
        case .basis: terms(ReliefBasis.self)
        }
    }

    private static let indices: [[String: Int]] = words.map { words in
        var indices: [String: Int] = [:]
        for (index, word) in words.enumerated() {
            indices[word.text] = index
            indices[word.zh] = index
        }
        return indices
    }

    private static func terms<Term: ReliefTerm>(_ type: Term.Type) -> [Word] {
        type.allCases.map { Word(text: $0.rawValue, zh: $0.name.zh) }
    }
}

/// A word that can be a fact: which dictionary it is of.
public protocol RuleWord: RawRepresentable<String>, Hashable, CaseIterable where AllCases == [Self] {
    static var ruleDictionary: RuleDictionary { get }
}

extension ArchiveStateWord: RuleWord { public static var ruleDictionary: RuleDictionary { .archiveState } }
extension HardshipCategory: RuleWord { public static var ruleDictionary: RuleDictionary { .category } }
extension ArchiveLevel: RuleWord { public static var ruleDictionary: RuleDictionary { .level } }
extension HardshipCause: RuleWord { public static var ruleDictionary: RuleDictionary { .cause } }
extension Gender: RuleWord { public static var ruleDictionary: RuleDictionary { .sex } }
extension HouseholdRelation: RuleWord { public static var ruleDictionary: RuleDictionary { .relation } }
extension MemberStatus: RuleWord { public static var ruleDictionary: RuleDictionary { .memberStatus } }
extension InsuranceState: RuleWord { public static var ruleDictionary: RuleDictionary { .insuranceState } }
extension StudyStage: RuleWord { public static var ruleDictionary: RuleDictionary { .studyStage } }
extension HardshipEventKind: RuleWord { public static var ruleDictionary: RuleDictionary { .eventKind } }
extension ReliefBasis: RuleWord { public static var ruleDictionary: RuleDictionary { .basis } }
