import ArgumentParser
import Contracts

/// Why an application is returned or rejected, as its department is told: a code, and the field it is about.
struct ReviewReason: Codable, Sendable, Hashable {
    var code: String
    var field: String?

    var json: JSON { .object(["code": .string(code), "field": field.map(JSON.string)]) }
}

extension ReviewReason: ExpressibleByArgument {
    /// `review-materials-missing`, or `review-work-unconfirmed:employer.uscc`. Which codes there are the service knows.
    init?(argument: String) {
        let parts = argument.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        let isCode = parts[0].wholeMatch(of: /[a-z][a-z0-9-]{1,63}/) != nil
        let isField = parts.dropFirst().allSatisfy { $0.wholeMatch(of: /[A-Za-z][A-Za-z0-9_.\[\]]{0,127}/) != nil }
        guard isCode, isField else { return nil }
        self.init(code: parts[0], field: parts.dropFirst().first)
    }
}
