import Contracts

/// A person's identity document, as typed: `TYPE NUMBER`, or the number alone of a resident.
///
/// It comes by standard input and never by the command line, which everybody on the machine can read; nothing prints it.
struct IdentityLine: Sendable, Equatable {
    let type: IdentityType
    /// As it was typed; what may be wrong with it the service says, without quoting it.
    let number: String

    /// `nil` where there is no number.
    init?(_ line: String) {
        let words = line.split(whereSeparator: \.isWhitespace)
        if let type = words.first.flatMap({ IdentityType(rawValue: String($0)) }) {
            self.type = type
            number = words.dropFirst().joined(separator: " ")
        } else {
            type = .residentID
            number = words.joined(separator: " ")
        }
        guard !number.isEmpty else { return nil }
    }

    /// Asks for it on a terminal, without showing what is typed; reads one line of anything else.
    static func read(from input: Keyboard, in language: Language) throws(CommandFault) -> IdentityLine {
        guard let line = input.secretLine(prompt: LocalizedText.identityPrompt[language]),
            let identity = IdentityLine(line)
        else { throw .usage(.identityUnreadable) }
        return identity
    }

    var json: JSON { ["type": .string(type.rawValue), "number": .string(number)] }
}

extension IdentityLine: CustomStringConvertible, CustomReflectable {
    var description: String { "\(type.rawValue) ***" }
    var customMirror: Mirror { Mirror(self, children: ["type": type.rawValue]) }
}
