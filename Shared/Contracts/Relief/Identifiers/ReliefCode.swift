extension String {
    /// Whether this is a code that an operator gives: a capital letter, then 2 to 31 capital letters, digits and hyphens,
    /// and no personal number among them, however it is grouped.
    var isReliefCode: Bool {
        guard (3...32).contains(utf8.count), let first = utf8.first, (0x41...0x5A).contains(first),
            utf8.allSatisfy({ (0x41...0x5A).contains($0) || $0.isASCIIDigit || $0 == UInt8(ascii: "-") })
        else { return false }
        return !PersonalIdentifierScan.containsPersonalNumber(inProse: self)
    }
}
