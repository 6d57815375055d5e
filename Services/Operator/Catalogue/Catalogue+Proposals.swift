import Contracts

/// What is said of proposals, and the help of `relief`.
extension LocalizedText {
    static let noProposals = LocalizedText(zh: "没有待确认事项。", en: "Nothing waits for a second person.")

    static func proposalMade(_ proposal: Proposal) -> LocalizedText {
        let until = LocalTime.text(proposal.expiresAt)
        return LocalizedText(
            zh: "待确认 \(proposal.name)：\(proposal.subject)；\(until) 前请另一人执行 unionctl relief confirm \(proposal.name)",
            en:
                "proposal \(proposal.name): \(proposal.subject); until \(until) another person: unionctl relief confirm "
                + proposal.name)
    }

    static func proposalConfirmed(_ confirmed: ConfirmedProposal) -> LocalizedText {
        LocalizedText(
            zh: "已办理：\(confirmed.request)（\(confirmed.proposedBy) 提出）",
            en: "done: \(confirmed.request), proposed by \(confirmed.proposedBy)")
    }
}

extension TableWords {
    var digest: LocalizedText { LocalizedText(zh: "摘要", en: "digest") }
    var request: LocalizedText { LocalizedText(zh: "事项", en: "request") }
    var proposed: LocalizedText { LocalizedText(zh: "内容", en: "what") }
    var proposedBy: LocalizedText { LocalizedText(zh: "提出人", en: "proposed by") }
    var until: LocalizedText { LocalizedText(zh: "有效至", en: "until") }
}

extension HelpTexts {
    var relief: LocalizedText {
        LocalizedText(
            zh: "困难职工帮扶：谁可以办什么，哪些事项待另一人确认",
            en: "Who may do what for people in hardship, and what waits for a second person.")
    }
    var proposals: LocalizedText { LocalizedText(zh: "待另一人确认的事项", en: "What waits for a second person.") }
    var confirmProposal: LocalizedText {
        LocalizedText(zh: "确认另一人提出的事项，随即办理", en: "Do what another person has proposed.")
    }
    var confirmProposalDiscussion: LocalizedText {
        LocalizedText(
            zh: "提出后 24 小时内有效；本人不能确认自己提出的事项，换一个账号也不能。\n例：unionctl relief confirm 66d04be1 --why '已核对凭证'",
            en: "Within a day; nobody confirms what he has proposed, under another account neither.\n"
                + "Example: unionctl relief confirm 66d04be1 --why 'compared with the voucher'")
    }
    var proposalDigest: LocalizedText { LocalizedText(zh: "摘要，至少八位", en: "Its digest, eight digits of it at least.") }
}
