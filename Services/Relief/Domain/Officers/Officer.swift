import Contracts

/// An officer of relief: who it is, whose relative, and what the officer may do where.
public struct Officer: Sendable, Hashable {
    public let decider: Decider
    /// The fingerprints of the documents of declared relatives 近亲属.
    public let relatives: Set<String>
    public let appointments: [Appointment]

    /// A role in a place.
    public struct Appointment: Sendable, Hashable {
        public let role: OfficerRole
        /// The role holds in it and in all that lies within.
        public let place: DivisionCode
        /// At which level an approver signs.
        public let level: ApprovalLevel?
        /// Up to what sum; `nil` where there is no limit.
        public let limit: Fen?

        public init(_ role: OfficerRole, in place: DivisionCode, level: ApprovalLevel? = nil, limit: Fen? = nil) {
            self.role = role
            self.place = place
            self.level = level
            self.limit = limit
        }
    }

    public init(_ decider: Decider, relatives: Set<String> = [], appointments: [Appointment]) {
        self.decider = decider
        self.relatives = relatives
        self.appointments = appointments
    }

    public func isSamePerson(as other: Decider) -> Bool { decider.isSamePerson(as: other) }

    /// Why the officer may not act in that role there: `officer-role`, else `officer-scope`; `nil` when he may.
    public func refusal(as role: OfficerRole, in place: DivisionCode) -> ReasonCode? {
        refusal(appointments.filter { $0.role == role }, in: place)
    }

    /// Why the officer may not sign at that level there, for that sum where there is one: `officer-role`, `officer-scope`,
    /// `approval-limit`; `nil` when he may.
    public func refusal(signingAt level: ApprovalLevel, in place: DivisionCode, for sum: Fen? = nil) -> ReasonCode? {
        let signing = appointments.filter { $0.role == .approver && $0.level == level }
        if let code = refusal(signing, in: place) { return code }
        guard let sum else { return nil }
        let suffices = signing.contains { $0.place.contains(place) && ($0.limit.map { sum <= $0 } ?? true) }
        return suffices ? nil : .approvalLimit
    }

    private func refusal(_ appointments: [Appointment], in place: DivisionCode) -> ReasonCode? {
        if appointments.isEmpty { return .officerRole }
        return appointments.contains { $0.place.contains(place) } ? nil : .officerScope
    }
}
