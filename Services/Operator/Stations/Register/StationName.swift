import ArgumentParser
import Contracts

/// What names a station: its code, or its department and that department's number for it.
struct StationName: Codable, Sendable, Hashable, CustomStringConvertible {
    let text: String

    var description: String { text }

    /// `nil` unless it can be one: a mistyped code is known by its check digits.
    init?(_ text: String) {
        let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        let isName =
            parts.count == 2
            ? DepartmentName(parts[0]) != nil && ProposalNumber(parts[1]) != nil : StationCode(text) != nil
        guard isName else { return nil }
        self.text = text
    }

    /// As the service is asked to show it.
    var arguments: JSON {
        let parts = text.split(separator: "/", maxSplits: 1).map(String.init)
        return parts.count == 2
            ? ["department": .string(parts[0]), "proposalNumber": .string(parts[1])] : ["code": .string(text)]
    }
}

extension StationName: ExpressibleByArgument {
    /// What a scanner reads from a plate, `urn:union:station:YZ…`, is taken too.
    init?(argument: String) { self.init(StationCode(qrPayload: argument)?.text ?? argument) }
}
