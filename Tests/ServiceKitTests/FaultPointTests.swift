import Foundation
import ServiceKit
import TestSupport
import Testing

/// A process ends itself where it was told to, and nowhere else.
@Suite struct FaultPointTests {
    @Test(arguments: ["before-acknowledge", "before-lunch:3", "before-publish:0", "before-publish:x", "handling", "x"])
    func anythingElseIsRefused(_ text: String) { #expect(FaultPoint(text) == nil) }

    @Test func passagesBeforeTheLastAndOtherStepsAreSurvived() throws {
        let point = try #require(FaultPoint("before-confirm:3,handling:killer-"))
        for step in FaultPoint.Step.allCases where step != .beforeConfirm { for _ in 0..<5 { point.pass(step) } }
        point.pass(.beforeConfirm)
        point.pass(.beforeConfirm)
        point.handle("chaos-1")
    }

    @Test func thePassageNamedEndsTheProcess() async {
        await #expect(processExitsWith: .signal(SIGKILL)) {
            let point = FaultPoint("before-confirm:2")
            point?.pass(.beforeConfirm)
            point?.pass(.beforeConfirm)
        }
    }

    @Test func anEventWithThePrefixEndsTheProcess() async {
        await #expect(processExitsWith: .signal(SIGKILL)) { FaultPoint("handling:killer-")?.handle("killer-7") }
    }

    @Test func aRunningProcessIsArmedByAFileThatItReadsOnce() async {
        await #expect(processExitsWith: .signal(SIGKILL)) {
            let path = FileManager.default.temporaryDirectory.appending(path: "fault-\(uniqueToken())").path()
            let point = FaultPoint("@\(path)")
            point?.pass(.beforeDelete)
            try? Data("before-delete:2\n".utf8).write(to: URL(filePath: path))
            point?.pass(.beforeDelete)
            // Read and deleted: what is there no more cannot kill the next process.
            guard !FileManager.default.fileExists(atPath: path) else { return }
            point?.pass(.beforeDelete)
        }
    }
}
