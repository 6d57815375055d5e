import Contracts
import Testing

@Suite struct JSONParsingTests {
    private func parse(_ text: String) throws(JSONError) -> JSON { try JSON(parsing: Array(text.utf8)) }

    private func refusal(_ bytes: [UInt8]) -> ReasonCode? {
        do {
            _ = try JSON(parsing: bytes)
            return nil
        } catch {
            return error.code
        }
    }

    @Test func readsEveryKindOfValue() throws {
        let json = try parse(
            #" { "a" : [ null , true , false , 0 , -1 , 1.5 , 1e2 , "x" ] , "b" : { } , "c" : [ ] } "#)
        let expected: JSON = [
            "a": [.null, true, false, 0, -1, 1.5, 100.0, "x"], "b": .object([]), "c": [],
        ]
        #expect(json == expected)
    }

    @Test(arguments: [
        (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{c}\n\r\t"), (#""\u4e2d\u6587""#, "中文"), (#""\uD83D\uDE00""#, "😀"),
        (#""长沙 é 😀""#, "长沙 é 😀"), (#""""#, ""), (#""a\u0001b""#, "a\u{1}b"), (#""\uFFFF""#, "\u{FFFF}"),
    ])
    func readsStrings(text: String, value: String) throws {
        #expect(try parse(text) == .string(value))
    }

    @Test(arguments: [
        ("9223372036854775807", JSON.integer(.max)), ("-9223372036854775808", .integer(.min)),
        ("9223372036854775808", .number(9_223_372_036_854_775_808)), ("-0", .integer(0)), ("0.0", .number(0)),
        ("1E+2", .number(100)), ("1e-400", .number(0)), ("18446744073709551616", .number(18_446_744_073_709_551_616)),
    ])
    func readsNumbers(text: String, value: JSON) throws {
        #expect(try parse(text) == value)
    }

    @Test(arguments: [
        "", " ", "{", "}", "[1,]", "[,1]", "[1 2]", "{\"a\"}", "{\"a\":}", "{\"a\":1,}", "{a:1}", "{'a':1}", "01",
        "-", "+1", ".5", "1.", "1e", "1e+", "0x10", "NaN", "Infinity", "-Infinity", "tru", "nul", "True", "1 2",
        "[1]x", "\"", "\"\\x\"", "\"\\u12\"", "\"\\u12g4\"", "\"tab\there\"", "\"line\nbreak\"", "// x\n1",
        "\u{feff}1", "[1}", "{\"a\":1]", "\u{a0}1", "\"\\",
    ])
    func refusesWhatIsNoJSON(text: String) {
        #expect(refusal(Array(text.utf8)) == .jsonSyntax)
    }

    @Test(
        arguments: [
            [0x22, 0xFF, 0x22], [0x22, 0xC0, 0xAF, 0x22], [0x22, 0xC3, 0x22], [0x22, 0xE4, 0xB8, 0x22],
            [0x22, 0xED, 0xA0, 0x80, 0x22], [0x22, 0xF4, 0x90, 0x80, 0x80, 0x22], [0x22, 0x80, 0x22],
            [0x22, 0xF8, 0x88, 0x80, 0x80, 0x80, 0x22], [0x22, 0x5C, 0x6E, 0xFF, 0x22],
        ] as [[UInt8]])
    func refusesIllFormedUTF8(bytes: [UInt8]) {
        #expect(refusal(bytes) == .jsonUTF8)
    }

    @Test(arguments: [
        (#""\uD800""#, ReasonCode.jsonSurrogate), (#""\uDC00""#, .jsonSurrogate), (#""\uD800x""#, .jsonSurrogate),
        (#""\uD800\n""#, .jsonSurrogate), (#""\uD800\uD800""#, .jsonSurrogate), (#""\uD83D\u0041""#, .jsonSurrogate),
        (#""\u0000""#, .jsonNul), (#"{"\u0000":1}"#, .jsonNul), ("\"a\u{0}b\"", .jsonNul),
        (#"{"a":1,"a":2}"#, .jsonDuplicateKey), (#"{"a":1,"\u0061":2}"#, .jsonDuplicateKey), ("1e400", .jsonNumber),
        ("-1e999999999", .jsonNumber),
    ])
    func refusesWithItsOwnCode(text: String, code: ReasonCode) {
        #expect(refusal(Array(text.utf8)) == code)
    }

    @Test func tellsCanonicallyEquivalentNamesApart() throws {
        let json = try parse(#"{"\u00e9":1,"e\u0301":2}"#)
        #expect(json.object?.count == 2)
    }

    @Test func findsDuplicatesAmongMany() {
        let many = (0..<5000).map { "\"k\($0)\":1" }.joined(separator: ",")
        #expect(refusal(Array("{\(many)}".utf8)) == nil)
        #expect(refusal(Array("{\(many),\"k17\":1}".utf8)) == .jsonDuplicateKey)
    }

    @Test(arguments: ["[", "{\"a\":", "[{\"a\":", "[[", "[ "])
    func refusesDeepNesting(opening: String) {
        for depth in [65, 10_000, 200_000] {
            #expect(refusal(Array(String(repeating: opening, count: depth).utf8)) == .jsonDepth)
        }
    }

    @Test func allowsTheDeepestNesting() throws {
        let text = String(repeating: "[", count: 64) + String(repeating: "]", count: 64)
        #expect(try JSON(parsing: Array(text.utf8)).serialized() == Array(text.utf8))
        #expect(refusal(Array(("[" + text + "]").utf8)) == .jsonDepth)
        let wide = "[" + Array(repeating: "[]", count: 1000).joined(separator: ",") + "]"
        #expect(refusal(Array(wide.utf8)) == nil)
    }

    @Test func refusesHugeNumbersQuickly() {
        #expect(refusal(Array(repeating: UInt8(ascii: "9"), count: 1_000_000)) == .jsonNumber)
        #expect(refusal(Array(("0." + String(repeating: "1", count: 100_000)).utf8)) == .jsonNumber)
    }

    @Test func refusesEveryTruncationAndSurvivesEveryChangedByte() throws {
        let text = #"{"id":"a\u00e9\n","data":{"name":"张某","n":[1,-2.5e3,true,null],"s":{"x":"😀"}}}"#
        let bytes = Array(text.utf8)
        #expect(refusal(bytes) == nil)
        for end in 0..<bytes.count { #expect(refusal(Array(bytes[..<end])) != nil) }
        for position in bytes.indices {
            for byte: UInt8 in 0...255 {
                var changed = bytes
                changed[position] = byte
                if let json = try? JSON(parsing: changed) {
                    #expect(try JSON(parsing: json.serialized()).canonical() == json.canonical())
                }
            }
        }
    }

    @Test func quotesNothingOfTheInput() {
        do {
            _ = try parse(#"{"secret":"13800000001" oops}"#)
            Issue.record("parsed")
        } catch {
            #expect("\(error)" == "json-syntax at byte 24")
        }
    }
}
