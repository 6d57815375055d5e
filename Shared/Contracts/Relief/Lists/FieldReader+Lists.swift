/// What the messages about programmes and lists have in common.
extension FieldReader {
    func programmeCode(_ faults: inout [Reason]) -> ProgrammeCode? {
        parsed("programme", limit: 32, or: .programmeCodeFormat, &faults) { ProgrammeCode($0) }
    }

    /// The department's own number, without any personal number in it, because it is logged.
    func nominationNumber(_ faults: inout [Reason]) -> NominationNumber? {
        impersonal("nominationNumber", limit: 64, or: .referenceFormat, &faults) { NominationNumber($0) }
    }

    func listNumber(_ faults: inout [Reason]) -> ListNumber? {
        parsed("list", limit: 39, or: .listUnknown, &faults) { ListNumber($0) }
    }

    func lineNumber(_ faults: inout [Reason]) -> LineNumber? {
        parsed("line", limit: 16, or: .lineUnknown, &faults) { LineNumber($0) }
    }

    /// A place in a list, from 1.
    func position(_ faults: inout [Reason]) -> Int? {
        count("position", within: 1...1_000_000, or: .lineUnknown, &faults)
    }

    /// A number of things, from nought.
    func tally(_ key: String, _ faults: inout [Reason]) -> Int? {
        count(key, within: 0...Int(Int32.max), or: .valueUnknown, &faults)
    }

    /// The last four digits of the union's own account.
    func lastFour(_ key: String, _ faults: inout [Reason]) -> String? {
        parsed(key, limit: 4, or: .valueUnknown, &faults) { text in
            text.utf8.count == 4 && text.utf8.allSatisfy(\.isASCIIDigit) ? text : nil
        }
    }

    /// A SHA-256, 64 hexadecimal digits in lower case.
    func digest(_ key: String, _ faults: inout [Reason]) -> String? {
        parsed(key, limit: 64, or: .valueUnknown, &faults) { text in
            text.utf8.count == 64 && text.utf8.allSatisfy({ $0.isASCIIDigit || (0x61...0x66).contains($0) })
                ? text : nil
        }
    }

    func optionalDigest(_ key: String, _ faults: inout [Reason]) -> String? {
        optional(key) == nil ? nil : digest(key, &faults)
    }

    /// Objects in a list of at most so many, each read by the closure.
    func objects<Value>(
        _ key: StaticString, atMost limit: Int, _ faults: inout [Reason],
        as read: (FieldReader, inout [Reason]) -> Value?
    ) -> [Value] {
        var values: [Value] = []
        for (index, element) in (array(key.description, limit: limit, &faults) ?? []).enumerated() {
            guard let reader = FieldReader(element, at: key, index: index) else {
                faults.append(Reason(.fieldType, field: "\(key)[\(index)]"))
                continue
            }
            if let value = read(reader, &faults) { values.append(value) }
        }
        return values
    }
}
