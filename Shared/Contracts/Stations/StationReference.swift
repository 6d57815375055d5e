/// How a department names a station: by its code, or, before it has one, by the department's own proposal number.
public enum StationReference: Sendable, Hashable, CustomStringConvertible {
    case code(StationCode)
    /// Of the department that sends it.
    case proposal(ProposalNumber)

    public var code: StationCode? {
        if case .code(let code) = self { code } else { nil }
    }

    public var proposalNumber: ProposalNumber? {
        if case .proposal(let number) = self { number } else { nil }
    }

    public var description: String {
        switch self {
        case .code(let code): code.text
        case .proposal(let number): number.text
        }
    }

    /// As a department writes it.
    var members: [JSON.Member] {
        switch self {
        case .code(let code): [.init("code", .string(code.text))]
        case .proposal(let number): [.init("proposalNumber", .string(number.text))]
        }
    }
}
