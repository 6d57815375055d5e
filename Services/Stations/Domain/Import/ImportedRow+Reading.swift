import Contracts

/// What came of reading a row: everything wrong is named at once.
public enum RowReading: Sendable, Hashable {
    case station(ImportedStation, warnings: [Reason])
    case refused([Reason])
}

extension ImportedRow {
    /// Reads the row. What decides where a station is and when it is open must be there; what only describes it is
    /// left out with a warning where it is not understood.
    public func read(_ defaults: ImportDefaults = ImportDefaults()) -> RowReading {
        var findings = Findings()
        let name = prose(.name, limit: 100, &findings)
        let address = prose(.address, limit: 200, &findings)
        let division = county(defaults, &findings)
        let point = point(defaults, &findings)
        let hours = hours(defaults, &findings)
        let standing = standing(defaults, &findings)
        let kind = required(.kind, or: .unionStation, ImportWords.kind, &findings)
        let hostUSCC = hostUSCC(&findings)
        let identity = identity(&findings)
        let services = list(.services, ImportWords.service, &findings)
        if self[.services] == nil { findings.note(.fieldMissing, ImportColumn.services.field) }
        guard findings.reasons.isEmpty, let name, let address, let division, let point, let hours, let standing,
            let kind, let identity
        else { return .refused(findings.reasons.isEmpty ? [Reason(.processingFailed)] : findings.reasons) }
        let details = StationDetails(
            kind: kind, name: name, division: division, township: self[.township], village: self[.village],
            address: address, point: point,
            hostType: described(.hostType, ImportWords.hostType, &findings) ?? .other, hostUSCC: hostUSCC,
            hostName: self[.hostName] ?? name,
            buildMode: described(.buildMode, ImportWords.buildMode, &findings) ?? defaults.buildMode,
            areaM2: number(.area, 1...100_000, &findings), capacity: number(.capacity, 1...100_000, &findings),
            hours: hours, services: Set(services), facilities: Set(list(.facilities, ImportWords.facility, &findings)),
            plate: self[.plate])
        let station = ImportedStation(
            name: identity, details: details, union: described(.union, UnionCode.init, &findings), standing: standing,
            stars: stars(&findings), inspectedOn: described(.inspectedOn, Self.day, &findings),
            contact: contact(&findings),
            isConfirmedDistinct: described(.confirmedDistinct, ImportWords.yes, &findings) ?? false)
        return .station(station, warnings: findings.warnings)
    }

    // MARK: What must be understood

    /// A text for everybody to read, and therefore without personal numbers.
    private func prose(_ column: ImportColumn, limit: Int, _ findings: inout Findings) -> String? {
        guard let text = self[column] else {
            findings.note(.fieldMissing, column.field)
            return nil
        }
        if text.unicodeScalars.count > limit { findings.note(.fieldLength, column.field) }
        if PersonalIdentifierScan.containsPersonalNumber(inProse: text) {
            findings.note(.identifierPersonal, column.field)
        }
        return text
    }

    private func required<Value>(
        _ column: ImportColumn, or standard: Value?, _ parse: (String) -> Value?, _ findings: inout Findings
    ) -> Value? {
        guard let text = self[column] else {
            if standard == nil { findings.note(.fieldMissing, column.field) }
            return standard
        }
        if let value = parse(text) { return value }
        findings.note(.valueUnknown, column.field)
        return nil
    }

    /// By code, or by name where no other county of the province has it.
    private func county(_ defaults: ImportDefaults, _ findings: inout Findings) -> DivisionCode? {
        guard let text = self[.division] else {
            if defaults.division == nil { findings.note(.fieldMissing, ImportColumn.division.field) }
            return defaults.division
        }
        if let code = DivisionCode(text), code.isCounty { return code }
        if let county = CountyNames.county(text) { return county }
        findings.note(.divisionUnknown, ImportColumn.division.field)
        return nil
    }

    private func point(_ defaults: ImportDefaults, _ findings: inout Findings) -> GeoPoint? {
        let system = system(defaults, &findings)
        guard let longitude = self[.longitude], let latitude = self[.latitude] else {
            findings.note(.pointMissing, "point")
            return nil
        }
        guard let x = Self.degrees(longitude), let y = Self.degrees(latitude) else {
            findings.note(.fieldType, "point")
            return nil
        }
        // The system says nothing of whether there is such a point, so that all that is wrong is told at once.
        guard let point = GeoPoint(longitude: x, latitude: y, system: system ?? .canonical) else {
            let isSwapped = GeoPoint(longitude: y, latitude: x, system: .canonical) != nil
            findings.note(isSwapped ? .pointSwapped : .pointOutOfRange, "point")
            return nil
        }
        return system == nil ? nil : point.rounded()
    }

    private func system(_ defaults: ImportDefaults, _ findings: inout Findings) -> CoordinateSystem? {
        guard let text = self[.system] else {
            if defaults.system == nil { findings.note(.crsMissing, "point.crs") }
            return defaults.system
        }
        if let system = CoordinateSystem(text) ?? Self.systems[NormalText.name(text)] { return system }
        findings.note(.crsUnknown, "point.crs")
        return nil
    }

