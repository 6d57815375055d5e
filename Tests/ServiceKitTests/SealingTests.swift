import Crypto
import Foundation
import ServiceKit
import Testing

@Suite struct SealingTests {
    private let keys = KeyRing(
        master: NamedKey(id: "m1", key: SymmetricKey(size: .bits256)),
        search: NamedKey(id: "s1", key: SymmetricKey(size: .bits256)))
    private let person = UUID()

    private func newKey() -> PersonKey {
        var randomness = Randomness()
        return PersonKey(for: person, &randomness)
    }

    @Test(arguments: ["", "张某", "430104199202290029", String(repeating: "长", count: 10_000)])
    func whatIsSealedOpens(text: String) throws {
        var randomness = Randomness()
        let wrapped = newKey().wrapped(by: keys, &randomness)
        let key = try PersonKey(wrapped: wrapped, for: person, keys: keys)
        let sealed = key.seal(text, field: "name", &randomness)
        #expect(try key.open(sealed, field: "name") == text)
        #expect(text.isEmpty || !Data(sealed).contains(Array(text.utf8)))
        #expect(key.seal(text, field: "name", &randomness) != sealed, "no two sealings are alike")
    }

    @Test func anyChangedByteIsNoticed() throws {
        var randomness = Randomness()
        let key = newKey()
        let sealed = key.seal("430104199202290029", field: "number", &randomness)
        for index in sealed.indices {
            var changed = sealed
            changed[index] ^= 1
            #expect(throws: SealingError.self) { try key.open(changed, field: "number") }
        }
        for length in 0..<sealed.count {
            #expect(throws: SealingError.self) { try key.open(Array(sealed.prefix(length)), field: "number") }
        }
    }

    @Test func valuesCannotBeMoved() throws {
        var randomness = Randomness()
        let key = newKey()
        let sealed = key.seal("张某", field: "name", &randomness)
        #expect(throws: SealingError.notAuthentic) { try key.open(sealed, field: "phone") }
        #expect(throws: SealingError.notAuthentic) { try newKey().open(sealed, field: "name") }
        let wrapped = key.wrapped(by: keys, &randomness)
        #expect(throws: SealingError.notAuthentic) { try PersonKey(wrapped: wrapped, for: UUID(), keys: keys) }
    }

    @Test func anotherKeyIdentifierIsUnknown() throws {
        var randomness = Randomness()
        let wrapped = newKey().wrapped(by: keys, &randomness)
        let rotated = KeyRing(master: NamedKey(id: "m2", key: keys.master.key), search: keys.search)
        #expect(throws: SealingError.keyUnknown) { try PersonKey(wrapped: wrapped, for: person, keys: rotated) }
        let sameName = KeyRing(
            master: NamedKey(id: "m1", key: SymmetricKey(size: .bits256)), search: keys.search)
        #expect(throws: SealingError.notAuthentic) { try PersonKey(wrapped: wrapped, for: person, keys: sameName) }
    }

    @Test func sealedValuesNameAlgorithmAndKey() {
        let sealed = keys.seal(Array("letter".utf8), context: "dead_letter")
        #expect(sealed[0] == 1)
        #expect(String(decoding: sealed[2..<(2 + Int(sealed[1]))], as: UTF8.self) == "m1")
    }

    @Test func lettersOpenInTheirContextOnly() throws {
        let sealed = keys.seal([1, 2, 3], context: "dead_letter")
        #expect(try keys.open(sealed, context: "dead_letter") == [1, 2, 3])
        #expect(throws: SealingError.notAuthentic) { try keys.open(sealed, context: "other") }
    }

    @Test func searchHashesAreStableKeyedAndKeptApart() {
        let value = Array("R430104199202290029".utf8)
        let hash = keys.searchHash(of: value, purpose: "document")
        #expect(hash == keys.searchHash(of: value, purpose: "document"))
        #expect(hash != keys.searchHash(of: value, purpose: "likeness"))
        #expect(hash != keys.searchHash(of: value + [0], purpose: "document"))
        #expect(hash.starts(with: Array("s1:".utf8)))
        #expect(hash.count == 3 + 16)
        let other = KeyRing(
            master: keys.master, search: NamedKey(id: "s1", key: SymmetricKey(size: .bits256)))
        #expect(hash != other.searchHash(of: value, purpose: "document"))
        // Purpose and value are told apart, however they are cut.
        #expect(
            keys.searchHash(of: Array("bc".utf8), purpose: "a") != keys.searchHash(of: Array("c".utf8), purpose: "ab"))
    }

    @Test(arguments: [
        ("m1 \(Data(repeating: 1, count: 32).base64EncodedString())", true),
        ("m1 \(Data(repeating: 1, count: 31).base64EncodedString())", false),
        ("m1", false), ("", false), ("m-1 \(Data(repeating: 1, count: 32).base64EncodedString())", false),
        ("abcdefghijklmnop \(Data(repeating: 1, count: 32).base64EncodedString())", false), ("m1 !!!", false),
    ]) func keyLines(line: String, isKey: Bool) {
        #expect((NamedKey(line: line) != nil) == isKey)
    }
}
