/// What the messages about archives have in common.
extension FieldReader {
    /// A number whose check digits alone are wrong is told apart: somebody mistyped it.
    func archive(_ faults: inout [Reason]) -> ArchiveNumber? {
        guard let text = text("archive", limit: 32, &faults) else { return nil }
        if let number = ArchiveNumber(text) { return number }
        note(ArchiveNumber.hasLayout(text) ? .archiveNumberCheck : .archiveNumberFormat, "archive", &faults)
        return nil
    }

    func optionalArchive(_ faults: inout [Reason]) -> ArchiveNumber? {
        optional("archive") == nil ? nil : archive(&faults)
    }

    /// `{from, to}`, at most three years, the last month not before the first.
    func optionalMonthRange(_ key: StaticString, _ faults: inout [Reason]) -> ClosedRange<Month>? {
        guard let range = optionalObject(key.description, at: key, &faults) else { return nil }
        let from = range.month("from", &faults)
        let to = range.month("to", &faults)
        guard let from, let to else { return nil }
        guard (0..<36).contains(from.months(until: to)) else {
            note(.periodInvalid, key.description, &faults)
            return nil
        }
        return from...to
    }

    /// 1 to 20 members, exactly one of them the head, nobody twice.
    func optionalMembers(_ faults: inout [Reason]) -> [HouseholdMember]? {
        guard let elements = array("members", limit: Household.largest, &faults) else { return nil }
        if elements.isEmpty { note(.fieldLength, "members", &faults) }
        var members: [HouseholdMember] = []
        for (index, element) in elements.enumerated() {
            guard let reader = FieldReader(element, at: "members", index: index) else {
                note(.fieldType, "members[\(index)]", &faults)
                continue
            }
            if let member = HouseholdMember(reader, &faults) { members.append(member) }
        }
        // What cannot be read may be the head.
        guard members.count == elements.count, !members.isEmpty else { return nil }
        if members.count(where: { $0.relation == .head }) != 1 { note(.householdHeadMissing, "members", &faults) }
        if Set(members.map(\.identity.registerKey)).count < members.count {
            note(.householdMemberTwice, "members", &faults)
        }
        return members
    }

    /// Members of a household by their ordinals, each once; `nil` where the list is absent.
    func optionalOrdinals(_ key: String, _ faults: inout [Reason]) -> [Int]? {
        guard optional(key) != nil, let elements = array(key, limit: Household.largest, &faults) else { return nil }
        var ordinals: [Int] = []
        for (index, element) in elements.enumerated() {
            if let number = element.integer.flatMap(Int.init(exactly:)), (1...Household.largest).contains(number),
                !ordinals.contains(number)
            {
                ordinals.append(number)
            } else {
                note(element.integer == nil ? .fieldType : .valueUnknown, "\(key)[\(index)]", &faults)
            }
        }
        return ordinals
    }

    func ordinal(_ faults: inout [Reason]) -> Int? {
        count("ordinal", within: 1...Household.largest, or: .valueUnknown, &faults)
    }

    /// A list of objects that may be left out; those that cannot be read are left out of it.
    func list<Value>(
        _ key: StaticString, limit: Int = 50, _ faults: inout [Reason],
        as read: (FieldReader, inout [Reason]) -> Value?
    ) -> [Value] {
        var values: [Value] = []
        for (index, element) in (array(key.description, limit: limit, &faults) ?? []).enumerated() {
            guard let reader = FieldReader(element, within: self, at: key, index: index) else {
                note(.fieldType, "\(key)[\(index)]", &faults)
                continue
            }
            if let value = read(reader, &faults) { values.append(value) }
        }
        return values
    }

    /// A required object that stands in this one, wherever this one stands.
    func nested<Value>(
        _ key: StaticString, _ faults: inout [Reason], as read: (FieldReader, inout [Reason]) -> Value?
    ) -> Value? {
        guard let json = required(key.description, &faults) else { return nil }
        guard let reader = FieldReader(json, within: self, at: key) else {
            note(.fieldType, key.description, &faults)
            return nil
        }
        return read(reader, &faults)
    }
}

extension ClosedRange<Month> {
    /// `{from, to}`.
    var json: JSON { ["from": .string(lowerBound.text), "to": .string(upperBound.text)] }
}

extension [Int] {
    /// Numbers as they are written.
    var numbers: JSON { .array(map { .integer(Int64($0)) }) }
}
