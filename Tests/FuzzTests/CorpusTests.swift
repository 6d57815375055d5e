import Foundation
import FuzzTargets
import Testing

/// Every input that was found worth keeping, through the targets that `deploy/fuzz` searches: by hand in `Corpus` (of the
/// golden examples, and what once broke something), and in `Grown` what reaches code that nothing else reaches.
@Suite struct CorpusTests {
    private static let resources = Bundle.module.resourceURL!

    @Test(arguments: FuzzTarget.all.map(\.name))
    func everyInputHolds(target name: String) throws {
        let target = try #require(FuzzTarget.all.first { $0.name == name })
        let files = try FileManager.default.contentsOfDirectory(
            at: Self.resources.appending(path: "Corpus/\(name)"), includingPropertiesForKeys: nil)
        #expect(files.count >= 5, "a corpus for \(name)")
        for file in files { check(target, try Data(contentsOf: file), file.lastPathComponent) }
        let grown = try String(contentsOf: Self.resources.appending(path: "Grown/\(name)"), encoding: .utf8)
        for line in grown.split(separator: "\n") {
            check(target, try #require(Data(base64Encoded: String(line))), "\(line)")
        }
    }

    @Test func everyCorpusHasItsTarget() throws {
        for folder in ["Corpus", "Grown"] {
            let names = try FileManager.default.contentsOfDirectory(
                atPath: Self.resources.appending(path: folder).path)
            #expect(Set(names) == Set(FuzzTarget.all.map(\.name)))
        }
    }

    private func check(_ target: FuzzTarget, _ input: Data, _ name: String) {
        #expect(throws: Never.self, "\(target.name): \(name)") { try target.check(Array(input)) }
    }
}