    /// By what people took the point from.
    private static let systems: [String: CoordinateSystem] = [
        "高德": .gcj02, "腾讯": .gcj02, "火星坐标": .gcj02, "国测局坐标": .gcj02, "百度": .bd09, "gps": .wgs84, "天地图": .cgcs2000,
        "国家2000": .cgcs2000, "大地2000": .cgcs2000,
    ]

    private static func degrees(_ text: String) -> Double? {
        let plain = text.filter { $0 != "°" && $0 != " " && $0 != "E" && $0 != "N" && $0 != "e" && $0 != "n" }
        guard let value = Double(plain), value.isFinite else { return nil }
        return value
    }

    private func hours(_ defaults: ImportDefaults, _ findings: inout Findings) -> OpeningHours? {
        guard let text = self[.hours] else {
            if defaults.hours == nil { findings.note(.fieldMissing, "hours") }
            return defaults.hours
        }
        if let hours = HoursText.hours(text) { return hours }
        findings.note(.hoursInvalid, "hours")
        return nil
    }

    private func standing(_ defaults: ImportDefaults, _ findings: inout Findings) -> ImportedStanding? {
        let word = required(.state, or: defaults.standing, ImportWords.standing, &findings)
        let since = self[.openedOn].flatMap(Self.day)
        if self[.openedOn] != nil, since == nil { findings.note(.dateFormat, "openedOn") }
        return switch word {
        case .planned: .planned
        case .operating: .operating(since: since)
        case .suspended: .suspended(since: since, suspensionReason)
        case .closed: .closed(.other)
        case nil: nil
        }
    }

    private var suspensionReason: SuspensionReason {
        let text = self[.state] ?? ""
        if text.contains("整改") { return .rectification }
        return text.contains("修") || text.contains("改造") ? .works : .other
    }

    /// A code of ours, whose check digits must be right, or any number of the list's own.
    private func identity(_ findings: inout Findings) -> ImportedStation.Name? {
        guard let text = self[.number] else { return .unnamed }
        if let code = StationCode(text) { return .code(code) }
        if let number = ProposalNumber(text), PersonalIdentifierScan.containsPersonalNumber(text) == false {
            return .number(number)
        }
        findings.note(.proposalNumberFormat, ImportColumn.number.field)
        return nil
    }

    // MARK: What only describes

    /// What is not understood is left out, and said so.
    private func described<Value>(
        _ column: ImportColumn, _ parse: (String) -> Value?, _ findings: inout Findings
    ) -> Value? {
        guard let text = self[column] else { return nil }
        let value = parse(text)
        if value == nil { findings.warn(Reason(.valueUnknown, field: column.field)) }
        return value
    }

    private func hostUSCC(_ findings: inout Findings) -> USCC? {
        guard let text = self[.hostUSCC] else { return nil }
        guard let code = USCC(text) else {
            findings.warn(Reason(.usccFormat, field: "hostUscc"))
            return nil
        }
        if !code.hasValidCheck { findings.note(.usccChecksum, "hostUscc") }
        return code
    }

    private func list<Value>(
        _ column: ImportColumn, _ parse: (String) -> Value?, _ findings: inout Findings
    ) -> [Value] {
        let words = (self[column] ?? "").split { "、,;/|+ 。和及".contains($0) }
        let values = words.compactMap { parse(String($0)) }
        if values.count < words.count { findings.warn(Reason(.valueUnknown, field: column.field)) }
        return values
    }

    private func number(_ column: ImportColumn, _ range: ClosedRange<Int>, _ findings: inout Findings) -> Int? {
        described(
            column,
            { text in
                let digits = text.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
                return Double(digits).flatMap { Int(exactly: $0.rounded()) }.flatMap { range.contains($0) ? $0 : nil }
            }, &findings)
    }

    private func stars(_ findings: inout Findings) -> Int? {
        described(
            .stars,
            { text in
                let word = text.filter { $0 != "星" && $0 != "级" && $0 != " " }
                if let count = Int(word) { return (1...5).contains(count) ? count : nil }
                return "一二三四五".firstIndex(of: Character(word.first.map(String.init) ?? "-")).flatMap { index in
                    word.count == 1 ? "一二三四五".distance(from: "一二三四五".startIndex, to: index) + 1 : nil
                }
            }, &findings)
    }

    private func contact(_ findings: inout Findings) -> StationContact? {
        guard let name = self[.contactName], let phone = self[.contactPhone] else { return nil }
        guard let name = PersonName(name), let phone = PhoneNumber(phone) else {
            findings.warn(Reason(.phoneFormat, field: "contact"))
            return nil
        }
        return StationContact(name: name, phone: phone)
    }

    /// `2024-05-01`, `2024/5/1`, `2024.5.1`, `2024年5月1日`, `20240501`.
    private static func day(_ text: String) -> CivilDate? {
        let parts = text.split { !($0.isASCII && $0.isNumber) }.compactMap { Int($0) }
        if parts.count >= 3 { return CivilDate(year: parts[0], month: parts[1], day: parts[2]) }
        if parts.count == 2, text.contains("月") || text.contains("-") {
            return CivilDate(year: parts[0], month: parts[1], day: 1)
        }
        guard parts.count == 1, text.count == 8 else { return nil }
        return CivilDate(year: parts[0] / 10_000, month: parts[0] / 100 % 100, day: parts[0] % 100)
    }
}
