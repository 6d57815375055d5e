import Contracts
import Messaging
import ReliefDomain

/// Who may give rights over relief, and take them.
struct OfficerRights {
    let known: [OfficerRecord]

    /// While fewer than two people are officers nobody could confirm: any operator registers them then, though not himself
    /// once there is one.
    var isFounding: Bool { Set(known.lazy.filter(\.isActive).map(\.officer.decider.document)).count < 2 }

    /// An officer who does more than look on.
    ///
    /// - Throws: `officer-unknown`, `officer-role`.
    func acting(_ name: String) throws -> Officer {
        guard let record = known.first(where: { $0.name == name && $0.isActive }) else {
            throw RequestRefusal(.officerUnknown)
        }
        guard record.officer.appointments.contains(where: { $0.role != .auditor }) else {
            throw RequestRefusal(.officerRole)
        }
        return record.officer
    }

    /// - Throws: also `officer-related`: nobody gives a right to himself, under whichever account, or to a relative.
    func checkGiving(to target: OfficerRecord, by name: String) throws {
        let rule = ConflictRule(concerning: Involvement([target.officer.decider.document]))
        let officer = try acting(name)
        if let code = rule.reasons(against: officer).first { throw RequestRefusal(code, field: "name") }
        // The document on file may be about to change.
        if name == target.name { throw RequestRefusal(.officerRelated, field: "name") }
    }

    /// - Throws: `officer-related` where the very first is on file already and the operator means himself.
    func checkFounding(of target: OfficerRecord, by name: String) throws {
        guard known.contains(where: \.isActive) else { return }
        let own = known.first { $0.name == name }?.officer.decider
        if name == target.name || own.map(target.officer.isSamePerson) == true {
            throw RequestRefusal(.officerRelated, field: "name")
        }
    }

    /// - Throws: `officer-unknown` where neither of the two is an officer: to take a right away, one suffices, for there may
    ///   be no other left.
    func checkTaking(by names: [String]) throws {
        guard names.contains(where: { (try? acting($0)) != nil }) else { throw RequestRefusal(.officerUnknown) }
    }
}
