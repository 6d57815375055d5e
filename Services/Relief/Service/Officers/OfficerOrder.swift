import Contracts
import FoundationEssentials
import Messaging
import ReliefDomain
import ServiceKit

/// What is to become of an officer, as it was asked: rights to be given beside those there are, and who the officer is.
struct OfficerOrder {
    static let mostRelatives = 50

    let name: String
    /// The fingerprint; `nil` where the one on file stays.
    let document: String?
    /// `nil` where those on file stay.
    let relatives: Set<String>?
    let rights: [Officer.Appointment]

    init(_ arguments: JSON, keys: KeyRing) throws {
        name = try Self.name(arguments)
        document = try ServiceRequest.document(arguments["identity"], "identity").map { keys.fingerprint(of: $0) }
        relatives = try Self.relatives(arguments, keys: keys)
        rights = try (arguments["roles"]?.array ?? []).enumerated().map { index, role in
            try Officer.Appointment(role, "roles[\(index)]")
        }
    }

    /// An operator and a department are named by the same rule.
    static func name(_ arguments: JSON) throws -> String {
        guard let name = arguments["name"]?.string.flatMap({ DepartmentName($0) })?.text else {
            throw RequestRefusal(.departmentNameInvalid, field: "name")
        }
        return name
    }

    private static func relatives(_ arguments: JSON, keys: KeyRing) throws -> Set<String>? {
        guard let entries = arguments["relatives"], entries != .null else { return nil }
        guard let entries = entries.array, entries.count <= mostRelatives else {
            throw RequestRefusal(.requestMalformed, field: "relatives")
        }
        return Set(
            try entries.enumerated().map { index, entry in
                guard let document = try ServiceRequest.document(entry, "relatives[\(index)]") else {
                    throw RequestRefusal(.fieldMissing, field: "relatives[\(index)]")
                }
                return keys.fingerprint(of: document)
            })
    }

    /// The officer as it will be on file.
    ///
    /// - Throws: `officer-roles-conflict` where one person would have in one hand, under whichever accounts, what must not
    ///   be there; `field-missing` where nobody knows who it is, or nothing is given to who has nothing.
    func applied(to known: [OfficerRecord], at now: Date) throws -> OfficerRecord {
        let before = known.first { $0.name == name }
        guard let document = document ?? before?.officer.decider.document else {
            throw RequestRefusal(.fieldMissing, field: "identity")
        }
        var all = before?.officer.appointments ?? []
        for right in rights {
            all.removeAll { $0.isSameRight(as: right) }
            all.append(right)
        }
        guard !all.isEmpty else { throw RequestRefusal(.fieldMissing, field: "roles") }
        let decider = Decider(name: name, document: document)
        let accounts = known.filter { $0.isActive && $0.name != name && $0.officer.isSamePerson(as: decider) }
        let roles = Set((all + accounts.flatMap(\.officer.appointments)).map(\.role))
        guard OfficerRole.areCompatible(roles) else { throw RequestRefusal(.officerRolesConflict, field: "roles") }
        return OfficerRecord(
            officer: Officer(
                decider, relatives: relatives ?? before?.officer.relatives ?? [], appointments: all),
            registeredAt: before?.registeredAt ?? now)
    }
}

extension Officer.Appointment {
    /// As it stands in the arguments of a request.
    init(_ json: JSON, _ field: String) throws {
        func refusal(_ code: ReasonCode, _ name: String) -> RequestRefusal {
            RequestRefusal(code, field: "\(field).\(name)")
        }
        guard let role = json["role"]?.string.flatMap(OfficerRole.init) else { throw refusal(.valueUnknown, "role") }
        guard let place = json["place"]?.string.flatMap({ DivisionCode($0) }), place.isKnown else {
            throw refusal(.divisionUnknown, "place")
        }
        let level = try json["level"].flatMap { $0 == .null ? nil : $0 }.map { level in
            guard let level = level.string.flatMap(ApprovalLevel.init) else { throw refusal(.valueUnknown, "level") }
            return level
        }
        // An approver signs at a level; nobody else does.
        guard (role == .approver) == (level != nil) else {
            throw refusal(level == nil ? .fieldMissing : .valueUnknown, "level")
        }
        let limit = try json["limitFen"].flatMap { $0 == .null ? nil : $0 }.map { limit in
            guard role == .approver, let fen = limit.integer, fen > 0 else { throw refusal(.valueUnknown, "limitFen") }
            return Fen(fen)
        }
        self.init(role, in: place, level: level, limit: limit)
    }
}

extension KeyRing {
    /// A document's keyed hash, as the domain compares people by it.
    func fingerprint(of document: IdentityDocument) -> String { searchHash(of: document).hexadecimal }
}
