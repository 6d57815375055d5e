extension ReasonCode {
    /// The texts about programmes; ``message`` asks for these codes alone.
    var programmeMessage: LocalizedText {
        switch self {
        case .programmeUnknown:
            LocalizedText(zh: "没有这个项目", en: "There is no such programme.")
        case .programmeCodeFormat:
            LocalizedText(
                zh: "项目代码须为 3 至 32 位大写字母、数字或连字符，以字母开头",
                en: "A programme's code is 3 to 32 capital letters, digits or hyphens and begins with a letter.")
        case .programmeClosed:
            LocalizedText(zh: "项目未开放", en: "The programme is not open on this day.")
        case .basisNotAllowed:
            LocalizedText(zh: "项目不接受该帮扶依据", en: "The programme does not take this basis.")
        case .archiveNotActive:
            LocalizedText(zh: "困难档案未在帮扶中", en: "The hardship archive is not active.")
        case .amountNone:
            LocalizedText(zh: "核定金额为零", en: "The amount comes to nothing.")
        case .amountOverflow:
            LocalizedText(zh: "金额超出可计算的范围", en: "The amount is beyond what can be reckoned.")
        case .capExceeded:
            LocalizedText(zh: "超过帮扶限额", en: "The amount is over the cap.")
        case .capTrimmed:
            LocalizedText(zh: "已按限额核减", en: "The amount was cut to the cap.")
        case .alreadyGranted:
            LocalizedText(zh: "同一项目同一时期已享受", en: "It was granted already for this time.")
        case .combinationForbidden:
            LocalizedText(
                zh: "与已享受的项目不得重复享受", en: "It must not be combined with what another programme granted.")
        default: preconditionFailure("\(rawValue) has its text elsewhere")
        }
    }
}
