import Contracts

/// The help of `calendar`.
extension HelpTexts {
    var calendar: LocalizedText {
        LocalizedText(
            zh: "节假日与调休上班日（国务院办公厅通知）：驿站据以判断是否开放，帮扶据以计算工作日",
            en: "Holidays and worked weekends: opening hours are read and working days counted by them.")
    }
    var importCalendarDiscussion: LocalizedText {
        LocalizedText(
            zh: """
                表头：日期,类型,名称。类型：放假（holiday）、调休（workday，只能是周末）。导入驿站、帮扶两个服务；\
                某年的日历以最后一次导入为准。未导入的年份，公示期无法计算，公示不能开始。
                例：unionctl calendar import 2027.csv --source '国办发明电' --why '年度日历'
                """,
            en: """
                Titles: date,kind,name. Kinds: holiday; workday, a weekend on which is worked. It goes to the services for \
                stations and relief, in place of what is on record for its years. While a year is missing, publicity that \
                runs into it does not begin.
                Example: unionctl calendar import 2027.csv --source 'State Council' --why 'the year'
                """)
    }
}
