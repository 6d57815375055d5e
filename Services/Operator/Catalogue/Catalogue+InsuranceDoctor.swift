import Contracts

/// What `doctor` says of 入会+社保.
extension LocalizedText {
    static func insuranceHealthy(_ offices: Int) -> LocalizedText {
        LocalizedText(
            zh: "入会+社保：\(offices) 个经办部门均有公钥，当年缴费标准齐全",
            en: "offices: \(offices), each with its key; a standard of this year for all that is asked for")
    }

    static func officeRemoved(_ office: InsuranceOffice) -> LocalizedText {
        let name = office.department.printable
        let role = office.role.printable
        let place = office.place.printable
        return LocalizedText(
            zh: "指定的部门 \(name) 已停用：unionctl insurance offices appoint \(role) 新部门 --place \(place) --why …",
            en: "the department appointed, \(name), was removed: "
                + "unionctl insurance offices appoint \(role) DEPARTMENT --place \(place) --why …")
    }

    static func officeKeyMissing(_ office: InsuranceOffice) -> LocalizedText {
        let name = office.department.printable
        return LocalizedText(
            zh: "经办部门 \(name) 未登记公钥，无法向其询问：unionctl departments key \(name) FILE",
            en: "\(name) has no key, so that it is asked nothing: unionctl departments key \(name) FILE")
    }

    static func casesOverdue(_ count: Int) -> LocalizedText {
        LocalizedText(
            zh: "\(count) 件协办事项到期逾 5 分钟仍未处理：请查看 enrollment 的日志",
            en: "\(count) cases have been due for more than 5 minutes: see the log of enrollment")
    }

    static func casesUnreadable(_ count: Int) -> LocalizedText {
        LocalizedText(
            zh: "\(count) 件协办事项的数据无法读取，编号见 enrollment 的日志（a row cannot be read）",
            en: "\(count) cases cannot be read; the log of enrollment names them (a row cannot be read)")
    }

    static func standardMissing(_ code: String, _ year: Int, in places: [String]) -> LocalizedText {
        let shown = places.prefix(5).map(\.printable)
        let rest = places.count - shown.count
        return LocalizedText(
            zh: "有人申请\(scheme(code).zh)，但缺 \(year) 年缴费标准："
                + shown.joined(separator: "、") + (rest > 0 ? " 等 \(places.count) 地" : "")
                + "；unionctl insurance standards import FILE --why …",
            en: "is asked for, and no standard of \(year) counts in " + shown.joined(separator: ", ")
                + (rest > 0 ? " and \(rest) more places" : "") + ": unionctl insurance standards import FILE --why …")
    }
}
