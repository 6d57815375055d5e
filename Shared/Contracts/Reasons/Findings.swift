/// What speaks against something, and what a person should look at; never the same twice.
public struct Findings: Sendable, Hashable {
    public private(set) var reasons: [Reason] = []
    public private(set) var warnings: [Reason] = []

    public init() {}

    /// Notes a reason, or a warning where the code is one.
    public mutating func note(_ code: ReasonCode, _ field: String? = nil) {
        let reason = Reason(code, field: field)
        if code.isWarning { warn(reason) } else { refuse(reason) }
    }

    public mutating func note(_ reasons: [Reason]) {
        for reason in reasons { if reason.code.isWarning { warn(reason) } else { refuse(reason) } }
    }

    public mutating func refuse(_ reason: Reason) { if !reasons.contains(reason) { reasons.append(reason) } }
    public mutating func warn(_ reason: Reason) { if !warnings.contains(reason) { warnings.append(reason) } }
}
