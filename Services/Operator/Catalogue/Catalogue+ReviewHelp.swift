import Contracts

/// The help of `reviewers` and `applications`.
extension HelpTexts {
    var reviewers: LocalizedText {
        LocalizedText(zh: "审核人：哪些操作员可审核哪些地方的申请", en: "Reviewers: which operators decide, and for which places.")
    }
    var addReviewer: LocalizedText {
        LocalizedText(
            zh: "让一名操作员审核申请；再次执行则更换地方", en: "Let an operator decide; done again, the places are replaced.")
    }
    var addReviewerDiscussion: LocalizedText {
        LocalizedText(
            zh: """
                例：unionctl reviewers add li-na --place 430100 430200 --identity
                任何人不得登记自己（系统中尚无审核人时除外），也不得审核本人的申请。证件号码只存带密钥的摘要。
                """,
            en: """
                Example: unionctl reviewers add li-na --place 430100 430200 --identity
                Nobody registers oneself, except while there is no reviewer at all, and nobody decides about oneself. Of \
                the identity number only a keyed hash is kept.
                """)
    }
    var reviewerPlace: LocalizedText {
        LocalizedText(
            zh: "可审核的地方：行政区划代码（可多个），如 430100", en: "Division codes to decide for, such as 430100.")
    }
    var reviewerIdentity: LocalizedText {
        LocalizedText(
            zh: "从标准输入读取本人证件（首次登记须给出）：类型 号码，或仅居民身份证号码",
            en: "Read the person's own identity from standard input, the first time at least: TYPE NUMBER, or a "
                + "resident's number alone.")
    }
    var listReviewers: LocalizedText { LocalizedText(zh: "列出审核人", en: "List the reviewers.") }
    var removeReviewer: LocalizedText {
        LocalizedText(zh: "收回审核权限；已作的决定不变", en: "Take the right to decide away; what was decided stays.")
    }

    var applications: LocalizedText {
        LocalizedText(zh: "入会申请：待审核的，以及审核", en: "Applications: what waits for a decision, and the deciding.")
    }
    var listApplications: LocalizedText {
        LocalizedText(
            zh: "列出申请，最早的在前（不含个人信息）", en: "What waits, oldest first; never the persons.")
    }
    var listApplicationsDiscussion: LocalizedText {
        LocalizedText(
            zh: "例：unionctl applications list --place 430100 --overdue",
            en: "Example: unionctl applications list --place 430100 --overdue")
    }
    var applicationState: LocalizedText {
        LocalizedText(
            zh: "pending 待审核、returned 已退回补正、rejected 不予受理、transfer-proposed 建议接转",
            en: "How they stand.")
    }
    var applicationUnion: LocalizedText {
        LocalizedText(zh: "只看这个工会，如 HN-430102-0007", en: "Only to this union, such as HN-430102-0007.")
    }
    var applicationPlace: LocalizedText {
        LocalizedText(zh: "只看这个地方（含所辖）的，如 430100", en: "Only of this place and what lies in it, such as 430100.")
    }
    var applicationDepartment: LocalizedText { LocalizedText(zh: "只看这个部门的", en: "Only of this department.") }
    var applicationSince: LocalizedText {
        LocalizedText(
            zh: "此后进入该状态的：2h，或 '2026-11-20 08:00'", en: "Standing so since then or later: 2h, or '2026-11-20 08:00'.")
    }
    var applicationUntil: LocalizedText { LocalizedText(zh: "此前进入该状态的", en: "Standing so since before then.") }
    var overdue: LocalizedText { LocalizedText(zh: "只看已逾期的", en: "Only what should have been decided by now.") }
    var showApplication: LocalizedText {
        LocalizedText(
            zh: "查看一件申请；给出理由（--why）才显示申请人，并记入审计",
            en: "One application. The applicant is shown only with --why, and that is kept with the audit.")
    }
    var applicationOwner: LocalizedText {
        LocalizedText(zh: "部门；或 部门/申请编号", en: "Its department; or DEPARTMENT/NUMBER in one word.")
    }
    var applicationNumber: LocalizedText { LocalizedText(zh: "申请编号", en: "The department's number for it.") }
    var whySeen: LocalizedText {
        LocalizedText(
            zh: "同时显示申请人；理由，记入审计", en: "Show the applicant too, for this reason; kept with the audit for ever.")
    }
    var applicationReferences: LocalizedText {
        LocalizedText(zh: "部门/申请编号（可多个）", en: "The applications, one or more.")
    }
    var decideAll: LocalizedText {
        LocalizedText(
            zh: "全部符合条件的待审核申请；否则至多 1000 件", en: "Every one that waits and matches; otherwise 1,000 at most.")
    }

    var approve: LocalizedText {
        LocalizedText(zh: "批准入会，并逐件说明结果", en: "Approve applications, and see what comes of each.")
    }
    var approveDiscussion: LocalizedText {
        LocalizedText(
            zh: """
                例：unionctl applications approve tax-hunan/RH-2026-000001 --why '材料齐全'
                　　unionctl applications approve --union HN-430102-0007 --all --why '名单已核对'
                有一件未办理时，退出码为 1。理由记入审计，不得含个人信息。
                """,
            en: """
                Examples: unionctl applications approve tax-hunan/RH-2026-000001 --why 'the materials are complete'
                unionctl applications approve --union HN-430102-0007 --all --why 'compared with the list'
                The exit code is 1 when one was refused. The reason is kept with the audit and must name nobody.
                """)
    }
    var `return`: LocalizedText {
        LocalizedText(
            zh: "退回补正：部门更正后以原编号重新提交",
            en: "Return applications: the department corrects them and sends them again under their numbers.")
    }
    var returnDiscussion: LocalizedText { Self.decline("return", "review-materials-missing:employer.uscc") }
    var reject: LocalizedText { LocalizedText(zh: "不予受理", en: "Reject applications.") }
    var rejectDiscussion: LocalizedText { Self.decline("reject", "review-outside-union") }

    private static func decline(_ command: String, _ reason: String) -> LocalizedText {
        LocalizedText(
            zh: """
                例：unionctl applications \(command) tax-hunan/RH-2026-000001 --because \(reason) --why '经电话核实'
                原因代码：review-materials-missing 材料不全、review-work-unconfirmed 工作情况未能核实、\
                review-identity-unconfirmed 身份未能核实、review-outside-union 不属于该工会、review-declined 不予批准
                """,
            en: """
                Example: unionctl applications \(command) tax-hunan/RH-2026-000001 --because \(reason) --why 'asked by phone'
                Codes: review-materials-missing, review-work-unconfirmed, review-identity-unconfirmed, \
                review-outside-union, review-declined
                """)
    }
    var because: LocalizedText {
        LocalizedText(
            zh: "告知部门的原因代码，可附字段（可多个）", en: "What the department is told: codes, each with a field if one is meant.")
    }
}
