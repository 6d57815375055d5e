extension ReasonCode {
    /// The texts about hardship and rules; ``message`` asks for these codes alone.
    var hardshipMessage: LocalizedText {
        switch self {
        case .regimeMissing:
            LocalizedText(zh: "该地该日无困难认定标准，请先导入", en: "No standard of hardship is on record for this place and day.")
        case .periodNotTwelveMonths:
            LocalizedText(zh: "收支须为连续 12 个月", en: "Incomes and expenses must cover twelve months.")
        case .notInHardship:
            LocalizedText(zh: "未达到困难标准", en: "The household is not within the standard of hardship.")
        case .excludedAssets:
            LocalizedText(zh: "有不予建档的情形", en: "The household has what excludes it from being filed.")
        case .eventProofMissing:
            LocalizedText(zh: "意外致困须有事件及证明", en: "Hardship by accident needs the event and its proof.")
        case .ruleSyntax:
            LocalizedText(zh: "规则有语法错误", en: "The rule cannot be read.")
        case .ruleNameUnknown:
            LocalizedText(zh: "规则中有未知名称", en: "The rule names what there is not.")
        case .ruleType:
            LocalizedText(zh: "规则中类型不符", en: "The rule puts together what does not fit.")
        case .ruleTooLong:
            LocalizedText(zh: "规则过长或嵌套过深", en: "The rule is too long or nested too deep.")
        case .ruleNotMet:
            LocalizedText(zh: "不符合项目条件", en: "The person does not qualify by the rule of the programme.")
        case .factMissing:
            LocalizedText(zh: "缺少判断所需的信息", en: "A fact is missing without which it cannot be decided.")
        default: preconditionFailure("\(rawValue) has its text elsewhere")
        }
    }
}
