import Contracts

extension FuzzTarget {
    static let codes = FuzzTarget(
        "codes", "codes and names in messages: divisions, unions, cards, departments, types", maximumLength: 256
    ) { bytes in
        let text = String(decoding: bytes, as: UTF8.self)
        if let code = DivisionCode(text) {
            try hold(code.description == text && code.contains(code), "a division is itself")
            try hold(code.words.province + code.words.prefecture + code.words.county == text, "its words make it up")
        }
        if let code = UnionCode(text) { try hold(code.text == text, "a union's code is itself") }
        if let card = CardNumber(text) { try hold(card.text.utf8.count == 16, "a card's number has 16 digits") }
        if let member = MemberID(text) { try hold(MemberID(member.description) == member, "a member is itself") }
        if let number = ApplicationNumber(text) {
            try hold(
                (1...64).contains(number.text.utf8.count) && number.text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F },
                "an application's number is short and printable")
        }
        if let name = DepartmentName(text) {
            try hold(DepartmentName(source: name.source) == name, "a department is its source's")
            try hold(!name.text.contains("/") && name.text.utf8.count <= 31, "a department's name fits a queue's")
        }
        if let name = DepartmentName(source: text) { try hold(name.source == text, "a source is its department's") }
        if let number = CaseNumber(text) { try hold(number.text == text, "a case's number is itself") }
        if let code = StationCode(text) {
            try hold(StationCode(qrPayload: code.qrPayload) == code, "a station's code is its QR code's")
            try hold(StationCode(division: code.division, serial: code.serial) == code, "a code is its county's serial")
        }
        if let code = StationCode(qrPayload: text) { try hold(code.qrPayload == text, "a QR code is its station's") }
        if let number = ProposalNumber(text) { try hold(number.text == text, "a proposal's number is itself") }
        if let card = VisitCard(text) { try hold(card.text == text && "\(card)" == "card", "a card prints nothing") }
        if let reference = SourceReference(text) { try hold(reference.text == text, "a reference is itself") }
        if let url = PaymentURL(text) {
            try hold(
                url.text == text && text.utf8.count <= 256 && text.hasPrefix("https://"), "a link is short and https")
            try hold(!text.contains { "?#% \n\\".contains($0) || !$0.isASCII }, "a link is the same for everybody")
            try hold(!PersonalIdentifierScan.containsPersonalNumber(text), "a link names nobody")
        }
        if PersonalIdentifierScan.containsPersonalNumber(text) {
            try hold(PersonalIdentifierScan.containsPersonalNumber(inProse: text), "a sentence hides no plain number")
        }
        let type = EventType(rawValue: text)
        try hold((type.unknownReason == nil) == EventType.known.contains(type), "a type is known or not")
        let content = ContentType(text)
        try hold(content.mediaType == content.mediaType.lowercased(), "a media type is in lower case")
        do throws(ContractFault) {
            _ = try MessageFormat(contentType: text)
        } catch {
            try hold([.charsetUnsupported, .contentTypeUnsupported].contains(error.code), "\(error) is of the type")
        }
    }
}
