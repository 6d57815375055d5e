import Contracts

/// The help of `funds` and `ledger`.
extension HelpTexts {
    var funds: LocalizedText {
        LocalizedText(
            zh: "帮扶资金：从哪里来，定为哪些项目用，现在各剩多少", en: "Money for people in hardship: where from, what for, how much is left.")
    }
    var fundsDiscussion: LocalizedText {
        LocalizedText(
            zh: """
                例：unionctl funds add CEN-2026 --source central --name '中央财政专项帮扶资金' --account 0417 --why '2026 年度'
                　　unionctl funds add-project SWN-2026-HN --fund CEN-2026 --year 2026 --place 430000 --item warmth \
                --name '两节送温暖' --why '2026 年度'
                """,
            en: """
                Examples: unionctl funds add CEN-2026 --source central --name 'central relief fund' --account 0417 --why 'for 2026'
                unionctl funds add-project SWN-2026-HN --fund CEN-2026 --year 2026 --place 430000 --item warmth \
                --name 'New Year' --why 'for 2026'
                """)
    }
    var listFunds: LocalizedText {
        LocalizedText(zh: "列出资金、项目和各科目余额", en: "List funds, projects and what stands in them.")
    }
    var addFund: LocalizedText { LocalizedText(zh: "登记一项资金；登记后不能更改", en: "Put a fund on record; it stays as it is.") }
    var newFund: LocalizedText { LocalizedText(zh: "新资金的代码，如 CEN-2026", en: "Its code, such as CEN-2026.") }
    var fundSource: LocalizedText { LocalizedText(zh: "资金来源", en: "Where the money comes from.") }
    var fundName: LocalizedText { LocalizedText(zh: "名称", en: "Its name as people know it.") }
    var fundAccount: LocalizedText {
        LocalizedText(zh: "所在银行账户的末四位", en: "The last four digits of the bank account it lies in.")
    }
    var addProject: LocalizedText {
        LocalizedText(
            zh: "登记资金项目：一项资金中定为某年、某地、某用途的部分", en: "Put a project on record: what part of a fund is meant for.")
    }
    var newProject: LocalizedText { LocalizedText(zh: "新项目的代码，如 SWN-2026-HN", en: "Its code, such as SWN-2026-HN.") }
    var projectFund: LocalizedText { LocalizedText(zh: "所属资金", en: "The fund it belongs to.") }
    var projectYear: LocalizedText { LocalizedText(zh: "年度", en: "Its year.") }
    var projectPlace: LocalizedText { LocalizedText(zh: "行政区划代码", en: "Its place, a division code.") }
    var projectItem: LocalizedText { LocalizedText(zh: "用途", en: "What help is given for.") }

    var ledger: LocalizedText {
        LocalizedText(zh: "资金账：每一分钱的来去，以及账是否平", en: "Every way that the money took, and that it adds up.")
    }
    var ledgerDiscussion: LocalizedText {
        LocalizedText(
            zh: """
                账由两人记：一人提出，另一人用 unionctl relief confirm 确认。名单预留、批准、银行答复所引起的分录由系统自动记。
                例：unionctl ledger receive CEN-2026 30000000.00 --document XCS-2026-17 --why '省财政拨付'
                　　unionctl ledger allocate SWN-2026-HN 20000000.00 --document FP-2026-3 --why '两节送温暖'
                　　unionctl ledger balance --month 2026-12
                """,
            en: """
                Two people post: one proposes, another confirms with unionctl relief confirm. What lists and banks move is \
                posted by itself.
                Examples: unionctl ledger receive CEN-2026 30000000.00 --document XCS-2026-17 --why 'from the province'
                unionctl ledger allocate SWN-2026-HN 20000000.00 --document FP-2026-3 --why 'New Year'
                unionctl ledger balance --month 2026-12
                """)
    }
    var showBalance: LocalizedText {
        LocalizedText(zh: "某月的试算平衡表；不写月份则为本月至今", en: "The trial balance of a month; of this one so far.")
    }
    var ledgerMonth: LocalizedText { LocalizedText(zh: "月份", en: "The month.") }
    var ledgerFund: LocalizedText { LocalizedText(zh: "只看这项资金", en: "Of this fund.") }
    var ledgerProject: LocalizedText { LocalizedText(zh: "只看这个项目", en: "Of this project.") }
    var listEntries: LocalizedText {
        LocalizedText(zh: "资金或项目的分录，最近的在前", en: "What was posted to a fund or project, the latest first.")
    }
    var verifyLedger: LocalizedText {
        LocalizedText(
            zh: "把全部分录重新加一遍，与各科目和已结账月份核对",
            en: "Add up every entry, and compare with the accounts and the closed months.")
    }
    var receiveMoney: LocalizedText { LocalizedText(zh: "资金到账", en: "Money has come into a fund.") }
    var handBackMoney: LocalizedText { LocalizedText(zh: "资金退回来源", en: "Money went back where it came from.") }
    var allocateMoney: LocalizedText { LocalizedText(zh: "拨给项目", en: "Give money of the fund to a project.") }
    var deallocateMoney: LocalizedText { LocalizedText(zh: "从项目收回", en: "Take money back from a project.") }
    var spendMoney: LocalizedText {
        LocalizedText(zh: "其他支出，如银行手续费", en: "Money was spent otherwise, such as on a bank's fee.")
    }
    var postedFund: LocalizedText { LocalizedText(zh: "资金代码", en: "The fund.") }
    var postedProject: LocalizedText { LocalizedText(zh: "项目代码", en: "The project.") }
    var postedAmount: LocalizedText { LocalizedText(zh: "金额，元", en: "The amount, 元.") }
    var postedDocument: LocalizedText {
        LocalizedText(zh: "凭证号；同一凭证同一用途只记一次", en: "The document's number; under one of them the same is posted once.")
    }
}
