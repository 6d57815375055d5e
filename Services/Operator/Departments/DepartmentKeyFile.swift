import Contracts
import Foundation
import ServiceKit

/// A department's public key as it was handed in.
enum DepartmentKeyFile {
    private static let longest = 64 << 10

    /// Reads the key in a file, or on standard input for `-`; refuses, by the service's own codes, what is none.
    static func read(_ path: String) throws(CommandFault) -> DepartmentKey {
        let bytes: Data?
        do {
            let handle = path == "-" ? .standardInput : try FileHandle(forReadingFrom: URL(filePath: path))
            bytes = try handle.read(upToCount: longest)
        } catch {
            throw .usage(.fileUnreadable(path))
        }
        do {
            return try DepartmentKey(reading: String(decoding: bytes ?? Data(), as: UTF8.self))
        } catch {
            throw .refused(.serviceRefuses(error.code.rawValue, error.code.message))
        }
    }
}

extension ServiceRequests {
    /// Has requests to the department sealed to this key from now on.
    func registerKey(
        _ key: DepartmentKey, of name: DepartmentName, why: String? = nil
    ) async throws(CommandFault) -> RegisteredDepartmentKey {
        try await insist(
            .enrollment, "departments.key",
            ["name": .string(name.text), "publicKey": .string(Data(key.raw).base64EncodedString())], reason: why)
    }
}
