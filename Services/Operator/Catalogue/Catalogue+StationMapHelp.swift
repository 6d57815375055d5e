import Contracts

/// The help of `stations listings|providers|patience|settings|holidays`.
extension HelpTexts {
    var listings: LocalizedText {
        LocalizedText(zh: "各地图上的驿站，以及未答复的上图、下线请求", en: "What maps show, and what their providers have not answered.")
    }
    var listingProvider: LocalizedText { LocalizedText(zh: "只看这个地图服务方的", en: "Only of this provider.") }
    var listingPending: LocalizedText { LocalizedText(zh: "只看待下线的", en: "Only takedowns.") }
    var listingOverdue: LocalizedText { LocalizedText(zh: "只看逾期未答复、已再次请求的", en: "Only what had to be asked again.") }
    var providers: LocalizedText {
        LocalizedText(
            zh: "地图服务方：由哪个部门在地图上发布哪些地方的驿站",
            en: "Map providers: which departments publish the stations of which places.")
    }
    var appointProvider: LocalizedText {
        LocalizedText(zh: "指定地图服务方；再次执行则更换地方", en: "Appoint a department; done again, its places are replaced.")
    }
    var providerName: LocalizedText { LocalizedText(zh: "对外名称，如 高德地图", en: "Its name as people know it.") }
    var providerSystem: LocalizedText {
        LocalizedText(
            zh: "告知其位置所用的坐标系；有驿站在图时不能更换", en: "In which system it is told places; it stays while anything is shown.")
    }
    var providerPlace: LocalizedText {
        LocalizedText(zh: "行政区划代码（可多个），如 430000", en: "Division codes, such as 430000.")
    }
    var dismissProvider: LocalizedText {
        LocalizedText(zh: "取消地图服务方；逐站请其下线", en: "Dismiss a provider; it is asked to take down each station.")
    }
    var listProviders: LocalizedText { LocalizedText(zh: "列出地图服务方", en: "List the providers.") }
    var listingPatience: LocalizedText {
        LocalizedText(zh: "等候地图服务方答复的时间", en: "How long a map provider is waited for.")
    }
    var setListingPatience: LocalizedText {
        LocalizedText(zh: "设置等候时间，从下一次请求起生效", en: "Set it, from the next question on.")
    }
    var patienceFirst: LocalizedText { LocalizedText(zh: "首次等候", en: "Before it is asked for the second time.") }
    var patienceLongest: LocalizedText { LocalizedText(zh: "最长等候", en: "At most, however often it was asked.") }
    var stationSettings: LocalizedText {
        LocalizedText(
            zh: "各地的设置：是否自动批准、检查有效期、提前提醒",
            en: "What places decide: approval, how long an inspection holds, the warning.")
    }
    var setStationSetting: LocalizedText {
        LocalizedText(zh: "设置一地；未给出的项不变", en: "Set them for a place; what is not given stays.")
    }
    var settingPlace: LocalizedText {
        LocalizedText(
            zh: "行政区划代码；下级地方的设置优先", en: "A division code; what a narrower place has set counts there instead.")
    }
    var settingApproval: LocalizedText {
        LocalizedText(zh: "manual 人工批准、automatic 选址合格即批准", en: "Who approves: manual or automatic.")
    }
    var settingMonths: LocalizedText { LocalizedText(zh: "检查有效月数", en: "How many months an inspection holds.") }
    var settingWarning: LocalizedText {
        LocalizedText(zh: "到期前多少天提醒", en: "How many days before its end the union is told.")
    }
    var listStationSettings: LocalizedText { LocalizedText(zh: "列出各地的设置", en: "List them.") }
    var holidays: LocalizedText {
        LocalizedText(
            zh: "节假日与调休上班日（国务院办公厅通知），用于判断是否开放", en: "Holidays and worked weekends, by which opening hours are read.")
    }
    var importHolidays: LocalizedText {
        LocalizedText(
            zh: "导入一份日历（CSV：日期、类型、名称）；替换其年份的原有记录",
            en: "Import a calendar, CSV: date, kind, name; it replaces what is on record of its years.")
    }
    var holidayFile: LocalizedText { LocalizedText(zh: "日历文件；- 为标准输入", en: "The file; - for standard input.") }
    var holidaySource: LocalizedText { LocalizedText(zh: "出处，如 国办发明电〔2025〕7号", en: "Where it was published.") }
    var listHolidays: LocalizedText { LocalizedText(zh: "列出节假日", en: "List them.") }
    var holidayYear: LocalizedText { LocalizedText(zh: "只看这一年的", en: "Only of this year.") }
    var listingsDiscussion: LocalizedText {
        LocalizedText(
            zh: """
                例：unionctl stations listings --pending --overdue
                """,
            en: """
                Example: unionctl stations listings --pending --overdue
                """)
    }
    var appointProviderDiscussion: LocalizedText {
        LocalizedText(
            zh: """
                例：unionctl stations providers appoint map-amap --name 高德地图 --crs gcj02 --place 430000 --why '省总协议'
                """,
            en: """
                Example: unionctl stations providers appoint map-amap --name Amap --crs gcj02 --place 430000 --why 'agreed'
                """)
    }
    var setStationSettingDiscussion: LocalizedText {
        LocalizedText(
            zh: """
                例：unionctl stations settings set --place 430102 --approval automatic --why '县区自行把关'
                """,
            en: """
                Example: unionctl stations settings set --place 430102 --approval automatic --why 'the county decides'
                """)
    }
    var importHolidaysDiscussion: LocalizedText {
        LocalizedText(
            zh: """
                例：unionctl stations holidays import 2026.csv --source '国办发明电〔2025〕7号' --why '年度日历'
                类型：holiday 放假、workday 调休上班（只能是周末）。
                """,
            en: """
                Example: unionctl stations holidays import 2026.csv --source 'State Council, 2025 no. 7' --why 'the year'
                Kinds: holiday; workday, a weekend on which is worked.
                """)
    }
}
