import Contracts
import ReliefDomain

/// What is said of the officers of relief and of who signs.
extension LocalizedText {
    static let noOfficers = LocalizedText(zh: "尚未登记帮扶经办人。", en: "Nobody is an officer of relief.")
    static let noApprovals = LocalizedText(zh: "尚未设置审批规则。", en: "Nobody's signature is asked for yet.")

    static let officersFounding = LocalizedText(
        zh: "经办人不足两人：任何操作员可直接登记（不得登记自己）；满两人后，授权须由两人办理。",
        en:
            "Fewer than two people are officers: any operator registers them, though not himself; from two on it takes two."
    )

    static let rightIncomplete = LocalizedText(
        zh: "--role 与 --place 须同时给出。", en: "give --role and --place together.")
    static let levelMissing = LocalizedText(
        zh: "审批人（approver）须给出 --level，其他职责不得给出。", en: "an approver signs at a --level; nobody else does.")

    static func relativesUnreadable(_ path: String) -> LocalizedText {
        LocalizedText(
            zh: "无法读取文件 \(path.printable)。", en: "the file \(path.printable) cannot be read.")
    }

    static func officerAnswer(_ answer: OfficerAnswer) -> LocalizedText {
        switch answer {
        case .proposed(let proposal): proposalMade(proposal)
        case .done(let officer) where officer.removedAt != nil:
            LocalizedText(
                zh: "操作员 \(officer.name.printable) 不再是帮扶经办人；已办理的不变。",
                en: "\(officer.name.printable) is an officer of relief no more; what was done stays.")
        case .done(let officer):
            LocalizedText(
                zh: "帮扶经办人 \(officer.name.printable)：\(rights(officer, .zh))",
                en: "\(officer.name.printable): \(rights(officer, .en))")
        }
    }

    private static func rights(_ officer: ReliefOfficer, _ language: Language) -> String {
        officer.roles.map { right in
            let role = OfficerRole(rawValue: right.role)?.name[language] ?? right.role
            let level = right.level.map { ApprovalLevel(rawValue: $0)?.name[language] ?? $0 }
            return [role, level, right.limitFen.map { "≤ \(Hundredths.text($0))" }, right.place].compactMap { $0 }
                .joined(separator: " ")
        }.joined(separator: language == .zh ? "；" : "; ").printable
    }

    /// Of what a rule speaks.
    static func approved(_ rule: ApprovalLine) -> LocalizedText {
        if let level = rule.archives {
            let name = ArchiveLevel(rawValue: level)?.name ?? LocalizedText(zh: level, en: level)
            return LocalizedText(zh: "档案（\(name.zh)）", en: "archives (\(name.en))")
        }
        guard let fen = rule.upToFen else { return LocalizedText(zh: "名单", en: "lists") }
        return LocalizedText(zh: "名单，不超过 \(Hundredths.text(fen)) 元", en: "lists up to \(Hundredths.text(fen))")
    }
}

extension TableWords {
    var officer: LocalizedText { LocalizedText(zh: "经办人", en: "officer") }
    var level: LocalizedText { LocalizedText(zh: "审批层级", en: "level") }
    var limit: LocalizedText { LocalizedText(zh: "审批限额", en: "limit") }
    var relatives: LocalizedText { LocalizedText(zh: "已申报近亲属", en: "relatives") }
    var approved: LocalizedText { LocalizedText(zh: "审批事项", en: "what") }
    var signatures: LocalizedText { LocalizedText(zh: "依次签字", en: "signed by") }
}

