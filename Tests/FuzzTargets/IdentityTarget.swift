import Contracts

extension FuzzTarget {
    static let identity = FuzzTarget(
        "identity", "identity documents, phone numbers and credit codes, in any spelling", maximumLength: 256
    ) { bytes in
        let written = String(decoding: bytes, as: UTF8.self)
        for type in IdentityType.allCases { try holdDocument(type, written) }
        try holdResident(written)
        if let phone = PhoneNumber(written) {
            try hold(PhoneNumber(phone.digits) == phone && phone.digits.utf8.count == 11, "a phone number is normal")
            try hold(!phone.description.contains(phone.digits.dropFirst(3).prefix(6)), "a phone number prints masked")
            try hold(PersonalIdentifierScan.containsPersonalNumber(phone.digits), "the scan knows a phone number")
        }
        if let code = USCC(written) { try hold(USCC(code.code) == code, "a credit code is normal") }
    }

    private static func holdDocument(_ type: IdentityType, _ written: String) throws {
        var findings: [ReasonCode] = []
        guard let document = IdentityDocument(type: type, written: written, findings: &findings) else {
            return try hold(findings.contains { !$0.isWarning }, "a document is refused for a reason")
        }
        try hold(findings.allSatisfy(\.isWarning), "what is refused is no document: \(findings)")
        try hold(!document.description.contains(document.number.dropLast(2)), "a document prints masked")
        for spelling in [document.number, spaced(document.number), fullWidth(document.number)] {
            var again: [ReasonCode] = []
            let same = IdentityDocument(type: document.type, written: spelling, findings: &again)
            try hold(same == document && again == findings, "a spelling makes no second person")
        }
        for year in [1999, 2000, 2026, 2099] {
            let today = CivilDate(year: year, month: 2, day: 28)!
            if document.type == .foreignPermanentResidence2017, let birth = document.birthDate(asOf: today) {
                try hold(birth <= today, "nobody is born in the future")
            }
        }
    }

    private static func holdResident(_ written: String) throws {
        var findings: [ReasonCode] = []
        guard let resident = ResidentID(validating: written, findings: &findings) else { return }
        let birth = resident.birthDate
        if (1880...2015).contains(birth.year), findings.isEmpty {
            try hold(PersonalIdentifierScan.containsPersonalNumber(resident.number), "the scan knows a resident's")
        }
        guard (1900...1999).contains(birth.year) else { return }
        var older: [ReasonCode] = []
        let fifteen = resident.number.prefix(6) + resident.number.dropFirst(8).dropLast()
        try hold(
            ResidentID(validating: String(fifteen), findings: &older) == resident, "fifteen digits are the same person")
    }

    private static func spaced(_ number: String) -> String { " " + number.map(String.init).joined(separator: "- ") }

    private static func fullWidth(_ number: String) -> String {
        String(String.UnicodeScalarView(number.unicodeScalars.map { Unicode.Scalar($0.value + 0xFEE0)! }))
    }
}
