import Contracts

/// What is said of the services as several.
extension LocalizedText {
    static let serviceAbsent = LocalizedText(
        zh: "未安装：消息中间件中没有它的用户", en: "is not installed: the broker has no user of it")

    static func directoryCopied(_ copied: ServiceStatus.Copied, minutes: Int) -> LocalizedText {
        let part = directoryPart(copied.part)
        return LocalizedText(
            zh: "\(part.zh)副本 \(copied.count) 条，\(minutes) 分钟前整体核对过",
            en: "its copy of \(part.en): \(copied.count), compared as a whole \(minutes) min ago")
    }

    static func directoryOld(_ copied: ServiceStatus.Copied, hours: Int) -> LocalizedText {
        let part = directoryPart(copied.part)
        return LocalizedText(
            zh: "\(part.zh)副本已 \(hours) 小时未整体核对；enrollment 是否在运行？",
            en: "its copy of \(part.en) was not compared as a whole for \(hours) h: does enrollment run?")
    }

    static func directoryMissing(_ copied: ServiceStatus.Copied) -> LocalizedText {
        let part = directoryPart(copied.part)
        return LocalizedText(
            zh: "尚未取得\(part.zh)副本；enrollment 是否在运行？",
            en: "has no whole copy of \(part.en) yet: does enrollment run?")
    }

    private static func directoryPart(_ part: String) -> LocalizedText {
        switch part {
        case "departments": LocalizedText(zh: "部门", en: "departments")
        case "organizations": LocalizedText(zh: "工会组织", en: "unions")
        default: LocalizedText(zh: part, en: part)
        }
    }
}

extension HelpTexts {
    private var names: String { ServiceName.allCases.map(\.rawValue).joined(separator: ", ") }

    var service: LocalizedText { LocalizedText(zh: "哪个服务：\(names)", en: "Of which service: \(names).") }
    var services: LocalizedText {
        LocalizedText(zh: "只看这个服务：\(names)；不给则全部", en: "Only of this service: \(names); of all, if none is named.")
    }
}