/// The help of `relief officers` and `relief approvals`.
extension HelpTexts {
    var officers: LocalizedText {
        LocalizedText(zh: "帮扶经办人：哪些操作员可在哪些地方办理什么", en: "Officers: which operators may do what, and where.")
    }
    var addOfficer: LocalizedText {
        LocalizedText(zh: "授予一名操作员职责（须另一人确认）", en: "Give an operator rights; a second person confirms it.")
    }
    var addOfficerDiscussion: LocalizedText {
        LocalizedText(
            zh: """
                在已有职责之外增加；同一职责再次执行则更换限额。两名经办人各自办理，均不得为本人、本人的其他账号或近亲属。
                不得由一人兼任：资金账与发放、名单编制与发放、发放与对账、经审与其他任何职责。
                例：unionctl relief officers add li-na --role reviewer visitor --place 430102 --identity --why '分工'
                　　unionctl relief officers add wang --role approver --level county --limit 50000 --place 430102 \
                --identity --relatives family.txt --why '分工'
                证件号码只存带密钥的摘要。
                """,
            en: """
                Beside the rights there are; the same right again changes its limit. It takes two officers, neither of whom \
                it concerns, under another account or as a relative neither.
                Never in one hand: ledger and releaser, maker and releaser, releaser and reconciler, auditor and any other.
                Examples: unionctl relief officers add li-na --role reviewer visitor --place 430102 --identity --why 'duties'
                unionctl relief officers add wang --role approver --level county --limit 50000 --place 430102 \
                --identity --relatives family.txt --why 'duties'
                Of identity numbers only keyed hashes are kept.
                """)
    }
    var officerRole: LocalizedText { LocalizedText(zh: "职责（可多个）", en: "Roles.") }
    var officerPlace: LocalizedText {
        LocalizedText(zh: "地方：行政区划代码（可多个），含其下各地", en: "Division codes; a role holds in all that lies within.")
    }
    var officerLevel: LocalizedText { LocalizedText(zh: "审批人在哪一级签字", en: "At which level an approver signs.") }
    var officerLimit: LocalizedText {
        LocalizedText(zh: "审批人可签名单的最高金额（元）；不给则不限", en: "Up to what sum an approver signs lists; without it, any.")
    }
    var officerRelatives: LocalizedText {
        LocalizedText(
            zh: "近亲属证件文件，一行一个：类型 号码，或仅居民身份证号码；替换已申报的",
            en:
                "A file of near relatives' identities, one a line: TYPE NUMBER, or a resident's number alone; in place of those declared."
        )
    }
    var listOfficers: LocalizedText { LocalizedText(zh: "列出经办人及其职责", en: "List the officers and their rights.") }
    var removeOfficer: LocalizedText {
        LocalizedText(zh: "收回职责（须另一人确认）；已办理的不变", en: "Take rights away; a second person confirms it.")
    }
    var removeOfficerDiscussion: LocalizedText {
        LocalizedText(
            zh: "不给 --role 则收回全部。两人中须有一人是经办人。\n例：unionctl relief officers remove li-na --why '调离'",
            en: "All of them, where no --role is named. One of the two must be an officer.\n"
                + "Example: unionctl relief officers remove li-na --why 'moved'")
    }

    var approvals: LocalizedText {
        LocalizedText(zh: "审批规则：档案和名单由哪几级工会签字", en: "Which levels sign for archives and for lists.")
    }
    var setApproval: LocalizedText {
        LocalizedText(zh: "设置一地的审批规则（须另一人确认）", en: "Set who signs in a place; a second person confirms it.")
    }
    var setApprovalDiscussion: LocalizedText {
        LocalizedText(
            zh: """
                以最小地域的规则为准；名单取不低于其金额的最低一档。不给 --sign 则取消，改按上一级地方的规则。
                例：unionctl relief approvals set --place 430100 --archives local --sign county city --why '层层审核'
                　　unionctl relief approvals set --place 430000 --up-to 50000 --sign county --why '小额'
                """,
            en: """
                The narrowest place counts; of lists, the least sum that is not below the list's. Without --sign the rule is \
                taken away, and the wider place's counts.
                Examples: unionctl relief approvals set --place 430100 --archives local --sign county city --why 'from below'
                unionctl relief approvals set --place 430000 --up-to 50000 --sign county --why 'small sums'
                """)
    }
    var approvalPlace: LocalizedText { LocalizedText(zh: "行政区划代码", en: "A division code.") }
    var approvalArchives: LocalizedText {
        LocalizedText(zh: "这一级别的档案；不给则指名单", en: "Archives of that level; without it, lists.")
    }
    var approvalLimit: LocalizedText {
        LocalizedText(zh: "名单金额不超过（元）；不给则为任何金额", en: "Lists up to that sum; without it, of any.")
    }
    var approvalSign: LocalizedText { LocalizedText(zh: "由哪几级签字", en: "The levels that sign.") }
    var listApprovals: LocalizedText { LocalizedText(zh: "列出审批规则", en: "List the rules.") }
}
