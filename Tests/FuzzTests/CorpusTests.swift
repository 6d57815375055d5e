import Foundation
import FuzzTargets
import Testing

/// Every input that `deploy/fuzz` has found worth keeping, through the same targets: those of golden examples, those
/// that reach code that nothing else reaches, and those that once broke something.
@Suite struct CorpusTests {
    private static let corpus = Bundle.module.resourceURL!.appending(path: "Corpus")

    @Test(arguments: FuzzTarget.all.map(\.name))
    func everyInputHolds(target name: String) throws {
        let target = try #require(FuzzTarget.all.first { $0.name == name })
        let inputs = try FileManager.default.contentsOfDirectory(
            at: Self.corpus.appending(path: name), includingPropertiesForKeys: nil)
        #expect(inputs.count >= 5, "a corpus for \(name)")
        for input in inputs {
            let bytes = Array(try Data(contentsOf: input))
            #expect(throws: Never.self, "\(name)/\(input.lastPathComponent)") { try target.check(bytes) }
        }
    }

    @Test func everyCorpusHasItsTarget() throws {
        let names = try FileManager.default.contentsOfDirectory(atPath: Self.corpus.path)
        #expect(Set(names) == Set(FuzzTarget.all.map(\.name)))
    }
}
