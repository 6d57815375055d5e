import Contracts
import ServiceKit

/// The sequences that admit a department, give it a new password, and shut it out.
///
/// A department stands in two places, the broker (user, rights, queue) and the enrollment service (what it may act
/// for). There is no transaction over both, so the order of steps makes every half-way state harmless, and every
/// sequence may simply be repeated: without a password nobody can log in, and the password comes last.
struct DepartmentRegistry: Sendable {
    let administration: BrokerAdministration
    let requests: any ServiceRequests

    /// Admits a department and returns its password.
    ///
    /// A sequence that stopped half-way is completed by the same command; a department that is complete is refused,
    /// and so is the name of one that was removed.
    ///
    /// - Parameter key: what requests to it are sealed to; it can be given later.
    func add(
        _ name: DepartmentName, types: [String], places: [String], key: DepartmentKey? = nil
    ) async throws(CommandFault) -> String {
        let known = try await registered(name)
        if known?.removedAt != nil { throw .refused(.departmentNameUsed(name.text)) }
        if let user = try await brokerUser(name), user.canLogIn {
            throw .refused(known == nil ? .userForeign(name.text) : .departmentExists(name.text))
        }
        if let known, Set(known.types) != Set(types) || Set(known.places) != Set(places) {
            throw .refused(.departmentDiffers(name.text, types: known.types, places: known.places))
        }
        try await administration.putUserWithoutPassword(name.text)
        try await administration.grant(.department(name.text, types: types), to: name.text)
        try await administration.declareQueue(of: name.text)
        if known == nil {
            _ = try await requests.ask(
                .enrollment, "departments.register",
                [
                    "name": .string(name.text), "types": .array(types.map(JSON.string)),
                    "places": .array(places.map(JSON.string)),
                ], answer: RegisteredDepartment.self)
        }
        if let key { _ = try await requests.registerKey(key, of: name) }
        return try await newPassword(of: name)
    }

    /// Replaces the department's password; whoever is connected with the old one is cut off. Rights and queue are made
    /// again, should somebody have taken them away.
    func rotate(_ name: DepartmentName) async throws(CommandFault) -> String {
        guard let known = try await registered(name), try await brokerUser(name) != nil else {
            throw .refused(.departmentUnknown(name.text))
        }
        guard known.removedAt == nil else { throw .refused(.departmentRemoved(name.text)) }
        try await administration.grant(.department(name.text, types: known.types), to: name.text)
        try await administration.declareQueue(of: name.text)
        let password = try await newPassword(of: name)
        try await administration.closeConnections(of: name.text)
        return password
    }

    /// Shuts the department out: first at the broker, where it takes effect at once, then at the service.
    ///
    /// The user stays without password and rights, the queue and the history stay, the name is never used again.
    func remove(_ name: DepartmentName, reason: String?) async throws(CommandFault) {
        let user = try await brokerUser(name)
        if user != nil {
            try await administration.putUserWithoutPassword(name.text)
            try await administration.grant(.disabled, to: name.text)
            try await administration.closeConnections(of: name.text)
        }
        guard let known = try await registered(name) else {
            throw .refused(.departmentUnknown(name.text))
        }
        guard known.removedAt == nil else { return }
        _ = try await requests.ask(
            .enrollment, "departments.remove", ["name": .string(name.text)], reason: reason,
            answer: RemovedDepartment.self)
    }

    /// Every department the service knows, removed ones too.
    func list() async throws(CommandFault) -> [RegisteredDepartment] { try await requests.departments() }

    private func registered(_ name: DepartmentName) async throws(CommandFault) -> RegisteredDepartment? {
        try await list().first { $0.name == name.text }
    }

    /// The broker's user of that name, refused when it is somebody else's: an administrator must not become a
    /// department.
    private func brokerUser(_ name: DepartmentName) async throws(CommandFault) -> BrokerUser? {
        guard let user = try await administration.user(name.text) else { return nil }
        guard user.tags.isEmpty else { throw .refused(.userForeign(name.text)) }
        return user
    }

    private func newPassword(of name: DepartmentName) async throws(CommandFault) -> String {
        let password = Password.random()
        try await administration.setPassword(password, of: name.text)
        return password
    }
}

/// The answer to `departments.remove`.
struct RemovedDepartment: Codable, Sendable {
    var name: String
    var removedAt: String
}
