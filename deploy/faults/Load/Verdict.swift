import Contracts

/// What a department was told of one message, in a byte.
struct Verdict: Hashable, Sendable, CustomStringConvertible {
    let code: UInt8

    static let none = Verdict(code: 0)
    static let accepted = Verdict(code: 1)
    static let existing = Verdict(code: 2)
    static let pending = Verdict(code: 3)
    static let transferProposed = Verdict(code: 4)
    static let wrongNumber = Verdict(code: 5)
    static let unionClosed = Verdict(code: 6)
    static let numberReused = Verdict(code: 7)
    static let unreadable = Verdict(code: 8)
    static let unexpected = Verdict(code: 9)
    static let returned = Verdict(code: 10)
    static let declined = Verdict(code: 11)
    static let timedOut = Verdict(code: 12)
    private static let repeatedFlag: UInt8 = 0x80
    private static let names = [
        "nothing", "accepted", "existing", "pending", "transfer-proposed", "rejected(id-checksum)",
        "rejected(union-closed)", "rejected(application-number-reused)", "message-rejected", "something else",
        "returned", "rejected(review-declined)", "rejected(transfer-timed-out)",
    ]

    var repeated: Verdict { Verdict(code: code | Self.repeatedFlag) }
    var isRepeated: Bool { code & Self.repeatedFlag != 0 }
    var description: String {
        let name = Int(code & ~Self.repeatedFlag)
        return (isRepeated ? "repeated " : "") + (name < Self.names.count ? Self.names[name] : "?")
    }

    init(code: UInt8) { self.code = code }

    /// Reads an outcome that a service has published.
    init(type: String, data: JSON) {
        let verdict: Verdict
        switch type {
        case "enrollment.accepted.v1": verdict = data["existing"]?.bool == true ? .existing : .accepted
        case "enrollment.pending.v1": verdict = .pending
        case "enrollment.transfer-proposed.v1": verdict = .transferProposed
        case "message.rejected.v1": verdict = .unreadable
        case "enrollment.returned.v1": verdict = .returned
        case "enrollment.rejected.v1":
            switch data["reasons"]?.array?.compactMap({ $0["code"]?.string }) {
            case ["id-checksum"]: verdict = .wrongNumber
            case ["union-closed"]: verdict = .unionClosed
            case ["application-number-reused"]: verdict = .numberReused
            case ["review-declined"]: verdict = .declined
            case ["transfer-timed-out"]: verdict = .timedOut
            default: verdict = .unexpected
            }
        default: verdict = .unexpected
        }
        self = data["repeated"]?.bool == true ? verdict.repeated : verdict
    }
}

extension Story {
    /// Everything that is right: of each message, and then of each what it came to after it had waited.
    var expected: [[Verdict]] {
        possible.map { $0 + Array(repeating: .none, count: MessageKey.parts - $0.count) }
    }

    private var possible: [[Verdict]] {
        switch plot {
        case .fresh, .named, .insured: [[.accepted, .none]]
        case .reviewed: [[.pending, .none, review]]
        case .wrongNumber: [[.wrongNumber, .none]]
        case .closedUnion: [[.unionClosed, .none]]
        case .twins: [[.accepted, .accepted.repeated], [.accepted.repeated, .accepted]]
        case .siblings: [[.accepted, .existing], [.existing, .accepted]]
        case .rivals:
            [[.accepted, .transferProposed, .none, transfer], [.transferProposed, .accepted, transfer, .none]]
        case .numberTwice: [[.accepted, .numberReused], [.numberReused, .accepted]]
        // Whichever comes first: a correction is taken after the rejection, and a wrong one after the acceptance is not.
        case .corrected: [[.wrongNumber, .accepted], [.numberReused, .accepted]]
        // Both parts bear one id: the ledger tells them apart by what is told.
        case .idTwice: [[.accepted, .unreadable]]
        case .unknownType: [[.unreadable, .none]]
        case .notJSON, .unproven: [[.none, .none]]
        }
    }
}
