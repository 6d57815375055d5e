import Contracts

/// The help of `programmes`.
extension HelpTexts {
    var programmes: LocalizedText {
        LocalizedText(zh: "帮扶项目方案：给谁、给多少、用哪笔钱", en: "Programmes: what is given to whom, and from which money.")
    }
    var programmesDiscussion: LocalizedText {
        LocalizedText(
            zh: "保存过的版本不再更改：以后任何一笔金额都能按当时的方案重新算出。例：unionctl programmes try ZX-2026-CS archive.category=deep",
            en: "A saved version never changes: every amount can be worked out again by it. Example: "
                + "unionctl programmes try ZX-2026-CS archive.category=deep")
    }
    var listProgrammes: LocalizedText {
        LocalizedText(zh: "列出各方案的最新版本", en: "List the newest version of each.")
    }
    var showProgramme: LocalizedText {
        LocalizedText(zh: "显示一个方案，连同条件和金额公式", en: "Show one, with its rule and formula.")
    }
    var checkProgramme: LocalizedText {
        LocalizedText(zh: "检查方案，指出条件和公式中每一处错误；不保存", en: "Say all that is wrong with one, and where; keep nothing.")
    }
    var saveProgramme: LocalizedText {
        LocalizedText(zh: "保存方案：第一版或新的一版", en: "Save one: its first version, or another.")
    }
    var saveProgrammeDiscussion: LocalizedText {
        LocalizedText(
            zh: """
                例：unionctl programmes save SWN-2026-HN --fund CEN-2026 --project SWN-2026-HN --item warmth --basis group \
                --basis archive --place 430000 --from 2026-12-01 --until 2027-02-28 --rule rule.txt --amount amount.txt \
                --cap 12x/household/everything --once WARMTH/household/year --approval 100000:county --approval county,city \
                --why '两节送温暖'
                """,
            en: """
                Example: unionctl programmes save SWN-2026-HN --fund CEN-2026 --project SWN-2026-HN --item warmth --basis group \
                --basis archive --place 430000 --from 2026-12-01 --until 2027-02-28 --rule rule.txt --amount amount.txt \
                --cap 12x/household/everything --once WARMTH/household/year --approval 100000:county --approval county,city \
                --why 'New Year'
                """)
    }
    var tryProgramme: LocalizedText {
        LocalizedText(zh: "按给出的信息试算：是否符合、多少钱、为什么", en: "Try one on facts given: who qualifies, how much, and why.")
    }
    var tryProgrammeDiscussion: LocalizedText {
        LocalizedText(
            zh: "金额写成 8000.00，集合写成 '{illness,disability}'。不保存，也不占用限额。",
            en: "Write amounts as 8000.00 and sets as '{illness,disability}'. Nothing is kept and no cap is used.")
    }
    var closeProgramme: LocalizedText {
        LocalizedText(zh: "关闭方案：不再接受申报，也不再制作名单", en: "Close one: nobody is nominated for it any longer.")
    }
    var programmeCode: LocalizedText { LocalizedText(zh: "方案代码", en: "Its code.") }
    var newProgramme: LocalizedText { LocalizedText(zh: "方案代码，如 SWN-2026-HN", en: "Its code, such as SWN-2026-HN.") }
    var programmeFund: LocalizedText { LocalizedText(zh: "所用资金", en: "The fund that pays.") }
    var programmeProject: LocalizedText { LocalizedText(zh: "该资金下的项目", en: "The project of that fund.") }
    var programmeBasis: LocalizedText {
        LocalizedText(
            zh: "可列入的对象依据，可多次给出；省略时为困难职工档案",
            en: "On what people are put onto its lists; repeatable, archive if left out.")
    }
    var programmePlace: LocalizedText {
        LocalizedText(zh: "适用地域的行政区划代码，可多次给出", en: "Where it is for, a division code; repeatable.")
    }
    var programmeFrom: LocalizedText { LocalizedText(zh: "开始日期", en: "Its first day.") }
    var programmeUntil: LocalizedText { LocalizedText(zh: "结束日期", en: "Its last day.") }
    var programmeRule: LocalizedText { LocalizedText(zh: "写有条件的文件", en: "The file with the rule of who qualifies.") }
    var programmeAmount: LocalizedText {
        LocalizedText(zh: "写有金额公式的文件", en: "The file with the formula of the amount.")
    }
    var programmeCap: LocalizedText {
        LocalizedText(
            zh:
                "限额/对象/范围：8400 元或 12x（12 倍低保）/person 或 household/project、fund 或 everything，后可加 year、period、refuse、trim、all-items",
            en:
                "A cap: 8400 or 12x (times dibao) / person or household / project, fund or everything, then year or period, "
                + "refuse or trim, all-items.")
    }
    var programmeOnce: LocalizedText {
        LocalizedText(
            zh: "同期只享受一次：组/person 或 household/ever、year 或 month；不得重复享受的方案用同一组",
            en:
                "Had once: group / person or household / ever, year or month; programmes that must not be combined share a group."
        )
    }
    var programmeApproval: LocalizedText {
        LocalizedText(
            zh: "不超过该金额的名单由哪些层级签批：grassroots、county、city、province；最后一档不写金额",
            en:
                "Who signs for lists of not more than so much: grassroots, county, city, province; the last tier has no bound."
        )
    }
    var programmePublicity: LocalizedText {
        LocalizedText(zh: "公示工作日数，至少 5", en: "Working days of publicity, 5 at least.")
    }
    var programmeExitGrace: LocalizedText {
        LocalizedText(zh: "渐退天数：拟退出的家庭仍可帮扶多少天", en: "For how many days it helps households about to leave.")
    }
    var programmeReviewGrace: LocalizedText {
        LocalizedText(zh: "年度复核逾期多少天内仍可列入", en: "For how many days after its review was due an archive counts.")
    }
    var triedFacts: LocalizedText {
        LocalizedText(zh: "信息=值，名称与条件中相同，中英文均可", en: "Facts under the names that rules give them.")
    }
}
