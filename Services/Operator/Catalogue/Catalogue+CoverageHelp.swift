import Contracts

/// The help of `stations coverage`.
extension HelpTexts {
    var coverage: LocalizedText {
        LocalizedText(
            zh: "15 分钟服务圈：步行可达且开放的比例、空白在哪里、下一批建在哪里最有用",
            en:
                "The 15-minute circle: who has an open station within a walk, where the gaps are, where the next do most good."
        )
    }
    var coverageDiscussion: LocalizedText {
        LocalizedText(
            zh: """
                例：unionctl stations coverage --demand 需求点.csv --hour 12 --next 10
                　　unionctl stations coverage --demand 需求点.csv --next 20 --format html --output 服务圈.html
                需求文件的列：经度、纬度、坐标系、需求量、区划代码（后者可无）。“某时开放”指该小时第一分钟开放；按平常的一周计，不计节假日。\
                新建点按全部所问时段开放计算。直线 1,000 米按步行 15 分钟计。
                """,
            en: """
                Examples: unionctl stations coverage --demand demand.csv --hour 12 --next 10
                unionctl stations coverage --demand demand.csv --next 20 --format html --output circle.html
                Columns of the file of demand: lon, lat, crs, weight, and division where it is known. Open at an hour means \
                open at its first minute, in an ordinary week without holidays. New stations are taken to be open in all \
                hours asked about. 1,000 m in a straight line are 15 minutes' walk.
                """)
    }
    var coverageDemand: LocalizedText {
        LocalizedText(
            zh: "需求点文件（CSV：经度、纬度、坐标系、需求量、区划代码）；- 为标准输入",
            en: "Points of demand, CSV: lon, lat, crs, weight, division; - for standard input.")
    }
    var coverageVisits: LocalizedText {
        LocalizedText(
            zh: "以该日以来各驿站的到站人次为需求（含已关闭的；流动驿站不计），代替 --demand",
            en: "Instead of --demand: the visits of each station since that day, closed ones too, mobile ones not.")
    }
    var coverageStations: LocalizedText {
        LocalizedText(
            zh: "驿站文件（CSV 或 GeoJSON）；默认向服务查询开放中的驿站",
            en: "Stations, CSV or GeoJSON; by default those that the service says are operating.")
    }
    var coverageInputSystem: LocalizedText {
        LocalizedText(
            zh: "文件未注明坐标系时采用：WGS-84、GCJ-02、BD-09、CGCS2000",
            en: "The system of points that name none: WGS-84, GCJ-02, BD-09 or CGCS2000.")
    }
    var coverageHour: LocalizedText { LocalizedText(zh: "几点：0–23，或 all 全天", en: "At which hour, or all of the day.") }
    var coverageDay: LocalizedText { LocalizedText(zh: "星期几", en: "On which day of the week.") }
    var coverageRadius: LocalizedText {
        LocalizedText(zh: "步行半径（米）；1000 米即 15 分钟", en: "The walk, in metres; 1000 are 15 minutes.")
    }
    var coverageGaps: LocalizedText { LocalizedText(zh: "列出多少处最大的空白", en: "How many of the largest gaps.") }
    var coverageNext: LocalizedText {
        LocalizedText(zh: "再建几处，建在哪里最有用", en: "How many new stations to find the best places for.")
    }
    var coverageCandidates: LocalizedText {
        LocalizedText(
            zh: "备选点文件（CSV：经度、纬度、坐标系、名称）；默认按网格查找",
            en: "Where they may stand, CSV: lon, lat, crs, name; by default anywhere on a grid.")
    }
    var coverageFormat: LocalizedText {
        LocalizedText(
            zh: "table 表格、csv、geojson、html 地图（不需网络，可打印 A3）、svg",
            en: "html and svg are a map that needs no network, for A3.")
    }
    var coverageSystem: LocalizedText { LocalizedText(zh: "输出所用坐标系", en: "The system of coordinates written.") }
    var coverageOutput: LocalizedText { LocalizedText(zh: "写入文件；默认标准输出", en: "Write there, not to standard output.") }
    var coverageTitle: LocalizedText { LocalizedText(zh: "地图标题", en: "The title of the map.") }
    var coverageSource: LocalizedText {
        LocalizedText(zh: "地图上的数据来源；默认为文件名", en: "The source named on the map; by default the files' names.")
    }
}
