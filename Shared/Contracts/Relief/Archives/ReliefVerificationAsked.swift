#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// `relief.verification-asked.v1`: please verify what a household declared. Asked of 民政, encrypted to it, and never
/// before the household's adults have let it.
public struct ReliefVerificationAsked: EventData, CustomStringConvertible {
    public static let type = EventType.reliefVerificationAskedV1

    public var archive: ArchiveNumber
    public var round: Int
    /// 1 when asked first; the same question asked again has the same archive and round.
    public var attempt: Int
    /// The county in which the household lives.
    public var place: DivisionCode
    public var members: [Member]
    /// What is to be looked up, each once, never empty.
    public var scope: [VerificationKind]
    public var authorisation: Authorisation
    public var answerBy: Date

    /// Whom it is about, and nothing more than is needed to find the person.
    public struct Member: Sendable, Hashable {
        public var ordinal: Int
        public var name: PersonName
        public var identity: IdentityDocument
        public var relation: HouseholdRelation

        public init(ordinal: Int, name: PersonName, identity: IdentityDocument, relation: HouseholdRelation) {
            self.ordinal = ordinal
            self.name = name
            self.identity = identity
            self.relation = relation
        }

        init?(_ reader: FieldReader, _ faults: inout [Reason]) {
            let ordinal = reader.ordinal(&faults)
            let name = reader.parsed("name", limit: 200, or: .nameFormat, &faults, as: PersonName.init)
            let identity = reader.nested("identity", &faults) { $0.identityDocument(&$1) }
            let relation: HouseholdRelation? = reader.choice("relation", &faults)
            guard let ordinal, let name, let identity, let relation else { return nil }
            self.init(ordinal: ordinal, name: name, identity: identity, relation: relation)
        }

        var json: JSON {
            [
                "ordinal": .integer(Int64(ordinal)), "name": .string(name.text), "identity": identity.json,
                "relation": .string(relation.rawValue),
            ]
        }
    }

    /// What permits it to be looked up.
    public struct Authorisation: Sendable, Hashable {
        public var textVersion: String
        public var signedOn: CivilDate
        public var reference: SourceReference

        public init(textVersion: String, signedOn: CivilDate, reference: SourceReference) {
            self.textVersion = textVersion
            self.signedOn = signedOn
            self.reference = reference
        }

        init?(_ reader: FieldReader, _ faults: inout [Reason]) {
            let textVersion = reader.text("textVersion", limit: 32, &faults)
            let signedOn = reader.day("signedOn", &faults)
            let reference = reader.reference("reference", &faults)
            guard let textVersion, let signedOn, let reference else { return nil }
            self.init(textVersion: textVersion, signedOn: signedOn, reference: reference)
        }

        var json: JSON {
            [
                "textVersion": .string(textVersion), "signedOn": .string(signedOn.description),
                "reference": .string(reference.text),
            ]
        }
    }

    public init(
        archive: ArchiveNumber, round: Int, attempt: Int, place: DivisionCode, members: [Member],
        scope: [VerificationKind] = VerificationKind.allCases, authorisation: Authorisation, answerBy: Date
    ) {
        self.archive = archive
        self.round = round
        self.attempt = attempt
        self.place = place
        self.members = members
        self.scope = scope
        self.authorisation = authorisation
        self.answerBy = answerBy
    }

    public init?(json: JSON, faults: inout [Reason]) {
        guard let reader = FieldReader.reading(json, &faults) else { return nil }
        let before = faults.count
        let archive = reader.archive(&faults)
        let round = reader.round(&faults)
        let attempt = reader.attempt(&faults)
        let place = reader.place(&faults)
        _ = reader.required("members", &faults)
        let members = reader.list("members", limit: Household.largest, &faults) { Member($0, &$1) }
        let scope: [VerificationKind] = reader.requiredChoices("scope", &faults)
        let authorisation = reader.nested("authorisation", &faults) { Authorisation($0, &$1) }
        let answerBy = reader.time("answerBy", &faults)
        let refused = faults[before...].contains { !$0.code.isWarning }
        guard let archive, let round, let attempt, let place, let authorisation, let answerBy, !refused else {
            return nil
        }
        self.init(
            archive: archive, round: round, attempt: attempt, place: place, members: members, scope: scope,
            authorisation: authorisation, answerBy: answerBy)
    }

    public var json: JSON {
        [
            "archive": .string(archive.text),
            "round": .integer(Int64(round)),
            "attempt": .integer(Int64(attempt)),
            "place": .string(place.description),
            "members": .array(members.map(\.json)),
            "scope": scope.words,
            "authorisation": authorisation.json,
            "answerBy": .string(RFC3339.string(answerBy)),
        ]
    }

    public var description: String { "\(archive) round \(round)" }
}
