/// `relief.nominated.v1`: a department puts a person forward for a programme, for 送温暖 and whatever else needs no archive.
///
/// Its key is the department, the programme and the number, for ever: the same again changes nothing.
public struct ReliefNominated: EventData {
    public static let type = EventType.reliefNominatedV1

    public var nominationNumber: NominationNumber
    public var programme: ProgrammeCode
    public var name: PersonName
    public var identity: IdentityDocument
    public var phone: PhoneNumber?
    public var payee: Payee
    /// The county of residence 常住地.
    public var division: DivisionCode
    public var union: UnionCode?
    public var memberCard: CardNumber?
    public var basis: ReliefBasis
    /// The paper that shows the basis.
    public var proof: SourceReference?
    /// What is asked for, where the programme's formula asks.
    public var amountFen: Fen?
    public var archive: ArchiveNumber?
    public var facts: NominationFacts

    public init(
        nominationNumber: NominationNumber, programme: ProgrammeCode, name: PersonName, identity: IdentityDocument,
        phone: PhoneNumber? = nil, payee: Payee, division: DivisionCode, union: UnionCode? = nil,
        memberCard: CardNumber? = nil, basis: ReliefBasis, proof: SourceReference? = nil, amountFen: Fen? = nil,
        archive: ArchiveNumber? = nil, facts: NominationFacts = NominationFacts()
    ) {
        self.nominationNumber = nominationNumber
        self.programme = programme
        self.name = name
        self.identity = identity
        self.phone = phone
        self.payee = payee
        self.division = division
        self.union = union
        self.memberCard = memberCard
        self.basis = basis
        self.proof = proof
        self.amountFen = amountFen
        self.archive = archive
        self.facts = facts
    }

    /// Notes warnings too.
    public init?(json: JSON, faults: inout [Reason]) {
        guard let reader = FieldReader.reading(json, &faults) else { return nil }
        let before = faults.count
        let number = reader.nominationNumber(&faults)
        let programme = reader.programmeCode(&faults)
        let name = reader.parsed("name", limit: 200, or: .nameFormat, &faults, as: PersonName.init)
        let identity = reader.object("identity", at: "identity", &faults)?.identityDocument(&faults)
        let phone = reader.optionalParsed("phone", limit: 32, or: .phoneFormat, &faults, as: PhoneNumber.init)
        let payee = reader.object("payee", at: "payee", &faults).flatMap { Payee($0, &faults) }
        let division = reader.county("division", &faults)
        let union = reader.optionalUnion(&faults)
        let card = reader.optionalParsed("memberCard", limit: 16, or: .valueUnknown, &faults, as: CardNumber.init)
        let basis: ReliefBasis? = reader.choice("basis", &faults)
        let proof = reader.optionalReference("proof", &faults)
        let amount = reader.optionalFen("amountFen", &faults)
        let archive = reader.optionalArchive(&faults)
        // 先建档、后帮扶: who comes by an archive names it.
        if basis == .archive, reader.optional("archive") == nil { reader.note(.fieldMissing, "archive", &faults) }
        let facts = reader.optionalObject("facts", at: "facts", &faults).map { NominationFacts($0, &faults) }
        guard let number, let programme, let name, let identity, let payee, let division, let basis,
            !faults[before...].contains(where: { !$0.code.isWarning })
        else { return nil }
        self.init(
            nominationNumber: number, programme: programme, name: name, identity: identity, phone: phone, payee: payee,
            division: division, union: union, memberCard: card, basis: basis, proof: proof, amountFen: amount,
            archive: archive, facts: facts ?? NominationFacts())
    }

    public var json: JSON {
        .object([
            "nominationNumber": .string(nominationNumber.text),
            "programme": .string(programme.text),
            "name": .string(name.text),
            "identity": identity.json,
            "phone": phone.map { .string($0.digits) },
            "payee": payee.json,
            "division": .string(division.description),
            "union": union.map { .string($0.text) },
            "memberCard": memberCard.map { .string($0.text) },
            "basis": .string(basis.rawValue),
            "proof": proof.map { .string($0.text) },
            "amountFen": amountFen.map { .integer($0.amount) },
            "archive": archive.map { .string($0.text) },
            "facts": facts.isEmpty ? nil : facts.json,
        ])
    }
}
