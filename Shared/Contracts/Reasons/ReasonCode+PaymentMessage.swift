extension ReasonCode {
    /// The texts about payments, banks and the ledger; ``message`` asks for these codes alone.
    var paymentMessage: LocalizedText {
        switch self {
        case .archiveNumberFormat:
            LocalizedText(
                zh: "档案号格式不对：须为 DA 加 14 位数字，末两位为校验位",
                en: "Malformed archive number: DA and 14 digits, the last two of them check digits.")
        case .accountNumberFormat:
            LocalizedText(zh: "收款账号须为 16 至 19 位数字", en: "An account number is 16 to 19 digits.")
        case .cardLuhn:
            LocalizedText(zh: "卡号校验位不符，请核对", en: "The check digit of the card number is wrong; please check.")
        case .paymentUnknown:
            LocalizedText(zh: "没有这笔付款", en: "There is no such payment.")
        case .paymentReferenceFormat:
            LocalizedText(zh: "付款参考号须为 FK 加 16 位数字", en: "A payment reference is FK and 16 digits.")
        case .paymentReferenceCheck:
            LocalizedText(zh: "付款参考号校验位不对", en: "The check digits of the payment reference are wrong.")
        case .paymentState:
            LocalizedText(zh: "该步骤与付款当前状态不符", en: "This does not fit where the payment stands.")
        case .paymentOpen:
            LocalizedText(zh: "银行尚未答复，不得另付", en: "The bank has not answered: no other payment.")
        case .paymentAttemptChanged:
            LocalizedText(zh: "付款次数已变，请重新核对", en: "There is another attempt by now; please look again.")
        case .payeeUnrepaired:
            LocalizedText(zh: "须先更正收款账户", en: "The payee's account must be corrected first.")
        case .bankUnknown:
            LocalizedText(zh: "没有这家代发银行", en: "No such bank is appointed.")
        case .bankKeyMissing:
            LocalizedText(zh: "该银行尚未登记加密公钥", en: "The bank has no key registered to encrypt to.")
        case .bankReferenceReused:
            LocalizedText(zh: "该银行流水号已用于另一笔付款", en: "This bank reference belongs to another payment.")
        case .inquiryUnknown:
            LocalizedText(zh: "没有提出过这一次查询", en: "Nothing was asked under this inquiry number.")
        case .bankFileUnknown:
            LocalizedText(zh: "没有这份银行文件", en: "There is no such bank file.")
        case .bankFileHash:
            LocalizedText(zh: "文件与导出时不符", en: "The file is not as it was exported.")
        case .statementUnreadable:
            LocalizedText(zh: "对账单无法读取", en: "The statement cannot be read.")
        case .statementTotals:
            LocalizedText(
                zh: "期初、发生额与期末不平，整份未导入",
                en: "Opening, entries and closing do not add up; nothing of it was taken.")
        case .statementOverlap:
            LocalizedText(zh: "与已导入的对账单重叠", en: "The statement overlaps with one that was imported.")
        case .entryUnknown:
            LocalizedText(zh: "没有这条银行流水", en: "There is no such entry.")
        case .discrepancyClosed:
            LocalizedText(zh: "该差异已了结", en: "This discrepancy is closed.")
        case .clawBackExceeds:
            LocalizedText(zh: "追回金额超过已发放金额", en: "More would be recovered than was paid.")
        case .budgetExceeded:
            LocalizedText(zh: "项目余额不足", en: "The account would go below zero.")
        case .fundUnknown:
            LocalizedText(zh: "没有这项资金", en: "There is no such fund.")
        case .projectUnknown:
            LocalizedText(zh: "该资金下没有这个项目", en: "The fund has no such project.")
        case .accountFlow:
            LocalizedText(zh: "该科目之间不得划转", en: "There is no such flow between these accounts.")
        case .codeFormat:
            LocalizedText(
                zh: "代码须为大写字母开头的 3 至 32 位大写字母、数字或连字符",
                en: "A code is 3 to 32 capital letters, digits and hyphens, a letter first.")
        case .codeReused:
            LocalizedText(zh: "该代码已用于其他内容", en: "The code stands for something else.")
        case .documentReused:
            LocalizedText(zh: "该凭证号已用于另一笔账", en: "Another entry was made under this document.")
        default: preconditionFailure("\(rawValue) has its text elsewhere")
        }
    }
}
