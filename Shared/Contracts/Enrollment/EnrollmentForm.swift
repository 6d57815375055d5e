/// What could be read of an `enrollment.requested.v1`, and everything wrong with the rest: so that one rejection names
/// all reasons, also those that only the roll knows, even when a field is missing.
public struct EnrollmentForm: Sendable {
    public private(set) var applicationNumber: ApplicationNumber?
    public private(set) var name: PersonName?
    public private(set) var identity: IdentityDocument?
    public private(set) var phone: PhoneNumber?
    public private(set) var occupation: Occupation?
    public private(set) var labourRelation: LabourRelation?
    public private(set) var platform: String?
    public private(set) var employer: EnrollmentRequested.Employer?
    public private(set) var residence: DivisionCode?
    public private(set) var union: UnionCode?
    public private(set) var channel: ApplicationChannel?
    /// The readable ones, each with its place in the list.
    public private(set) var consents: [(index: Int, consent: Consent)] = []
    public private(set) var socialInsurance: EnrollmentRequested.SocialInsuranceWish?
    /// Reasons and warnings, in the order of the fields.
    public private(set) var findings: [Reason] = []

    /// Whether a union was named, readable or not.
    public private(set) var namesUnion = false

    /// Never fails: what is no object has all fields missing.
    public init(reading json: JSON) {
        guard let reader = FieldReader(json) else {
            findings.append(Reason(.fieldType))
            return
        }
        applicationNumber = reader.ownApplicationNumber(&findings)
        if let applicant = reader.object("applicant", at: "applicant", &findings) { readApplicant(applicant) }
        occupation = reader.choice("occupation", &findings)
        labourRelation = reader.choice("labourRelation", &findings)
        platform = reader.optionalText("platform", limit: 64, &findings)
        if let employer = reader.optionalObject("employer", at: "employer", &findings) { readEmployer(employer) }
        readResidence(reader)
        namesUnion = reader.optional("union") != nil
        union = reader.optionalParsed("union", limit: 32, or: .unionUnknown, &findings, as: UnionCode.init)
        channel = reader.choice("channel", &findings)
        readConsents(reader)
        if let wish = reader.optionalObject("socialInsurance", at: "socialInsurance", &findings) {
            readSocialInsurance(wish)
        }
    }

    /// The complete request; `nil` when anything but a warning was found.
    public var request: EnrollmentRequested? {
        guard let applicationNumber, let name, let identity, let phone, let occupation, let labourRelation,
            let residence, let channel, !findings.contains(where: { !$0.code.isWarning })
        else { return nil }
        return EnrollmentRequested(
            applicationNumber: applicationNumber,
            applicant: .init(name: name, identity: identity, phone: phone), occupation: occupation,
            labourRelation: labourRelation, platform: platform, employer: employer, residence: residence,
            union: union, channel: channel, consents: consents.map(\.consent), socialInsurance: socialInsurance)
    }

    private mutating func readApplicant(_ reader: FieldReader) {
        name = reader.parsed("name", limit: 200, or: .nameFormat, &findings, as: PersonName.init)
        identity = reader.object("identity", at: "applicant.identity", &findings)?.identityDocument(&findings)
        phone = reader.parsed("phone", limit: 32, or: .phoneFormat, &findings, as: PhoneNumber.init)
    }

    private mutating func readEmployer(_ reader: FieldReader) {
        let name = reader.text("name", limit: 200, &findings)
        let uscc = reader.optionalParsed("uscc", limit: 64, or: .usccFormat, &findings, as: USCC.init)
        if let uscc, !uscc.hasValidCheck { reader.note(.usccChecksum, "uscc", &findings) }
        if let name { employer = .init(name: name, uscc: uscc) }
    }

    private mutating func readResidence(_ reader: FieldReader) {
        let code = reader.parsed("residence", limit: 6, or: .divisionUnknown, &findings, as: DivisionCode.init)
        guard let code else { return }
        if code.isCounty {
            residence = code
        } else {
            reader.note(code.isKnown ? .divisionNotCounty : .divisionUnknown, "residence", &findings)
        }
    }

    private mutating func readConsents(_ reader: FieldReader) {
        let before = findings.count
        var forMembership = false
        for (index, element) in (reader.array("consents", limit: 16, &findings) ?? []).enumerated() {
            guard let consent = FieldReader(element, at: "consents", index: index) else {
                findings.append(Reason(.fieldType, field: "consents[\(index)]"))
                continue
            }
            if consent.optional("scope")?.string == ConsentScope.membership.rawValue { forMembership = true }
            if let consent = Consent(consent, &findings) { consents.append((index, consent)) }
        }
        if !forMembership, findings.count == before { reader.note(.consentMissing, "consents", &findings) }
    }

    private mutating func readSocialInsurance(_ reader: FieldReader) {
        let schemes = reader.schemes(atMost: 8, &findings)
        let base = reader.optionalInteger("baseFen", &findings)
        if let base, base < 0 { reader.note(.baseFenNegative, "baseFen", &findings) }
        socialInsurance = .init(schemes: schemes, base: base.map(Fen.init))
    }
}
