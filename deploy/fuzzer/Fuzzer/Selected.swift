import Foundation
import FuzzTargets

/// The target that the first argument names.
enum Selected {
    private static let target = FuzzTarget.all.first { $0.name == CommandLine.arguments.dropFirst().first }

    static func checkArguments() {
        guard target == nil else { return }
        FileHandle.standardError.write(Data("usage: fuzzer --list | TARGET LIBFUZZER_ARGUMENT...\n".utf8))
        exit(64)
    }

    /// Ends the process where a property does not hold: libFuzzer then keeps the bytes.
    static func check(_ bytes: [UInt8]) {
        do {
            try target?.check(bytes)
        } catch {
            fatalError("\(target?.name ?? ""): \(error)")
        }
    }
}
