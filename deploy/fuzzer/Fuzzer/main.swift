import CLibFuzzer
import Foundation
import FuzzTargets

// One target under libFuzzer: `fuzzer TARGET LIBFUZZER_ARGUMENT…`; `fuzzer --list` says which there are.

if CommandLine.arguments.dropFirst() == ["--list"] {
    for target in FuzzTarget.all { print("\(target.name)\t\(target.maximumLength)\t\(target.purpose)") }
    exit(0)
}
Selected.checkArguments()

// libFuzzer keeps the arguments it is given: they live as long as the process.
let arguments = [CommandLine.arguments[0]] + CommandLine.arguments.dropFirst(2)
var count = CInt(arguments.count)
let copies = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>.allocate(capacity: arguments.count + 1)
for (index, argument) in arguments.enumerated() { copies[index] = strdup(argument) }
copies[arguments.count] = nil
var pointer: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = copies

exit(
    LLVMFuzzerRunDriver(&count, &pointer) { data, size in
        Selected.check(Array(UnsafeBufferPointer(start: data, count: size)))
        return 0
    })
