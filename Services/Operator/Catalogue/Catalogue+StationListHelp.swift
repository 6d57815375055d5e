import Contracts

/// The help of `stations near|export|import` and `report stations`.
extension HelpTexts {
    var nearStations: LocalizedText {
        LocalizedText(zh: "查找附近开放的驿站及步行距离", en: "The nearest stations in operation, and how far they are on foot.")
    }
    var nearPoint: LocalizedText {
        LocalizedText(zh: "经度,纬度，如 112.9388,28.2282", en: "Longitude and latitude, such as 112.9388,28.2282.")
    }
    var nearSystem: LocalizedText {
        LocalizedText(
            zh: "坐标系（必填）：高德、腾讯用 gcj02，百度用 bd09，手机定位用 wgs84", en: "In which system of coordinates; it is never guessed.")
    }
    var nearOpenAt: LocalizedText {
        LocalizedText(zh: "只要那时开放的：now，或 '2026-11-20 22:00'", en: "Only those open then: now, or '2026-11-20 22:00'.")
    }
    var nearService: LocalizedText {
        LocalizedText(zh: "须提供的服务（可多个），如 charging 或 充电", en: "Which service it must offer; more than once for several.")
    }
    var exportStations: LocalizedText {
        LocalizedText(zh: "导出驿站公开信息（不含联系人）", en: "Export the public record of stations; never who answers for them.")
    }
    var exportFormat: LocalizedText {
        LocalizedText(zh: "geojson 供地图软件，csv 供表格软件", en: "geojson for maps, csv for spreadsheets.")
    }
    var exportSystem: LocalizedText {
        LocalizedText(zh: "坐标系；写明在文件中", en: "The system of coordinates, which the file names.")
    }
    var importStations: LocalizedText {
        LocalizedText(zh: "导入县区名单（CSV，UTF-8 或 GBK）", en: "Take a county's list of stations, CSV, UTF-8 or GBK.")
    }
    var importFile: LocalizedText {
        LocalizedText(zh: "名单文件，第一行为列名；- 为标准输入", en: "The list, its first line the titles; - for standard input.")
    }
    var importPlace: LocalizedText {
        LocalizedText(zh: "名单所属地方，如 430102；其外的行不导入", en: "To which place the list is confined, such as 430102.")
    }
    var importSystem: LocalizedText {
        LocalizedText(
            zh: "行内未注明坐标系时按此；不给则该行不导入", en: "The system of points whose row names none; without it they are refused.")
    }
    var importState: LocalizedText {
        LocalizedText(zh: "行内未注明状态时按此：planned、operating、suspended、closed", en: "The state of rows that name none.")
    }
    var dryRun: LocalizedText {
        LocalizedText(zh: "试运行：只检查，不写入", en: "Only look what would become of each row; nothing is taken.")
    }
    var importResult: LocalizedText {
        LocalizedText(zh: "把结果写入此文件：原名单加“结果”“原因”两列", en: "Write the list there, with what became of each row and why.")
    }
    var reportStations: LocalizedText {
        LocalizedText(zh: "驿站统计，按县区、市州汇总", en: "Figures of stations, by county and prefecture.")
    }
    var reportYear: LocalizedText {
        LocalizedText(zh: "年份；默认当年", en: "Of which year; of this one where none is given.")
    }
    var reportPrefectures: LocalizedText { LocalizedText(zh: "只列市州，不列县区", en: "Only prefectures, not their counties.") }
    var reportDefinitions: LocalizedText { LocalizedText(zh: "列出各项指标的口径", en: "What each figure counts, in one line.") }
    var nearStationsDiscussion: LocalizedText {
        LocalizedText(
            zh: """
                例：unionctl stations near 112.9388,28.2282 --crs gcj02 --open-at now --service charging
                直线 1,000 米按步行 15 分钟计。
                """,
            en: """
                Example: unionctl stations near 112.9388,28.2282 --crs gcj02 --open-at now --service charging
                1,000 m in a straight line are 15 minutes' walk.
                """)
    }
    var exportStationsDiscussion: LocalizedText {
        LocalizedText(
            zh: """
                例：unionctl stations export --format geojson --place 430100 > 长沙.geojson
                """,
            en: """
                Example: unionctl stations export --format geojson --place 430100 > changsha.geojson
                """)
    }
    var importStationsDiscussion: LocalizedText {
        LocalizedText(
            zh: """
                例：unionctl stations import 芙蓉区驿站.csv --place 430102 --dry-run --result 结果.csv
                列名可有多种写法，如“站点名称”“详细地址”“经度（GCJ-02）”；须有名称与地址。同一文件再导入不产生变化。有一行未导入时，退出码为 1。
                """,
            en: """
                Example: unionctl stations import stations.csv --place 430102 --dry-run --result result.csv
                Columns are known in several spellings; name and address must be there. The same file once more changes nothing. The exit code is 1 when a row was refused.
                """)
    }
    var reportStationsDiscussion: LocalizedText {
        LocalizedText(
            zh: """
                例：unionctl report stations --place 430100 --year 2026
                """,
            en: """
                Example: unionctl report stations --place 430100 --year 2026
                """)
    }
}

