import Contracts

/// A reason may be logged and sent: its field is a path of our own words, never something out of the message.
func holdQuotesNothing(_ reason: Reason) throws {
    guard let field = reason.field else { return }
    try hold(field.utf8.count <= 64, "a path is short")
    for step in field.split(separator: ".", omittingEmptySubsequences: false) {
        let name = step.prefix { $0 != "[" }
        let index = step.dropFirst(name.count)
        // `areaM2`, `pointWgs84`: no number out of a message is that short and follows letters.
        let word = name.dropLast(min(name.reversed().prefix { $0.isNumber && $0.isASCII }.count, 2))
        try hold(
            !word.isEmpty && word.utf8.allSatisfy { isLetter($0) || $0 == UInt8(ascii: "_") }, "\(field) is no path")
        try hold(
            index.isEmpty || index.hasSuffix("]") && Int(index.dropFirst().dropLast()) != nil, "\(field) is no path")
    }
}

/// A fault names the event as far as that may be logged.
func holdQuotesNothing(_ fault: ContractFault) throws {
    try hold(!fault.code.isWarning, "\(fault) refuses")
    try holdQuotesNothing(fault.reason)
    try holdIdentifier(fault.eventID, limit: 128)
    try holdIdentifier(fault.source, limit: 256)
    try holdIdentifier(fault.type, limit: 128)
}

/// What is logged as it stands: 1…`limit` bytes, no control characters, no personal number.
func holdIdentifier(_ text: String?, limit: Int) throws {
    guard let text else { return }
    try hold((1...limit).contains(text.utf8.count), "an identifier of \(text.utf8.count) bytes")
    try hold(text.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F }, "an identifier with control characters")
    try hold(!PersonalIdentifierScan.containsPersonalNumber(text), "an identifier with a personal number")
}

func isLetter(_ byte: UInt8) -> Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) }
