extension OpeningHours {
    public var json: JSON {
        let weekly: JSON? = if case .weekly(let pattern) = regular { pattern.json } else { nil }
        let holidays: JSON? =
            switch self.holidays {
            case .asUsual: nil
            case .closed: "closed"
            case .hours(let ranges): .ranges(ranges)
            }
        return .object([
            "allDay": isAllDay ? true : nil,
            "weekly": weekly,
            "holidays": holidays,
            "seasons": seasons.isEmpty ? nil : .array(seasons.map(\.json)),
            "exceptions": exceptions.isEmpty
                ? nil
                : .array(
                    exceptions.map { ["date": .string($0.date.description), "hours": .ranges($0.hours)] }),
        ])
    }

    /// Reads what a department wrote, or ``json``. Everything wrong is appended to `faults` with its path, all at once:
    /// `hours-invalid` for ranges that overlap or end as they begin, a week in which it never opens, seasons that share a
    /// day and dates named twice.
    public init?(json: JSON, at path: String = "hours", faults: inout [Reason]) {
        guard case .object = json else {
            faults.append(Reason(.fieldType, field: path))
            return nil
        }
        let before = faults.count
        let regular = Self.regular(json, at: path, &faults)
        let holidays = Self.holidays(json.present("holidays"), at: path + ".holidays", &faults)
        let seasons = Self.list(json.present("seasons"), at: path + ".seasons", limit: 8, &faults) {
            Season($0, at: $1, &$2)
        }
        let exceptions = Self.list(json.present("exceptions"), at: path + ".exceptions", limit: 200, &faults) {
            Exception($0, at: $1, &$2)
        }
        for (index, season) in seasons.enumerated() where seasons[..<index].contains(where: season.overlaps) {
            faults.append(Reason(.hoursInvalid, field: "\(path).seasons[\(index)]"))
        }
        if Set(exceptions.map(\.date)).count < exceptions.count {
            faults.append(Reason(.hoursInvalid, field: path + ".exceptions"))
        }
        guard let regular, let holidays, faults.count == before else { return nil }
        self.init(
            regular: regular, holidays: holidays, seasons: seasons, exceptions: exceptions.sorted { $0.date < $1.date })
    }

    private static func regular(_ json: JSON, at path: String, _ faults: inout [Reason]) -> Regular? {
        let allDay = json.present("allDay")
        if let allDay, allDay.bool == nil { faults.append(Reason(.fieldType, field: path + ".allDay")) }
        switch (allDay?.bool ?? false, json.present("weekly")) {
        case (true, nil): return .allDay
        case (false, let weekly?):
            guard let pattern = WeekPattern(weekly, at: path + ".weekly", &faults) else { return nil }
            if !pattern.isEmpty { return .weekly(pattern) }
            faults.append(Reason(.hoursInvalid, field: path + ".weekly"))
        case (true, _?), (false, nil): faults.append(Reason(.hoursInvalid, field: path))
        }
        return nil
    }

    private static func holidays(_ json: JSON?, at path: String, _ faults: inout [Reason]) -> Holidays? {
        switch json {
        case nil, "as-usual": return .asUsual
        case "closed": return .closed
        case .some(let json) where json.array?.isEmpty == false:
            return [TimeRange](json, at: path, &faults).map { .hours($0) }
        default:
            faults.append(Reason(.hoursInvalid, field: path))
            return nil
        }
    }

    private static func list<Value>(
        _ json: JSON?, at path: String, limit: Int, _ faults: inout [Reason],
        _ read: (JSON, String, inout [Reason]) -> Value?
    ) -> [Value] {
        guard let json else { return [] }
        guard let elements = json.array else {
            faults.append(Reason(.fieldType, field: path))
            return []
        }
        guard elements.count <= limit else {
            faults.append(Reason(.fieldLength, field: path))
            return []
        }
        return elements.enumerated().compactMap { index, element in read(element, "\(path)[\(index)]", &faults) }
    }
}

extension OpeningHours.Exception {
    fileprivate init?(_ json: JSON, at path: String, _ faults: inout [Reason]) {
        guard case .object = json else {
            faults.append(Reason(.fieldType, field: path))
            return nil
        }
        let date = json["date"]?.string.flatMap { CivilDate($0) }
        if date == nil { faults.append(Reason(.dateFormat, field: path + ".date")) }
        let hours = [TimeRange](json["hours"] ?? .null, at: path + ".hours", &faults)
        guard let date, let hours else { return nil }
        self.init(date: date, hours: hours)
    }
}

extension JSON {
    /// The member of that name; `null` counts as absent.
    fileprivate func present(_ key: String) -> JSON? {
        self[key].flatMap { $0 == .null ? nil : $0 }
    }
}
