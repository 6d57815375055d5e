#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// What several of the messages about insurance have in common.
extension FieldReader {
    func caseNumber(_ faults: inout [Reason]) -> CaseNumber? {
        parsed("caseNumber", limit: 39, or: .caseNumberFormat, &faults) { CaseNumber($0) }
    }

    func place(_ faults: inout [Reason]) -> DivisionCode? {
        parsed("place", limit: 6, or: .divisionUnknown, &faults, as: DivisionCode.init)
    }

    func month(_ key: String, _ faults: inout [Reason]) -> Month? {
        parsed(key, limit: 7, or: .monthFormat, &faults) { Month($0) }
    }

    /// Months in a list that may be left out.
    func months(_ key: String, _ faults: inout [Reason]) -> [Month] {
        guard optional(key) != nil else { return [] }
        return elements(key, or: .monthFormat, &faults) { $0.string.flatMap { Month($0) } }
    }

    func time(_ key: String, _ faults: inout [Reason]) -> Date? {
        parsed(key, limit: 40, or: .timeFormat, &faults, as: RFC3339.date)
    }

    func optionalTime(_ key: String, _ faults: inout [Reason]) -> Date? {
        optionalParsed(key, limit: 40, or: .timeFormat, &faults, as: RFC3339.date)
    }

    func reference(_ key: String, _ faults: inout [Reason]) -> SourceReference? {
        impersonal(key, limit: 64, or: .referenceFormat, &faults, as: SourceReference.init)
    }

    func optionalReference(_ key: String, _ faults: inout [Reason]) -> SourceReference? {
        optional(key) == nil ? nil : reference(key, &faults)
    }

    func paymentURL(_ key: String, _ faults: inout [Reason]) -> PaymentURL? {
        parsed(key, limit: 256, or: .paymentLinkFormat, &faults, as: PaymentURL.init)
    }

    /// An amount that is not negative; `code` says that it is.
    func fen(_ key: String, or code: ReasonCode = .amountFenNegative, _ faults: inout [Reason]) -> Fen? {
        guard let amount = integer(key, &faults) else { return nil }
        if amount >= 0 { return Fen(amount) }
        note(code, key, &faults)
        return nil
    }

    func optionalFen(_ key: String, or code: ReasonCode = .amountFenNegative, _ faults: inout [Reason]) -> Fen? {
        optional(key) == nil ? nil : fen(key, or: code, &faults)
    }

    /// A whole number within the range; `code` says that it is not.
    func count(
        _ key: String, within range: ClosedRange<Int>, or code: ReasonCode, _ faults: inout [Reason]
    ) -> Int? {
        guard let number = integer(key, &faults) else { return nil }
        if let value = Int(exactly: number), range.contains(value) { return value }
        note(code, key, &faults)
        return nil
    }

    /// Which asking is answered, from 1: a case whose consent was taken back and given again asks anew.
    func round(_ faults: inout [Reason]) -> Int? {
        count("round", within: 1...Int(Int32.max), or: .roundUnknown, &faults)
    }

    func attempt(_ faults: inout [Reason]) -> Int? {
        count("attempt", within: 1...Int(Int32.max), or: .valueUnknown, &faults)
    }

    func basisPoints(_ key: String, _ faults: inout [Reason]) -> BasisPoints? {
        count(key, within: 0...10_000, or: .valueUnknown, &faults).flatMap { BasisPoints($0) }
    }

    /// The frequency, monthly where none is named.
    func frequencyOrMonthly(_ faults: inout [Reason]) -> PaymentFrequency? {
        optional("frequency") == nil ? .monthly : choice("frequency", &faults)
    }

    /// A text that somebody wrote for people, without any personal number.
    func prose(_ key: String, limit: Int, _ faults: inout [Reason]) -> String? {
        guard let text = text(key, limit: limit, &faults) else { return nil }
        guard PersonalIdentifierScan.containsPersonalNumber(inProse: text) else { return text }
        note(.identifierPersonal, key, &faults)
        return nil
    }

    func optionalProse(_ key: String, limit: Int, _ faults: inout [Reason]) -> String? {
        optional(key) == nil ? nil : prose(key, limit: limit, &faults)
    }

    func person(withPhone: Bool = false, _ faults: inout [Reason]) -> InsuredPerson? {
        object("person", at: "person", &faults).flatMap { InsuredPerson($0, withPhone: withPhone, &faults) }
    }
}