extension TableWords {
    var station: LocalizedText { LocalizedText(zh: "驿站", en: "station") }
    var stationName: LocalizedText { LocalizedText(zh: "名称", en: "name") }
    var lasting: LocalizedText { LocalizedText(zh: "期间", en: "from – until") }
    var proposal: LocalizedText { LocalizedText(zh: "申报", en: "proposal") }
    var dissolved: LocalizedText { LocalizedText(zh: "（工会已撤销）", en: "(dissolved)") }
    var inspectionUntil: LocalizedText { LocalizedText(zh: "检查有效期至", en: "inspected until") }
    var stars: LocalizedText { LocalizedText(zh: "星级", en: "stars") }
    var address: LocalizedText { LocalizedText(zh: "地址", en: "address") }
    var coordinates: LocalizedText { LocalizedText(zh: "坐标", en: "coordinates") }
    var hostName: LocalizedText { LocalizedText(zh: "依托单位", en: "host") }
    var buildMode: LocalizedText { LocalizedText(zh: "建设方式", en: "built") }
    var openingHours: LocalizedText { LocalizedText(zh: "开放时间", en: "hours") }
    var allDay: LocalizedText { LocalizedText(zh: "24 小时", en: "24 h") }
    var services: LocalizedText { LocalizedText(zh: "服务", en: "services") }
    var facilities: LocalizedText { LocalizedText(zh: "设施", en: "facilities") }
    var plate: LocalizedText { LocalizedText(zh: "牌匾编号", en: "plate") }
    var opened: LocalizedText { LocalizedText(zh: "启用日期", en: "opened") }
    var visits: LocalizedText { LocalizedText(zh: "到访", en: "visits") }
    var held: LocalizedText { LocalizedText(zh: "活动", en: "held") }
    var contact: LocalizedText { LocalizedText(zh: "联系人", en: "contact") }
    var inspected: LocalizedText { LocalizedText(zh: "检查日期", en: "inspected") }
    var passed: LocalizedText { LocalizedText(zh: "合格", en: "passed") }
    var failed: LocalizedText { LocalizedText(zh: "不合格", en: "failed") }
    var checklist: LocalizedText { LocalizedText(zh: "八有", en: "checklist") }
    var metres: LocalizedText { LocalizedText(zh: "距离（米）", en: "metres") }
    var walkingMinutes: LocalizedText { LocalizedText(zh: "步行（分钟）", en: "min. walk") }
    var openThen: LocalizedText { LocalizedText(zh: "那时", en: "then") }
    var isOpen: LocalizedText { LocalizedText(zh: "开放", en: "open") }
    var isShut: LocalizedText { LocalizedText(zh: "不开放", en: "shut") }
    var approval: LocalizedText { LocalizedText(zh: "批准方式", en: "approval") }
    var inspectionMonths: LocalizedText { LocalizedText(zh: "检查有效（月）", en: "inspection, months") }
    var warningDays: LocalizedText { LocalizedText(zh: "提前提醒（天）", en: "warning, days") }
    var changed: LocalizedText { LocalizedText(zh: "变更", en: "changed") }
    var day: LocalizedText { LocalizedText(zh: "日期", en: "day") }
    var holiday: LocalizedText { LocalizedText(zh: "名称", en: "holiday") }
}
