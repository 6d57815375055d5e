/// `enrollment.requested.v1`: a department asks that a person be enrolled. Complete and well-formed; what only the roll
/// can know (unions, consent texts, ages, scopes) is decided later.
public struct EnrollmentRequested: EventData {
    public static let type = EventType.enrollmentRequestedV1

    public var applicationNumber: ApplicationNumber
    public var applicant: Applicant
    public var occupation: Occupation
    public var labourRelation: LabourRelation
    public var platform: String?
    public var employer: Employer?
    /// A county of Hunan.
    public var residence: DivisionCode
    /// `nil`: the holding pool of the county of residence.
    public var union: UnionCode?
    public var channel: ApplicationChannel
    /// At least one of them for ``ConsentScope/membership``.
    public var consents: [Consent]
    public var socialInsurance: SocialInsuranceWish?

    /// The person who applies.
    public struct Applicant: Sendable, Hashable {
        public var name: PersonName
        public var identity: IdentityDocument
        public var phone: PhoneNumber

        public init(name: PersonName, identity: IdentityDocument, phone: PhoneNumber) {
            self.name = name
            self.identity = identity
            self.phone = phone
        }
    }

    /// Who employs the applicant, where somebody does.
    public struct Employer: Sendable, Hashable {
        public var name: String
        public var uscc: USCC?

        public init(name: String, uscc: USCC?) {
            self.name = name
            self.uscc = uscc
        }
    }

    /// What insurance the applicant wants help with. The union informs and refers; it neither insures nor collects.
    public struct SocialInsuranceWish: Sendable, Hashable {
        public var schemes: [InsuranceScheme]
        public var base: Fen?

        public init(schemes: [InsuranceScheme], base: Fen?) {
            self.schemes = schemes
            self.base = base
        }
    }

    public init(
        applicationNumber: ApplicationNumber, applicant: Applicant, occupation: Occupation,
        labourRelation: LabourRelation, platform: String? = nil, employer: Employer? = nil, residence: DivisionCode,
        union: UnionCode? = nil, channel: ApplicationChannel, consents: [Consent],
        socialInsurance: SocialInsuranceWish? = nil
    ) {
        self.applicationNumber = applicationNumber
        self.applicant = applicant
        self.occupation = occupation
        self.labourRelation = labourRelation
        self.platform = platform
        self.employer = employer
        self.residence = residence
        self.union = union
        self.channel = channel
        self.consents = consents
        self.socialInsurance = socialInsurance
    }

    public init?(json: JSON, faults: inout [Reason]) {
        let form = EnrollmentForm(reading: json)
        faults.append(contentsOf: form.findings)
        guard let request = form.request else { return nil }
        self = request
    }

    public var json: JSON {
        .object([
            "applicationNumber": .string(applicationNumber.text),
            "applicant": [
                "name": .string(applicant.name.text), "identity": applicant.identity.json,
                "phone": .string(applicant.phone.digits),
            ],
            "occupation": .string(occupation.rawValue),
            "labourRelation": .string(labourRelation.rawValue),
            "platform": platform.map(JSON.string),
            "employer": employer.map { employer in
                .object(["name": .string(employer.name), "uscc": employer.uscc.map { .string($0.code) }])
            },
            "residence": .string(residence.description),
            "union": union.map { .string($0.text) },
            "channel": .string(channel.rawValue),
            "consents": .array(consents.map(\.json)),
            "socialInsurance": socialInsurance.map { wish in
                .object([
                    "schemes": .array(wish.schemes.map { .string($0.rawValue) }),
                    "baseFen": wish.base.map { .integer($0.amount) },
                ])
            },
        ])
    }

    /// What was asked, without the applicant and the application's number: nothing personal.
    public var particulars: JSON {
        guard case .object(let members) = json else { return .null }
        return .object(members.filter { $0.key != "applicant" && $0.key != "applicationNumber" })
    }
}
