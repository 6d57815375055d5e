import Contracts
import EnrollmentDomain
import FoundationEssentials
import Messaging
import Postgres
import ServiceKit

/// The roll of members in PostgreSQL.
enum RollStore {
    /// Everything the applications of one batch need, asked in one round trip; applications on file are locked in key
    /// order, so that two processes cannot decide about one number at once.
    struct Inquiry {
        private let organizations: Question
        private let applications: Question
        private let people: Question
        private let likenesses: Question?

        init(about asked: [ReceivedApplication], in transaction: borrowing Transaction) throws {
            let forms = asked.map(\.form)
            let keys = Set(asked.compactMap(\.key)).sorted()
            let alike = Set(asked.compactMap(\.likeness))
            organizations = try transaction.ask(
                selectOrganizations, Set(forms.compactMap(\.union)).map(\.text),
                Set(forms.compactMap { $0.namesUnion ? nil : $0.residence }).map(\.description))
            applications = try transaction.ask(
                selectApplications, keys.map(\.department.text), keys.map(\.number.text))
            people = try transaction.ask(selectPeople, Set(asked.compactMap(\.document)).map { Bytes($0.bytes) })
            likenesses =
                alike.isEmpty ? nil : try transaction.ask(selectLikenesses, alike.map { Bytes($0.bytes) })
        }

        /// The part of the roll that was asked for.
        func roll(
            senders: [String: Sender], consentTexts: Set<ConsentText>, in transaction: borrowing Transaction
        ) throws -> Roll {
            let (byCode, pools) = try RollStore.organizations(try transaction.rows(organizations))
            return Roll(
                departments: Dictionary(
                    uniqueKeysWithValues: senders.values.compactMap { sender in
                        DepartmentName(sender.name).map { ($0, DepartmentScope(name: $0, places: sender.places)) }
                    }), organizations: byCode, holdingPools: pools,
                consentTexts: consentTexts,
                applications: try RollStore.applications(try transaction.rows(applications)),
                people: try RollStore.people(try transaction.rows(people)),
                likenesses: try likenesses.map { try RollStore.likenesses(try transaction.rows($0)) } ?? [:])
        }
    }

    /// The union of this code; `nil` where there is none.
    static func organization(_ code: UnionCode, in transaction: borrowing Transaction) throws -> Organization? {
        try transaction.query(selectOrganizations, [code.text], [String]()).first.flatMap { try Organization($0) }
    }

    private static func organizations(_ rows: Rows) throws -> ([UnionCode: Organization], [DivisionCode: UnionCode]) {
        var organizations: [UnionCode: Organization] = [:]
        var pools: [DivisionCode: UnionCode] = [:]
        for row in rows {
            guard let organization = try Organization(row) else { continue }
            organizations[organization.code] = organization
            if organization.isHoldingPool { pools[organization.division] = organization.code }
        }
        return (organizations, pools)
    }

    private static func applications(_ rows: Rows) throws -> [ApplicationKey: KnownApplication] {
        var applications: [ApplicationKey: KnownApplication] = [:]
        for row in rows {
            let application = try KnownApplication(row)
            applications[application.key] = application
        }
        return applications
    }

    private static func people(_ rows: Rows) throws -> [Fingerprint: KnownPerson] {
        var people: [Fingerprint: KnownPerson] = [:]
        for row in rows {
            let disclosed = try row.get("disclosed_to", as: [String].self).compactMap { DepartmentName($0) }
            people[Fingerprint(try row.get("fingerprint", as: Bytes.self).bytes)] = KnownPerson(
                personID: PersonID(try row.get("person_id")), membership: try Membership(row, status: "status"),
                disclosedTo: Set(disclosed))
        }
        return people
    }

    private static func likenesses(_ rows: Rows) throws -> [Fingerprint: PersonID] {
        var likenesses: [Fingerprint: PersonID] = [:]
        for row in rows {
            likenesses[Fingerprint(try row.get("fingerprint", as: Bytes.self).bytes)] = PersonID(
                try row.get("person_id"))
        }
        return likenesses
    }
}

extension Organization {
    /// `nil` where there is none, or its code or place is none that this program knows.
    init?(_ row: Row) throws {
        guard let code = try row.get(optional: "code", as: String.self).flatMap(UnionCode.init),
            let division = try row.get(optional: "division", as: String.self).flatMap(DivisionCode.init)
        else { return nil }
        self.init(
            code: code, name: try row.get("name"), kind: try row.get("kind"), division: division,
            reviewsApplications: try row.get("review_policy", as: String.self) == "review",
            isHoldingPool: try row.get("holding_pool"), isOpen: try row.get("status", as: String.self) == "open",
            reviewDays: try row.get("review_days"), transferDays: try row.get("transfer_days"))
    }
}

extension Membership {
    /// `nil` where there is none.
    ///
    /// - Parameter status: the column that holds its status.
    init?(_ row: Row, status column: String) throws {
        guard let memberID = try row.get(optional: "member_id", as: UUID.self),
            let card = CardNumber(try row.get("card_number")), let union = UnionCode(try row.get("union_code")),
            let status = MembershipStatus(rawValue: try row.get(column))
        else { return nil }
        let joinedOn = try row.day("joined_on")
        self.init(
            memberID: MemberID(memberID), cardNumber: card, union: union, joinedOn: joinedOn, status: status)
    }
}

extension KnownApplication {
    init(_ row: Row) throws {
        guard let state = ApplicationState(rawValue: try row.get("state")) else {
            throw PostgresError(code: "XX001", place: "application", object: "a row that cannot be read")
        }
        self.init(
            key: try ApplicationKey(row),
            content: ContentDigest(try row.get("content", as: Bytes.self).bytes), state: state,
            outcome: EnrollmentDomain.Outcome(
                type: EventType(rawValue: try row.get("outcome_type")),
                data: try JSON(parsing: Array(try row.get("outcome", as: String.self).utf8)),
                decidedAt: try row.get("decided_at")))
    }
}
