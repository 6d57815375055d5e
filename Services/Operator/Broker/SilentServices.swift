import ArgumentParser
import Contracts

/// The services that did not answer a command about several: it shows what the others say, names these, and ends with the
/// status 69.
struct SilentServices {
    let language: Language
    private(set) var names: [ServiceName] = []

    init(language: Language) { self.language = language }

    /// Runs what asks one service. That it does not answer is told, and no reason not to ask the next; of a service asked
    /// alone it is the command's own failure.
    mutating func excusing(
        _ service: ServiceName, of services: [ServiceName], _ body: () async throws(CommandFault) -> Void
    ) async throws(CommandFault) {
        do throws(CommandFault) {
            try await body()
        } catch {
            guard error.status == .unavailable, services.count > 1 else { throw error }
            note(service, error)
        }
    }

    mutating func note(_ service: ServiceName, _ fault: CommandFault) {
        names.append(service)
        Terminal.standardError.write("\(fault.text[language])\n")
    }

    /// To be called when all is shown.
    func end() throws {
        if !names.isEmpty { throw ExitCode(ExitStatus.unavailable.rawValue) }
    }
}
