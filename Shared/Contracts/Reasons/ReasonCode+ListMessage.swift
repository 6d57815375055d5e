extension ReasonCode {
    /// The texts about nominations and lists; ``message`` asks for these codes alone.
    var listMessage: LocalizedText {
        switch self {
        case .targetMissing:
            LocalizedText(
                zh: "须指明是哪份档案、哪条申报、哪一行或哪份名单，且只指明一个",
                en: "Exactly one archive, nomination, line or list must be named.")
        case .nominationUnknown:
            LocalizedText(zh: "没有这条申报", en: "There is no such nomination.")
        case .nominationNumberReused:
            LocalizedText(zh: "该申报编号已用于其他内容", en: "This number was used before for another nomination.")
        case .membershipEnded:
            LocalizedText(zh: "会籍已终止", en: "The membership has ended.")
        case .payeeMissing:
            LocalizedText(zh: "缺少收款账户", en: "There is no account to pay into.")
        case .payeeNameDiffers:
            LocalizedText(
                zh: "户名须为本人，或有关系证明的监护人",
                en: "The holder must be the person, or a guardian with proof of it.")
        case .payeeShared:
            LocalizedText(zh: "同一账户对应多人", en: "Several people have this one account.")
        case .lineUnknown:
            LocalizedText(zh: "没有这一行", en: "There is no such line.")
        case .lineFrozen:
            LocalizedText(zh: "该行因异议冻结", en: "The line is frozen by an objection.")
        case .lineState:
            LocalizedText(zh: "该步骤与该行当前状态不符", en: "The step does not fit where the line stands.")
        case .listUnknown:
            LocalizedText(zh: "没有这份名单", en: "There is no such list.")
        case .listState:
            LocalizedText(zh: "该步骤与名单当前状态不符", en: "The step does not fit where the list stands.")
        case .listChanged:
            LocalizedText(zh: "名单已变动，请重新核对合计", en: "Count, total or digest are not those of the list.")
        default: preconditionFailure("\(rawValue) has its text elsewhere")
        }
    }
}
