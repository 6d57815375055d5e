import Contracts

/// What is said of a story.
extension LocalizedText {
    static let announced = LocalizedText(zh: "已公布", en: "announced")
    static let logNotRead = LocalizedText(zh: "事件流未能全部读取：", en: "the event log could not be read to its end:")
    static let logTooLong = LocalizedText(
        zh: "记录太多；请用 --since 缩小范围", en: "it holds too much; name a later --since")

    /// One step in a reader's words: what, then what it came to.
    static func traceStep(_ step: JSON, in language: Language) -> String {
        let word = step["step"]?.string ?? ""
        func text(_ key: String) -> String? { step[key]?.string ?? step[key]?.integer.map(String.init) }
        var parts = [(stepWords[word] ?? LocalizedText(zh: word, en: word))[language]]
        switch word {
        case "received": parts += [text("source"), text("state") == "handled" ? nil : text("state")].compactMap { $0 }
        case "put-aside":
            parts += [meaning(of: text("reason"), language), letter(text("letter"), language), text("state")]
                .compactMap { $0 }
        case "retried": parts += [letter(text("letter"), language), text("by")].compactMap { $0 }
        case "closed": parts += [letter(text("letter"), language), text("outcome")].compactMap { $0 }
        case "audited":
            parts += ["#\(text("entry") ?? "")", text("action"), text("actor"), text("why")].compactMap { $0 }
        case "moved":
            parts += [text("kind"), "\(text("from") ?? "–") → \(text("to") ?? "–")"].compactMap { $0 }
        case "case":
            let state = text("state").map { insuranceState($0)[language] }
            parts += [text("scheme").map { scheme($0)[language] }, state, text("round")].compactMap { $0 }
        case "stalled": parts += [text("waitingFor") ?? "–"]
        default:
            parts += ["type", "state", "union", "member", "status", "announcement"].compactMap(text)
        }
        let reasons = (step["reasons"]?.array ?? []).compactMap { meaning(of: $0.string, language) }
        return (parts + (word == "audited" ? [] : reasons)).joined(separator: "  ")
    }

    private static let stepWords: [String: LocalizedText] = [
        "received": LocalizedText(zh: "收到", en: "received"), "decided": LocalizedText(zh: "决定", en: "decided"),
        "put-aside": LocalizedText(zh: "转为死信", en: "put aside"),
        "retried": LocalizedText(zh: "重试", en: "sent again"), "closed": LocalizedText(zh: "死信办结", en: "letter closed"),
        "audited": LocalizedText(zh: "审计", en: "audit"), "member": LocalizedText(zh: "会员现状", en: "member now"),
        "moved": LocalizedText(zh: "会籍转移", en: "moved"),
        "case": LocalizedText(zh: "参保协办", en: "case"), "stalled": LocalizedText(zh: "停滞，等待", en: "stalled, waits for"),
        "unannounced": LocalizedText(zh: "待公布", en: "waits to be announced"),
    ]

    private static func meaning(of code: String?, _ language: Language) -> String? {
        code.map { code in
            ReasonCode(rawValue: code).map { "\(code) \($0.message[language])" } ?? code
        }
    }

    private static func letter(_ id: String?, _ language: Language) -> String? {
        id.map { LocalizedText(zh: "死信 \($0)", en: "letter \($0)")[language] }
    }
}

extension HelpTexts {
    var trace: LocalizedText {
        LocalizedText(
            zh: "一件事的来龙去脉：事件、申请、会员或协办事项",
            en: "The story of an event, an application, a member or a case, with times.")
    }
    var traceDiscussion: LocalizedText {
        LocalizedText(
            zh: "编号可以是事件编号、申请编号（或 部门/申请编号）、会员编号、协办编号、关联编号。内容已脱敏。退出码 1：没有这个编号。",
            en:
                "The id is that of an event, an application (alone, or as DEPARTMENT/NUMBER), a member, a case (SB-…), or a correlation id. "
                + "Nothing personal is shown. The exit code is 1 where nothing is known of it.")
    }
    var traceID: LocalizedText { LocalizedText(zh: "编号", en: "The id.") }
    var traceSince: LocalizedText {
        LocalizedText(
            zh: "服务不认识该编号时，从何时起查找事件流", en: "Where only the event log may know the id: search it from there.")
    }
}
