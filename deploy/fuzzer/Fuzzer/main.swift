import CLibFuzzer
import Foundation
import FuzzTargets

// One target under libFuzzer: `UNION_FUZZ_TARGET=NAME fuzzer LIBFUZZER_ARGUMENT…`; `fuzzer --list` says which there are.
// In the environment, because libFuzzer starts itself again with its own arguments alone (-merge, -minimize_crash).

if CommandLine.arguments.dropFirst() == ["--list"] {
    for target in FuzzTarget.all { print("\(target.name)\t\(target.maximumLength)\t\(target.purpose)") }
    exit(0)
}
Selected.checkName()

var count = CommandLine.argc
var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = CommandLine.unsafeArgv

exit(
    LLVMFuzzerRunDriver(&count, &arguments) { data, size in
        Selected.check(Array(UnsafeBufferPointer(start: data, count: size)))
        return 0
    })
