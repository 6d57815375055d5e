import Foundation
import FuzzTargets

/// The target that the environment names.
enum Selected {
    private static let target = FuzzTarget.all.first {
        $0.name == ProcessInfo.processInfo.environment["UNION_FUZZ_TARGET"]
    }

    static func checkName() {
        guard target == nil else { return }
        let usage = "usage: fuzzer --list | UNION_FUZZ_TARGET=NAME fuzzer LIBFUZZER_ARGUMENT...\n"
        FileHandle.standardError.write(Data(usage.utf8))
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
