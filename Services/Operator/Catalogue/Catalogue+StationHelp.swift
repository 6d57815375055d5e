import Contracts

/// The help of `stations` about single stations.
extension HelpTexts {
    var serviceStations: LocalizedText {
        LocalizedText(
            zh: "户外劳动者服务站点（工会驿站）：申报、批准、地图、名单、统计", en: "Service stations 工会驿站: proposals, maps, lists, figures.")
    }
    var listStations: LocalizedText {
        LocalizedText(zh: "列出驿站（不含联系人）", en: "Where stations stand; never who answers for them.")
    }
    var stationState: LocalizedText {
        LocalizedText(zh: "只看这一状态的，如 operating 或 开放中", en: "Only those that stand so, such as operating.")
    }
    var stationWaiting: LocalizedText {
        LocalizedText(zh: "只看待批准的（选址已核查）", en: "Only those that wait for an approval: their site was found fit.")
    }
    var stationOverdue: LocalizedText { LocalizedText(zh: "只看检查已过期的", en: "Only those whose inspection has expired.") }
    var stationUnionLost: LocalizedText {
        LocalizedText(zh: "只看责任工会已撤销、尚未划转的", en: "Only those whose union was dissolved, and no other has them yet.")
    }
    var stationPlace: LocalizedText {
        LocalizedText(zh: "只看这个地方（含所辖）的，如 430100", en: "Only of this place and what lies in it, such as 430100.")
    }
    var stationUnion: LocalizedText { LocalizedText(zh: "只看这个责任工会的", en: "Only those that this union answers for.") }
    var stationKind: LocalizedText {
        LocalizedText(zh: "只看这一类型的，如 mobile 或 流动驿站", en: "Only of this kind, such as mobile.")
    }
    var showStation: LocalizedText {
        LocalizedText(
            zh: "查看一个驿站；给出理由（--why）才显示联系人，并记入审计",
            en: "One station. Who answers for it is shown only with --why, and that is kept with the audit.")
    }
    var stationName: LocalizedText {
        LocalizedText(zh: "驿站编码、二维码内容，或 部门/申报编号", en: "Its code, what its QR code holds, or DEPARTMENT/NUMBER.")
    }
    var whyContact: LocalizedText {
        LocalizedText(
            zh: "同时显示联系人；理由，记入审计", en: "Show who answers for it too, for this reason; kept with the audit for ever.")
    }
    var stationNames: LocalizedText {
        LocalizedText(zh: "驿站编码，或 部门/申报编号（可多个）", en: "The stations, one or more: by code, or DEPARTMENT/NUMBER.")
    }
    var stationAll: LocalizedText {
        LocalizedText(zh: "全部符合条件的；否则至多 1000 个", en: "Every one that matches; otherwise 1,000 at most.")
    }
    var approveStations: LocalizedText {
        LocalizedText(zh: "批准建设，并逐个说明结果", en: "Approve stations whose site was found fit, and see what comes of each.")
    }
    var declineStations: LocalizedText {
        LocalizedText(zh: "不予批准；理由告知申报部门", en: "Decline stations; their department is told why.")
    }
    var declineBecause: LocalizedText {
        LocalizedText(zh: "告知部门的理由（可多个），不得含个人信息", en: "What the department is told, once or more; it must name nobody.")
    }
    var assignStations: LocalizedText {
        LocalizedText(zh: "划转责任工会，如原工会已撤销", en: "Give stations to another union, as when theirs was dissolved.")
    }
    var assignStationsTo: LocalizedText {
        LocalizedText(zh: "接手的工会，如 HN-430102-0007", en: "The union that answers for them from now on.")
    }
    var approveStationsDiscussion: LocalizedText {
        LocalizedText(
            zh: """
                例：unionctl stations approve union-changsha/ZD-2026-001 --why '选址合理'
                　　unionctl stations approve --place 430102 --all --why '批量核准'
                按条件选择时只选待批准的。有一个未办理时，退出码为 1。
                """,
            en: """
                Examples: unionctl stations approve union-changsha/ZD-2026-001 --why 'a good place'
                unionctl stations approve --place 430102 --all --why 'approved together'
                A filter chooses among those that wait alone. The exit code is 1 when one was refused.
                """)
    }
    var declineStationsDiscussion: LocalizedText {
        LocalizedText(
            zh: """
                例：unionctl stations decline union-changsha/ZD-2026-001 --because '200 米内已有驿站' --why '重复建设'
                """,
            en: """
                Example: unionctl stations decline union-changsha/ZD-2026-001 --because 'another within 200 m' --why 'twice'
                """)
    }
    var assignStationsDiscussion: LocalizedText {
        LocalizedText(
            zh: """
                例：unionctl stations assign --union-lost --place 430102 --to HN-430102-0007 --why '原工会撤销'
                只给 --all 时，划转全部责任工会已撤销的驿站。
                """,
            en: """
                Example: unionctl stations assign --union-lost --place 430102 --to HN-430102-0007 --why 'dissolved'
                With --all alone, all whose union was dissolved.
                """)
    }
    var listStationsDiscussion: LocalizedText {
        LocalizedText(
            zh: """
                例：unionctl stations list --place 430100 --waiting
                　　unionctl stations list --overdue --all
                """,
            en: """
                Examples: unionctl stations list --place 430100 --waiting
                unionctl stations list --overdue --all
                """)
    }
}
