import Contracts
import Messaging
import ReliefDomain

extension ProgrammeDraft {
    /// Reads what an operator wrote, or what was kept. Throws a ``RequestRefusal`` that names the field; what the fields
    /// come to together is ``Programme``'s to check.
    init(_ json: JSON, version: Int = 1) throws {
        let fields = ProgrammeFields(json)
        self.init(
            code: try fields.parsed("code", .programmeCodeFormat, ProgrammeCode.init), version: version,
            fund: try fields.parsed("fund", .fundUnknown, FundCode.init),
            project: try fields.parsed("project", .projectUnknown, ProjectCode.init),
            item: try fields.parsed("item", .valueUnknown, ReliefItem.init),
            bases: Set(try fields.list("bases", .valueUnknown) { $0.string.flatMap(ReliefBasis.init) }),
            places: Set(
                try fields.list("places", .divisionUnknown) { value in
                    value.string.flatMap { DivisionCode($0) }.flatMap { $0.isKnown ? $0 : nil }
                }),
            from: try fields.parsed("from", .dateFormat) { CivilDate($0) },
            until: try fields.parsed("until", .dateFormat) { CivilDate($0) },
            rule: try fields.text("rule"), amount: try fields.text("amount"),
            caps: try fields.list("caps", .valueUnknown, Cap.init),
            once: try fields.list("once", .valueUnknown, OnceGroup.init),
            publicityDays: try fields.days("publicityDays") ?? Programme.leastPublicity,
            exitGraceDays: try fields.days("exitGraceDays") ?? 0,
            reviewGraceDays: try fields.days("reviewGraceDays") ?? 0, approval: try fields.approval())
    }
}

/// The members of a programme as JSON.
private struct ProgrammeFields {
    let json: JSON

    init(_ json: JSON) { self.json = json }

    func value(_ field: String) throws -> JSON {
        guard let value = json[field], value != .null else { throw RequestRefusal(.fieldMissing, field: field) }
        return value
    }

    /// At most as long as a rule may be, and without anybody's number.
    func text(_ field: String) throws -> String {
        guard let text = try value(field).string else { throw RequestRefusal(.fieldType, field: field) }
        guard text.unicodeScalars.count <= RuleText.longest else { throw RequestRefusal(.ruleTooLong, field: field) }
        guard !PersonalIdentifierScan.containsPersonalNumber(inProse: text) else {
            throw RequestRefusal(.identifierPersonal, field: field)
        }
        return text
    }

    func parsed<Value>(_ field: String, _ code: ReasonCode, _ parse: (String) -> Value?) throws -> Value {
        guard let value = try value(field).string.flatMap(parse) else { throw RequestRefusal(code, field: field) }
        return value
    }

    /// None where the field is left out.
    func list<Value>(_ field: String, _ code: ReasonCode, _ parse: (JSON) -> Value?) throws -> [Value] {
        guard let value = json[field], value != .null else { return [] }
        guard let elements = value.array else { throw RequestRefusal(.fieldType, field: field) }
        guard elements.count <= 200 else { throw RequestRefusal(.fieldLength, field: field) }
        return try elements.enumerated().map { index, element in
            guard let value = parse(element) else { throw RequestRefusal(code, field: "\(field)[\(index)]") }
            return value
        }
    }

    func days(_ field: String) throws -> Int? {
        guard let value = json[field], value != .null else { return nil }
        guard let days = value.integer, (0...10_000).contains(days) else {
            throw RequestRefusal(.periodInvalid, field: field)
        }
        return Int(days)
    }

    func approval() throws -> ApprovalTiers {
        _ = try value("approval")
        let tiers = try list("approval", .valueUnknown) { tier -> ApprovalTiers.Tier? in
            let levels = (tier["levels"]?.array ?? []).map { $0.string.flatMap(ApprovalLevel.init) }
            guard levels.allSatisfy({ $0 != nil }) else { return nil }
            guard let bound = tier["upToFen"], bound != .null else {
                return ApprovalTiers.Tier(levels.compactMap { $0 })
            }
            return bound.integer.map { ApprovalTiers.Tier(upTo: Fen($0), levels.compactMap { $0 }) }
        }
        guard let approval = ApprovalTiers(tiers) else { throw RequestRefusal(.valueUnknown, field: "approval") }
        return approval
    }
}

extension Cap {
    fileprivate init?(_ json: JSON) {
        let limit: Limit
        switch (json["limitFen"]?.integer, json["dibao"]?.string) {
        case (let fen?, nil): limit = .amount(Fen(fen))
        // Two decimals, as amounts have: nobody writes thirds of 低保.
        case (nil, let times?):
            guard let hundredths = YuanText.fen(times), (0...100_000).contains(hundredths) else { return nil }
            limit = .dibao(RuleNumber(millionths: hundredths * 10_000))
        default: return nil
        }
        guard let per = json["per"]?.string.flatMap(Beneficiary.Kind.init),
            let reach = json["reach"]?.string.flatMap(Reach.init),
            let window = Self.word(json["window"], .year, Window.init),
            let excess = Self.word(json["excess"], .refuse, Excess.init)
        else { return nil }
        self.init(
            limit, per: per, reach: reach, countsAllItems: json["allItems"]?.bool ?? false, window: window,
            excess: excess)
    }

    private static func word<Word>(_ json: JSON?, _ usual: Word, _ read: (String) -> Word?) -> Word? {
        guard let json, json != .null else { return usual }
        return json.string.flatMap(read)
    }
}

extension OnceGroup {
    fileprivate init?(_ json: JSON) {
        guard let code = json["code"]?.string, let per = json["per"]?.string.flatMap(Beneficiary.Kind.init),
            let period = json["period"]?.string.flatMap(Period.init)
        else { return nil }
        self.init(code, per: per, period: period)
    }
}
