/// Where a case of assistance stands (domain facts C.7 and G.1).
///
/// The union informs, refers and records: from `current` on, everything rests on what the collecting department reports.
public enum InsuranceState: String, Sendable, Hashable, CaseIterable {
    /// The person was told what there is, and has not consented yet.
    case informed
    case consented
    /// 人社 or 医保 was asked whether the person may be insured.
    case eligibilityAsked = "eligibility-asked"
    case eligible
    /// The person was told what it costs, and has not chosen a base yet.
    case quoted
    /// 人社 or 医保 was asked to register the person.
    case registrationAsked = "registration-asked"
    /// Registered; nobody to ask where to pay is known yet.
    case registered
    /// 税务 was asked where to pay.
    case paymentLinkAsked = "payment-link-asked"
    /// The person knows where to pay, and nothing was paid yet.
    case linkReady = "link-ready"
    /// Paid, by the word of 税务, up to the month before this one at least.
    case current
    case arrears
    /// Two answers to one question differ: a person looks at it.
    case disputed

    /// Ended: insured before, so that there is nothing to do.
    case alreadyInsured = "already-insured"
    case notEligible = "not-eligible"
    case registrationRefused = "registration-refused"
    /// Ended: the consent was taken back.
    case revoked
    /// Ended: the year is over and months of it were not paid, which cannot be made up for.
    case lapsed
    /// Ended as it began: 职业伤害保障 is the platform's to pay, shown and not assisted.
    case platformCover = "platform-cover"

    /// Whether nothing more happens in this case; another one may be opened.
    public var isEnded: Bool {
        switch self {
        case .alreadyInsured, .notEligible, .registrationRefused, .revoked, .lapsed, .platformCover: true
        default: false
        }
    }

    /// What a person reads, in Chinese and English.
    public var name: LocalizedText {
        switch self {
        case .informed: LocalizedText(zh: "已告知，待本人同意", en: "informed, consent awaited")
        case .consented: LocalizedText(zh: "已同意", en: "consented")
        case .eligibilityAsked: LocalizedText(zh: "参保资格核查中", en: "eligibility asked")
        case .eligible: LocalizedText(zh: "可以参保", en: "eligible")
        case .quoted: LocalizedText(zh: "已告知费用，待本人选定缴费基数", en: "quoted, choice of base awaited")
        case .registrationAsked: LocalizedText(zh: "参保登记办理中", en: "registration asked")
        case .registered: LocalizedText(zh: "已参保登记", en: "registered")
        case .paymentLinkAsked: LocalizedText(zh: "已登记，待税务提供缴费入口", en: "registered, payment link asked")
        case .linkReady: LocalizedText(zh: "缴费入口已提供，待缴费", en: "payment link ready, payment awaited")
        case .current: LocalizedText(zh: "正常缴费", en: "current")
        case .arrears: LocalizedText(zh: "欠缴", en: "in arrears")
        case .disputed: LocalizedText(zh: "部门答复不一致，待人工处理", en: "answers differ, a person decides")
        case .alreadyInsured: LocalizedText(zh: "已参保，无需办理", en: "insured already")
        case .notEligible: LocalizedText(zh: "不符合参保条件", en: "not eligible")
        case .registrationRefused: LocalizedText(zh: "参保登记未获受理", en: "registration refused")
        case .revoked: LocalizedText(zh: "本人已撤回同意", en: "consent revoked")
        case .lapsed: LocalizedText(zh: "跨年度中断", en: "lapsed")
        case .platformCover: LocalizedText(zh: "由平台缴纳的职业伤害保障", en: "covered by the platform")
        }
    }
}
