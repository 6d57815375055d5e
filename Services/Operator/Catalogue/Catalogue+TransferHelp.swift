import Contracts

/// The help of `transfers` and `members`.
extension HelpTexts {
    var transfers: LocalizedText {
        LocalizedText(
            zh: "会籍接转：已在其他工会入会的申请人，由新工会办理",
            en: "Transfers: members of one union who have applied to another.")
    }
    var listTransfers: LocalizedText {
        LocalizedText(zh: "列出待接转的申请，最早的在前（不含个人信息）", en: "What is proposed, oldest first; never the persons.")
    }
    var listTransfersDiscussion: LocalizedText {
        LocalizedText(
            zh: "例：unionctl transfers list --place 430100\n到期未办的自动终止，会籍仍在原工会。",
            en: """
                Example: unionctl transfers list --place 430100
                What nobody has decided in time ends by itself, and the member stays.
                """)
    }
    var accept: LocalizedText {
        LocalizedText(
            zh: "接收会员：会籍即时转入，会员编号、会员卡和入会日期不变",
            en: "Accept: the membership moves at once; member id, card and day of joining stay.")
    }
    var acceptDiscussion: LocalizedText {
        LocalizedText(
            zh: """
                例：unionctl transfers accept tax-hunan/RH-2026-000041 --why '已到新单位工作'
                　　unionctl transfers accept --union HN-430102-0007 --all --why '名单已核对'
                由新工会所在地的审核人办理。有一件未办理时，退出码为 1。
                """,
            en: """
                Examples: unionctl transfers accept tax-hunan/RH-2026-000041 --why 'works here now'
                unionctl transfers accept --union HN-430102-0007 --all --why 'compared with the list'
                A reviewer of the new union's place decides. The exit code is 1 when one was refused.
                """)
    }
    var refuse: LocalizedText {
        LocalizedText(zh: "不予接收：会籍仍在原工会", en: "Refuse: the member stays where they are.")
    }
    var refuseDiscussion: LocalizedText {
        LocalizedText(
            zh: """
                例：unionctl transfers refuse tax-hunan/RH-2026-000041 --because review-outside-union --why '经电话核实'
                原因代码与 applications reject 相同。
                """,
            en: """
                Example: unionctl transfers refuse tax-hunan/RH-2026-000041 --because review-outside-union --why 'asked by phone'
                The codes are those of applications reject.
                """)
    }

    var members: LocalizedText {
        LocalizedText(
            zh: "周转库中的会员，以及分配到街道、社区或行业工会", en: "Members in holding pools, and the giving to unions.")
    }
    var heldMembers: LocalizedText {
        LocalizedText(
            zh: "列出周转库中的会员，按库、等待最久的在前（不含个人信息）",
            en: "Who waits, pool by pool, longest first; never the persons.")
    }
    var heldMembersDiscussion: LocalizedText {
        LocalizedText(
            zh: "例：unionctl members held --place 430100 --overdue",
            en: "Example: unionctl members held --place 430100 --overdue")
    }
    var heldPool: LocalizedText {
        LocalizedText(zh: "只看这个周转库，如 HN-430102-POOL", en: "Only in this pool, such as HN-430102-POOL.")
    }
    var heldOverdue: LocalizedText {
        LocalizedText(zh: "只看等待过久的", en: "Only who has waited longer than the pool's days.")
    }
    var assign: LocalizedText {
        LocalizedText(
            zh: "把会员由周转库分配到一个工会，并逐人说明结果",
            en: "Give members from holding pools to a union, and see what comes of each.")
    }
    var assignDiscussion: LocalizedText {
        LocalizedText(
            zh: """
                例：unionctl members assign --to HN-430102-0001 --pool HN-430102-POOL --all --why '五里牌街道接收'
                审核人的权限须包括周转库和该工会的地方。有一人未办理时，退出码为 1。
                """,
            en: """
                Example: unionctl members assign --to HN-430102-0001 --pool HN-430102-POOL --all --why 'the street takes them'
                The reviewer's places must hold both the pool and the union. The exit code is 1 when one was refused.
                """)
    }
    var memberIDs: LocalizedText { LocalizedText(zh: "会员编号（可多个）", en: "The members, one or more.") }
    var assignTo: LocalizedText {
        LocalizedText(zh: "接收的工会，如 HN-430102-0001", en: "The union that takes them, such as HN-430102-0001.")
    }
    var assignAll: LocalizedText {
        LocalizedText(
            zh: "全部符合条件的会员；否则至多 1000 人", en: "Everybody who waits and matches; otherwise 1,000 at most.")
    }
}
