import Contracts

/// How a command ended, for scripts: the numbers are those of `sysexits.h` where it has one.
enum ExitStatus: Int32, Sendable {
    case done = 0
    /// Refused by a rule, not found, or a check that failed.
    case refused = 1
    /// The command line or the environment is wrong.
    case usage = 64
    /// The broker, its management API or a service does not answer.
    case unavailable = 69
    /// The user has no right to it, or its password is wrong.
    case noPermission = 77
}

/// Why a command could not do what it was asked: one line for a person, one status for a script.
///
/// The text never holds a password or a URL that contains one.
struct CommandFault: Error, Sendable {
    var status: ExitStatus
    var text: LocalizedText
    /// What a service said, where it is that.
    var refusal: ServiceRefusal?

    static func refused(_ text: LocalizedText) -> CommandFault { CommandFault(status: .refused, text: text) }
    static func usage(_ text: LocalizedText) -> CommandFault { CommandFault(status: .usage, text: text) }
    static func unavailable(_ text: LocalizedText) -> CommandFault { CommandFault(status: .unavailable, text: text) }
    static func noPermission(_ text: LocalizedText) -> CommandFault { CommandFault(status: .noPermission, text: text) }
}

/// Why a service refuses a request, in its own words.
struct ServiceRefusal: Sendable {
    var code: String
    /// Which of the arguments is the reason, such as `standards[3].rateBasisPoints`.
    var field: String?
    var message: LocalizedText
}
