import Contracts

/// The help of `insurance` and `report`.
extension HelpTexts {
    var listCases: LocalizedText {
        LocalizedText(
            zh: "列出协办事项，最早的在前（不含个人信息）；默认为未结束的",
            en: "Where cases stand, oldest first, and those that have not ended by default; never the persons.")
    }
    var listCasesDiscussion: LocalizedText {
        LocalizedText(
            zh: """
                例：unionctl insurance list --state quoted --place 430100 --scheme pension
                　　unionctl insurance list --state all --since 30d --all --json
                """,
            en: """
                Examples: unionctl insurance list --state quoted --place 430100 --scheme pension
                unionctl insurance list --state all --since 30d --all --json
                """)
    }
    var caseState: LocalizedText {
        LocalizedText(zh: "open 未结束、all 全部，或一个状态", en: "open, all, or one state.")
    }
    var caseScheme: LocalizedText { LocalizedText(zh: "只看这个险种", en: "Only of this scheme.") }
    var caseOccupation: LocalizedText { LocalizedText(zh: "只看这个职业", en: "Only of this occupation.") }
    var casePlatform: LocalizedText { LocalizedText(zh: "只看这个平台，如 meituan", en: "Only of this platform.") }
    var caseStalled: LocalizedText {
        LocalizedText(zh: "只看停滞的，停滞最久的在前", en: "Only what has stalled, longest first.")
    }
    var showCase: LocalizedText {
        LocalizedText(
            zh: "查看一件协办事项：各部门的答复、缴费与补贴（不含个人信息）",
            en: "One case: what offices answered, what was paid and granted; never the person.")
    }
    var caseNumber: LocalizedText { LocalizedText(zh: "协办编号 SB-…", en: "The case, SB-….") }
    var caseNumbers: LocalizedText { LocalizedText(zh: "协办编号 SB-…（可多个）", en: "The cases, SB-…, one or more.") }
    var stalledCases: LocalizedText {
        LocalizedText(
            zh: "列出停滞的协办事项：等谁、自何时、问过几次、为什么",
            en: "The cases in which nothing comes: of whom, since when, asked how often, and why.")
    }
    var stalledCasesDiscussion: LocalizedText {
        LocalizedText(
            zh: """
                例：unionctl insurance stalled --place 430100
                缺经办部门：unionctl insurance offices appoint；缺公钥：unionctl departments key；缺标准：unionctl insurance \
                standards import。补齐后自动继续，也可用 unionctl insurance retry 立即办理。
                """,
            en: """
                Example: unionctl insurance stalled --place 430100
                For an office: unionctl insurance offices appoint; for its key: unionctl departments key; for a standard: \
                unionctl insurance standards import. What was lacking is found by itself in time, and at once by \
                unionctl insurance retry.
                """)
    }
    var retryCases: LocalizedText {
        LocalizedText(
            zh: "立即再次询问，并逐件说明结果；答复不一致的重新开始一轮",
            en: "Ask again, now, and see what comes of each; where answers differ a new round begins.")
    }
    var retryCasesDiscussion: LocalizedText {
        LocalizedText(
            zh: """
                例：unionctl insurance retry SB-01a1fd7f-427c-772e-a4a0-9cacbe8e804f --why '已与人社局联系'
                　　unionctl insurance retry --place 430100 --all --why '经办部门已更换'
                按条件选择时，不写 --state 即指停滞的。有一件未办理时，退出码为 1。
                """,
            en: """
                Examples: unionctl insurance retry SB-01a1fd7f-427c-772e-a4a0-9cacbe8e804f --why 'spoke with the office'
                unionctl insurance retry --place 430100 --all --why 'there is a new office'
                A filter without --state means the stalled ones. The exit code is 1 when one was refused.
                """)
    }

    var patience: LocalizedText {
        LocalizedText(
            zh: "等待期限：各状态下多久无应答则再问，共问几次", en: "Patience: how long one waits in each state, and asks how often.")
    }
    var setPatience: LocalizedText {
        LocalizedText(zh: "设定一个状态的等待期限", en: "Set how long one waits in a state.")
    }
    var setPatienceDiscussion: LocalizedText {
        LocalizedText(
            zh: "例：unionctl insurance patience set eligibility-asked --interval 3d --asks 3 --why '与人社约定'",
            en: "Example: unionctl insurance patience set eligibility-asked --interval 3d --asks 3 "
                + "--why 'agreed with them'")
    }
    var patienceState: LocalizedText { LocalizedText(zh: "未结束的状态", en: "A state that does not end a case.") }
    var patienceInterval: LocalizedText {
        LocalizedText(
            zh: "第一次再问之前等多久，至多 365d；以后每次加倍", en: "Until it is asked again, 365d at most; then each time twice as long.")
    }
    var patienceAsks: LocalizedText {
        LocalizedText(zh: "共问几次后告知操作员", en: "How often it is asked before a person is told.")
    }
    var listPatience: LocalizedText {
        LocalizedText(zh: "列出各状态的等待期限，包括默认值", en: "List all of them, defaults included.")
    }

    var report: LocalizedText { LocalizedText(zh: "统计（不含个人信息）", en: "Figures; never of a person.") }
    var reportInsurance: LocalizedText {
        LocalizedText(
            zh: "入会+社保统计：件数、已有结果、停滞、已缴金额",
            en: "Cases: how many there are, have settled, have stalled, and what was paid.")
    }
    var reportInsuranceDiscussion: LocalizedText {
        LocalizedText(
            zh: """
                例：unionctl report insurance --by prefecture,scheme --since '2026-01-01' --until '2026-07-01'
                分组可用 state、scheme、place、prefecture、platform、occupation、month，至多三个。
                """,
            en: """
                Example: unionctl report insurance --by prefecture,scheme --since '2026-01-01' --until '2026-07-01'
                By up to three of state, scheme, place, prefecture, platform, occupation, month.
                """)
    }
    var reportBy: LocalizedText { LocalizedText(zh: "按什么分组，以逗号隔开", en: "By what, with commas between.") }
    var reportSince: LocalizedText { LocalizedText(zh: "只计此后开始的", en: "Only cases opened since then.") }
    var reportUntil: LocalizedText { LocalizedText(zh: "只计此前开始的", en: "Only cases opened before then.") }
}
