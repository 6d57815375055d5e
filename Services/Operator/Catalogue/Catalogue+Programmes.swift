import Contracts

/// What is said of programmes.
extension LocalizedText {
    static let noProgrammes = LocalizedText(zh: "尚未登记帮扶项目方案。", en: "There are no programmes on record.")
    static let programmeWrong = LocalizedText(
        zh: "项目方案有误，未保存", en: "something is wrong with the programme; nothing was saved")

    static func moreProgrammes(_ count: Int) -> LocalizedText {
        LocalizedText(zh: "已列出 \(count) 个；用 --all 列出全部", en: "\(count) shown; --all shows all of them")
    }

    static func programmeState(isOpen: Bool) -> LocalizedText {
        isOpen ? LocalizedText(zh: "开放", en: "open") : LocalizedText(zh: "已关闭", en: "closed")
    }

    /// Rule and formula, below the table.
    static func programmeTexts(_ programme: Programme) -> LocalizedText {
        LocalizedText(
            zh: "条件：\n\(programme.rule)\n金额：\n\(programme.amount)",
            en: "rule:\n\(programme.rule)\namount:\n\(programme.amount)")
    }

    static func programmeClosed(_ programme: ClosedProgramme) -> LocalizedText {
        programme.closed
            ? LocalizedText(zh: "\(programme.code) 已关闭", en: "\(programme.code) is closed")
            : LocalizedText(zh: "\(programme.code) 原已关闭", en: "\(programme.code) was closed before")
    }

    /// Before a place that says `规则第 2 行…`, `rule, line 2…`: which of the two texts is meant.
    static func programmeField(_ field: String) -> LocalizedText {
        field == "amount" ? LocalizedText(zh: "金额", en: "amount ") : LocalizedText(zh: "", en: "")
    }

    static func programmeSound(_ finding: ProgrammeFinding) -> LocalizedText {
        if let code = finding.code, let version = finding.version {
            return finding.saved == true
                ? LocalizedText(zh: "\(code) 第 \(version) 版已保存", en: "\(code) is saved as version \(version)")
                : LocalizedText(
                    zh: "\(code) 与第 \(version) 版相同，未另存",
                    en: "\(code) is as version \(version) has it; nothing was saved")
        }
        let (facts, sealed) = (finding.facts?.count ?? 0, finding.sealed?.count ?? 0)
        return LocalizedText(
            zh: "方案无误；用到 \(facts) 项信息，其中 \(sealed) 项加密保存",
            en: "nothing is wrong; it names \(facts) facts, \(sealed) of them sealed")
    }

    static func programmeTried(_ tried: TriedProgramme) -> LocalizedText {
        let amount = tried.amountFen.map(Hundredths.text)
        let name = "\(tried.code) v\(tried.version)"
        switch (tried.truth, amount) {
        case ("yes", let amount?):
            return LocalizedText(zh: "\(name)：符合条件，\(amount) 元", en: "\(name): qualifies, \(amount)")
        case ("yes", nil):
            return LocalizedText(zh: "\(name)：符合条件，但不予发放", en: "\(name): qualifies, but is given nothing")
        case ("no", _): return LocalizedText(zh: "\(name)：不符合条件", en: "\(name): does not qualify")
        default: return LocalizedText(zh: "\(name)：无法判断", en: "\(name): cannot be told")
        }
    }
}

extension TableWords {
    var programme: LocalizedText { LocalizedText(zh: "项目方案", en: "programme") }
    var item: LocalizedText { LocalizedText(zh: "用途", en: "item") }
    var fromDay: LocalizedText { LocalizedText(zh: "开始", en: "from") }
    var untilDay: LocalizedText { LocalizedText(zh: "结束", en: "until") }
}
