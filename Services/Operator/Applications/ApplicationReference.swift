import ArgumentParser
import Contracts

/// What names an application for ever: its department, and the department's own number for it.
struct ApplicationReference: Codable, Sendable, Hashable, CustomStringConvertible {
    var department: String
    var number: String

    /// `tax-hunan/RH-1`, as it is typed again; a number may contain further slashes.
    var description: String { "\(department)/\(number)" }

    var json: JSON { ["department": .string(department), "number": .string(number)] }
}

extension ApplicationReference: ExpressibleByArgument {
    init?(argument: String) {
        let parts = argument.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2 else { return nil }
        self.init(department: String(parts[0]), typed: String(parts[1]))
    }

    /// `nil` unless both can be what they are meant to be.
    init?(department: String, typed number: String) {
        guard let department = DepartmentName(department), let number = ApplicationNumber(number) else { return nil }
        self.init(department: department.text, number: number.text)
    }
}
