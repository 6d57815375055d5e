extension ReasonCode {
    /// The texts about archives; ``message`` asks for these codes alone.
    var archiveMessage: LocalizedText {
        switch self {
        case .archiveUnknown:
            LocalizedText(zh: "没有这份困难职工档案", en: "There is no such archive.")
        case .archiveNumberCheck:
            LocalizedText(zh: "档案号校验位不对", en: "The check digits of the archive number are wrong.")
        case .archiveState:
            LocalizedText(zh: "该步骤与档案当前状态不符", en: "This does not fit where the archive stands.")
        case .archiveNumbersUsedUp:
            LocalizedText(zh: "该区县档案号已用完", en: "The archive numbers of this county are used up.")
        case .householdFiled:
            LocalizedText(zh: "家庭成员已在另一份档案中", en: "A member of the household is in another archive.")
        case .householdHeadMissing:
            LocalizedText(zh: "须有且只有一名户主", en: "A household has exactly one head.")
        case .householdMemberTwice:
            LocalizedText(zh: "同一证件号码在家庭成员中重复", en: "Two members of the household have one document.")
        case .reimbursedMore:
            LocalizedText(zh: "报销金额大于支出金额", en: "More was given back than was spent.")
        case .authorisationSigners:
            LocalizedText(zh: "核对授权须由全部成年成员签署", en: "Every adult of the household must sign, and nobody else.")
        case .authorisationTextUnknown:
            LocalizedText(zh: "核对授权书版本未登记", en: "No such text of the authorisation is registered.")
        case .authorisationMissing:
            LocalizedText(zh: "尚未取得家庭经济状况核对授权", en: "The household has not let its circumstances be verified.")
        case .verificationDiffers:
            LocalizedText(zh: "核对结果与申报不符", en: "The verification differs from what was declared.")
        case .evidenceMissing:
            LocalizedText(zh: "缺少证明材料", en: "Evidence is missing.")
        case .reviewOverdue:
            LocalizedText(zh: "年度复核已逾期", en: "The yearly review is overdue.")
        case .personDeceased:
            LocalizedText(zh: "本人已死亡", en: "The person has died.")
        default: preconditionFailure("\(rawValue) has its text elsewhere")
        }
    }
}
