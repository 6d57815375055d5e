import ArgumentParser
import Contracts
import Foundation

/// The language in which a person reads what `unionctl` says.
enum Language: String, CaseIterable, ExpressibleByArgument, Sendable {
    case zh
    case en

    /// As the command line's `--lang` says, or else the locale of the environment.
    ///
    /// It is found before the arguments are parsed, so that help and errors of the parser speak it too.
    static let current = Language(
        arguments: CommandLine.arguments, environment: ProcessInfo.processInfo.environment)

    init(arguments: [String], environment: [String: String]) {
        for (index, argument) in arguments.enumerated() {
            let value =
                argument == "--lang" && index + 1 < arguments.count
                ? arguments[index + 1] : argument.hasPrefix("--lang=") ? String(argument.dropFirst(7)) : ""
            if let language = Language(rawValue: value) {
                self = language
                return
            }
        }
        // The order of POSIX: LC_ALL decides over LC_MESSAGES, and that over LANG.
        let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty }
        self = locale?.hasPrefix("zh") == true ? .zh : .en
    }
}

extension LocalizedText {
    subscript(language: Language) -> String {
        switch language {
        case .zh: zh
        case .en: en
        }
    }

    /// The text for whoever runs this process.
    var inCurrentLanguage: String { self[.current] }
}
