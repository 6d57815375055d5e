extension ReasonCode {
    /// The texts about cases of insurance; ``message`` asks for these codes alone.
    var insuranceMessage: LocalizedText {
        switch self {
        case .caseNumberFormat:
            LocalizedText(
                zh: "社保协办编号须为 SB- 加 36 位小写 UUID，请原样填写",
                en: "A case number is SB- and a UUID in lower case; send it back as it was given.")
        case .caseUnknown:
            LocalizedText(zh: "没有这个社保协办编号", en: "There is no case of this number.")
        case .caseElsewhere:
            LocalizedText(zh: "该社保协办由其他部门发起", en: "This case was opened by another department.")
        case .caseRevoked:
            LocalizedText(zh: "本人已撤回同意，协办已停止", en: "The person has taken the consent back; the case is stopped.")
        case .caseEnded:
            LocalizedText(zh: "该社保协办已办结", en: "This case has ended.")
        case .caseState:
            LocalizedText(zh: "该步骤与协办当前状态不符", en: "This step does not fit where the case stands.")
        case .stepOvertaken:
            LocalizedText(
                zh: "已有更新的情况，这条消息不再生效",
                en: "Newer facts have overtaken this message; it changes nothing.")
        case .roundUnknown:
            LocalizedText(zh: "没有提出过这一轮请求", en: "Nothing was asked in this round.")
        case .notAsked:
            LocalizedText(zh: "未向贵部门提出过这项请求", en: "Your department was not asked this.")
        case .answersDiffer:
            LocalizedText(
                zh: "同一请求的两次答复不一致，已转人工处理",
                en: "Two answers to one question differ; a person will decide.")
        case .baseBelowMinimum:
            LocalizedText(zh: "缴费基数低于下限", en: "The contribution base is below the minimum.")
        case .baseAboveMaximum:
            LocalizedText(zh: "缴费基数高于上限", en: "The contribution base is above the maximum.")
        case .baseMismatch:
            LocalizedText(zh: "缴费基数与本人选定的不一致", en: "The contribution base is not the one chosen.")
        case .amountMismatch:
            LocalizedText(zh: "缴费金额与缴费基数、费率和月数不符", en: "The amount is not base times rate times months.")
        case .amountFenNegative:
            LocalizedText(zh: "金额不能为负数", en: "An amount cannot be negative.")
        case .frequencyMismatch:
            LocalizedText(zh: "缴费月数与选定的缴费方式不符", en: "The months paid do not fit the frequency chosen.")
        case .contributionCrossYear:
            LocalizedText(zh: "不允许跨年度补缴", en: "Months of an earlier year cannot be made up for.")
        case .contributionYearEnd:
            LocalizedText(zh: "一次缴费的月份不得跨年度", en: "The months of one payment must lie in one calendar year.")
        case .contributionPeriodCovered:
            LocalizedText(zh: "其中有月份已经缴费", en: "A month among these is paid already.")
        case .contributionReferenceReused:
            LocalizedText(
                zh: "该缴费凭证号已用于另一笔缴费",
                en: "This payment reference was used before for another contribution.")
        case .subsidyTooLong:
            LocalizedText(zh: "补贴月数超过该类人员的最长期限", en: "The subsidy is longer than its kind permits.")
        case .monthFormat:
            LocalizedText(zh: "月份须为 YYYY-MM，如 2026-11", en: "A month must be YYYY-MM, such as 2026-11.")
        case .dateFormat:
            LocalizedText(zh: "日期须为 YYYY-MM-DD，如 2026-11-20", en: "A date must be YYYY-MM-DD, such as 2026-11-20.")
        case .referenceFormat:
            LocalizedText(
                zh: "凭证号须为 1 至 64 位字母、数字或 . _ - / :",
                en: "A reference is 1 to 64 letters, digits or . _ - / : characters.")
        case .paymentLinkFormat:
            LocalizedText(
                zh: "缴费链接须为 https 地址，不得含用户名、参数、片段、百分号编码或个人号码",
                en:
                    "A payment link is an https address without user, query, fragment, percent-encoding or personal number."
            )
        case .paymentLinkExpired:
            LocalizedText(zh: "缴费链接已过有效期，请提供新的链接", en: "The payment link works no more; send one that does.")
        case .schemeNotAssisted:
            LocalizedText(zh: "该险种不在协办范围内", en: "There is no assistance with this scheme.")
        case .consentOvertaken:
            LocalizedText(zh: "已有更晚的同意或撤回", en: "A later consent or revocation is on record.")
        case .standardMissing:
            LocalizedText(zh: "该地当年的缴费标准尚未导入", en: "The standard for this place and year is not on record yet.")
        case .partnerMissing:
            LocalizedText(
                zh: "该地尚未登记经办该险种的部门",
                en: "No department is on record that handles this scheme in this place.")
        case .partnerKeyMissing:
            LocalizedText(zh: "经办部门尚未登记加密公钥", en: "The department to ask has no public key on record.")
        case .noAnswer:
            LocalizedText(zh: "对方部门多次未答复", en: "The department asked has not answered, though asked repeatedly.")
        case .personAwaited:
            LocalizedText(
                zh: "等待本人办理，多次提醒后仍未办理",
                en: "The person is waited for, and has not acted, though reminded repeatedly.")
        default: preconditionFailure("\(rawValue) has its text elsewhere")
        }
    }
}
