import Contracts

/// What is said of schemes, places, and of the offices that are asked.
extension LocalizedText {
    static let noOffices = LocalizedText(zh: "尚未指定经办部门。", en: "No office is appointed.")

    /// A scheme in people's words; one that is not known here stays as the service wrote it.
    static func scheme(_ scheme: String) -> LocalizedText {
        switch InsuranceScheme(rawValue: scheme) {
        case .pension: LocalizedText(zh: "职工养老", en: scheme)
        case .medical: LocalizedText(zh: "职工医保", en: scheme)
        case .residentPension: LocalizedText(zh: "居民养老", en: scheme)
        case .occupationalInjury: LocalizedText(zh: "职业伤害保障", en: scheme)
        case nil: LocalizedText(zh: scheme, en: scheme)
        }
    }

    /// A division code, in Chinese with its name.
    static func place(_ code: String) -> LocalizedText {
        let name = DivisionCode(code)?.name
        return LocalizedText(zh: name.map { "\(code) \($0)" } ?? code, en: code)
    }

    static func officeRole(_ role: String) -> LocalizedText {
        switch OfficeRole(rawValue: role) {
        case .humanResources: LocalizedText(zh: "人社", en: role)
        case .medical: LocalizedText(zh: "医保", en: role)
        case .tax: LocalizedText(zh: "税务", en: role)
        case nil: LocalizedText(zh: role, en: role)
        }
    }

    static func officeAppointed(_ office: InsuranceOffice) -> LocalizedText {
        let role = officeRole(office.role)
        let department = office.department.printable
        let keyless =
            office.keyId == nil
            ? LocalizedText(
                zh: "\n该部门尚未登记公钥，登记后才会向其发出请求：unionctl departments key \(department) FILE",
                en: "\nIt has no key yet, and is asked nothing before it has one: "
                    + "unionctl departments key \(department) FILE")
            : LocalizedText(zh: "", en: "")
        return LocalizedText(
            zh: "\(place(office.place).zh.printable) 的\(role.zh.printable)事项由 \(department) 办理\(keyless.zh)",
            en: "\(department) is the \(role.en.printable) office of \(office.place.printable)\(keyless.en)")
    }

    static func officeDismissed(_ role: OfficeRole, place code: String) -> LocalizedText {
        let words = officeRole(role.rawValue)
        return LocalizedText(
            zh: "\(place(code).zh) 不再单独指定\(words.zh)经办部门",
            en: "\(code) has no \(words.en) office of its own any more")
    }
}

extension HelpTexts {
    var insurance: LocalizedText {
        LocalizedText(
            zh: "入会+社保：协办事项、缴费标准、经办部门", en: "Help into social insurance: cases, standards, offices.")
    }
    var offices: LocalizedText {
        LocalizedText(
            zh: "经办部门：各地的人社、医保、税务由哪个接入部门办理",
            en: "Offices: which department is asked, and believed, in which part and place.")
    }
    var appointOffice: LocalizedText {
        LocalizedText(
            zh: "指定一地的经办部门；已有的由它接替", en: "Appoint a department for a place, in place of whoever was.")
    }
    var appointOfficeDiscussion: LocalizedText {
        LocalizedText(
            zh: """
                例：unionctl insurance offices appoint tax tax-hunan --place 430000 --name 湖南省税务局 --why '省局统一办理'
                下级地方单独指定的优先。
                """,
            en: """
                Example: unionctl insurance offices appoint tax tax-hunan --place 430000 --why 'one office for all of Hunan'
                What is appointed for a place within it counts there instead.
                """)
    }
    var officeRole: LocalizedText {
        LocalizedText(
            zh: "human-resources 人社、medical 医保、tax 税务", en: "In which part: human-resources, medical or tax.")
    }
    var officePlace: LocalizedText {
        LocalizedText(zh: "行政区划代码，如 430000、430100", en: "For which place: a division code, such as 430000.")
    }
    var officeName: LocalizedText {
        LocalizedText(zh: "对外名称，告知参保人到哪里办理", en: "Its name as people know it; they are told where to go.")
    }
    var dismissOffice: LocalizedText {
        LocalizedText(zh: "取消一地的经办部门", en: "Dismiss the office of a place.")
    }
    var dismissOfficeDiscussion: LocalizedText {
        LocalizedText(
            zh: "例：unionctl insurance offices dismiss tax --place 430100 --why '改由省局办理'",
            en: "Example: unionctl insurance offices dismiss tax --place 430100 --why 'the province does it now'")
    }
    var listOffices: LocalizedText { LocalizedText(zh: "列出经办部门", en: "List the offices.") }
}

extension TableWords {
    var role: LocalizedText { LocalizedText(zh: "事项", en: "part") }
    var officeName: LocalizedText { LocalizedText(zh: "对外名称", en: "name") }
    var missing: LocalizedText { LocalizedText(zh: "无", en: "none") }
}
