/// What a paper shows that comes with an application (申报材料, domain facts E.2).
public enum EvidenceKind: String, ReliefTerm {
    case applicationForm = "application-form"
    case identity
    case householdRegister = "household-register"
    case wageStatement = "wage-statement"
    case bankCard = "bank-card"
    case dibaoCertificate = "dibao-certificate"
    case diagnosis
    case medicalBill = "medical-bill"
    case disabilityCertificate = "disability-certificate"
    case eventProof = "event-proof"
    case schoolProof = "school-proof"
    case employmentProof = "employment-proof"
    case maritalProof = "marital-proof"
    case other

    public var name: LocalizedText {
        switch self {
        case .applicationForm: LocalizedText(zh: "帮扶申请书", en: "application form")
        case .identity: LocalizedText(zh: "身份证件", en: "identity document")
        case .householdRegister: LocalizedText(zh: "户口簿", en: "household register")
        case .wageStatement: LocalizedText(zh: "工资流水或收入证明", en: "wage statement")
        case .bankCard: LocalizedText(zh: "银行卡复印件", en: "copy of the bank card")
        case .dibaoCertificate: LocalizedText(zh: "低保证", en: "certificate of the living allowance")
        case .diagnosis: LocalizedText(zh: "诊断证明", en: "diagnosis")
        case .medicalBill: LocalizedText(zh: "医疗费用票据", en: "medical bill")
        case .disabilityCertificate: LocalizedText(zh: "残疾人证", en: "certificate of disability")
        case .eventProof: LocalizedText(zh: "灾害或事故证明", en: "proof of the event")
        case .schoolProof: LocalizedText(zh: "就学证明", en: "proof of schooling")
        case .employmentProof: LocalizedText(zh: "劳动合同或用工证明", en: "proof of employment")
        case .maritalProof: LocalizedText(zh: "婚姻状况证明", en: "proof of divorce or widowhood")
        case .other: LocalizedText(zh: "其他材料", en: "other")
        }
    }
}
