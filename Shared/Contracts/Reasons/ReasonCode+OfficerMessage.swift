extension ReasonCode {
    /// The texts about officers, their decisions and publicity; ``message`` asks for these codes alone.
    var officerMessage: LocalizedText {
        switch self {
        case .officerUnknown:
            LocalizedText(zh: "未登记为帮扶经办人", en: "Not registered as an officer of relief.")
        case .officerRole:
            LocalizedText(zh: "没有此环节的权限", en: "Lacks the right to take this step.")
        case .officerScope:
            LocalizedText(zh: "超出经办地域", en: "The place is outside the officer's places.")
        case .officerRelated:
            LocalizedText(zh: "经办人是当事人本人或其近亲属", en: "The officer is the person concerned, or a relative.")
        case .officerEarlierStep:
            LocalizedText(zh: "已办理前一环节，须换人", en: "Who has done an earlier step cannot do this one.")
        case .officerRolesConflict:
            LocalizedText(zh: "这些职责不得由一人兼任", en: "These roles must not be in one hand.")
        case .secondPersonNeeded:
            LocalizedText(zh: "须另一人确认", en: "Another person must confirm.")
        case .proposalUnknown:
            LocalizedText(
                zh: "没有这项待确认事项：请核对摘要；已确认的不能再确认",
                en: "Nothing of this digest waits for a second person: please check it; what was confirmed is done.")
        case .proposalExpired:
            LocalizedText(
                zh: "待确认事项已过 24 小时，须重新提出",
                en: "It has waited for more than 24 hours, and must be proposed again.")
        case .levelNotDue:
            LocalizedText(zh: "尚未轮到该级审批", en: "It is not this level's turn to sign.")
        case .approvalLimit:
            LocalizedText(zh: "超过审批限额", en: "The amount is over what the signer may approve.")
        case .approvalRuleMissing:
            LocalizedText(zh: "该地未设审批层级，请先设置", en: "No rule says who signs here; please set one.")
        case .publicityRunning:
            LocalizedText(zh: "公示期未满", en: "The publicity is not over.")
        case .calendarMissing:
            LocalizedText(zh: "该年度节假日安排尚未导入", en: "The holidays of that year are not on record.")
        case .nothingPublished:
            LocalizedText(zh: "该对象不在公示中", en: "It is not being publicised.")
        case .objectionRaised:
            LocalizedText(zh: "公示期间有异议", en: "Somebody has objected.")
        case .objectionLate:
            LocalizedText(zh: "公示已结束", en: "The publicity is over.")
        case .objectionOpen:
            LocalizedText(zh: "有未处理的异议", en: "An objection has not been decided.")
        case .objectionUnknown:
            LocalizedText(zh: "没有这项异议", en: "There is no such objection.")
        case .sampleUnknown:
            LocalizedText(zh: "没有这次抽样", en: "There is no such sample.")
        default: preconditionFailure("\(rawValue) has its text elsewhere")
        }
    }
}
