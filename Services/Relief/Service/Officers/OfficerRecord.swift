import Contracts
import FoundationEssentials
import ReliefDomain

/// An officer as on file, in office or removed.
struct OfficerRecord: Sendable {
    var officer: Officer
    let registeredAt: Date
    var removedAt: Date?

    var name: String { officer.decider.name }
    /// Whoever was removed acts no more.
    var isActive: Bool { removedAt == nil }

    /// Nothing personal: not even the keyed hashes.
    var json: JSON {
        .object([
            "name": .string(name), "roles": .array(officer.appointments.map(\.json)),
            "relatives": .integer(Int64(officer.relatives.count)),
            "registeredAt": .string(RFC3339.string(registeredAt)),
            "removedAt": removedAt.map { .string(RFC3339.string($0)) },
        ])
    }

    /// What a second person judges it by: flat, as every summary is.
    var summary: JSON {
        [
            "name": .string(name), "roles": .array(officer.appointments.map { .string($0.line) }),
            "relatives": .integer(Int64(officer.relatives.count)),
        ]
    }
}

extension Officer.Appointment {
    /// `approver/430102/county/5000000`, the limit in fen.
    var line: String {
        [role.rawValue, place.description, level?.rawValue, limit.map { String($0.amount) }].compactMap { $0 }
            .joined(separator: "/")
    }

    var json: JSON {
        .object([
            "role": .string(role.rawValue), "place": .string(place.description),
            "level": level.map { .string($0.rawValue) }, "limitFen": limit.map { .integer($0.amount) },
        ])
    }

    /// The right that it is, whatever its limit.
    func isSameRight(as other: Self) -> Bool { role == other.role && place == other.place && level == other.level }
}
