import Contracts
import Testing

/// The vectors of RFC 8785: appendix B (numbers), §3.2.3 (order) and §3.2.4 (the whole).
@Suite struct CanonicalJSONTests {
    private func canonical(_ json: JSON) -> String { String(decoding: json.canonical(), as: UTF8.self) }

    @Test(
        arguments: [
            (0x0000_0000_0000_0000, "0"), (0x8000_0000_0000_0000, "0"), (0x0000_0000_0000_0001, "5e-324"),
            (0x8000_0000_0000_0001, "-5e-324"), (0x7fef_ffff_ffff_ffff, "1.7976931348623157e+308"),
            (0xffef_ffff_ffff_ffff, "-1.7976931348623157e+308"), (0x4340_0000_0000_0000, "9007199254740992"),
            (0xc340_0000_0000_0000, "-9007199254740992"), (0x4430_0000_0000_0000, "295147905179352830000"),
            (0x44b5_2d02_c7e1_4af5, "9.999999999999997e+22"), (0x44b5_2d02_c7e1_4af6, "1e+23"),
            (0x44b5_2d02_c7e1_4af7, "1.0000000000000001e+23"), (0x444b_1ae4_d6e2_ef4e, "999999999999999700000"),
            (0x444b_1ae4_d6e2_ef4f, "999999999999999900000"), (0x444b_1ae4_d6e2_ef50, "1e+21"),
            (0x3eb0_c6f7_a0b5_ed8c, "9.999999999999997e-7"), (0x3eb0_c6f7_a0b5_ed8d, "0.000001"),
            (0x41b3_de43_5555_5553, "333333333.3333332"), (0x41b3_de43_5555_5554, "333333333.33333325"),
            (0x41b3_de43_5555_5555, "333333333.3333333"), (0x41b3_de43_5555_5556, "333333333.3333334"),
            (0x41b3_de43_5555_5557, "333333333.33333343"), (0xbecb_f647_612f_3696, "-0.0000033333333333333333"),
            (0x4314_3ff3_c1cb_0959, "1424953923781206.2"),
        ] as [(UInt64, String)])
    func writesNumbersAsECMAScript(bits: UInt64, text: String) {
        #expect(canonical(.number(Double(bitPattern: bits))) == text)
    }

    @Test func writesWholeNumbersAlikeHoweverTheyWereWritten() throws {
        for text in ["100", "1e2", "100.0", "1000E-1"] {
            #expect(canonical(try JSON(parsing: Array(text.utf8))) == "100")
        }
        #expect(canonical(.integer(.max)) == "9223372036854776000")
        #expect(String(decoding: JSON.integer(.max).serialized(), as: UTF8.self) == "9223372036854775807")
    }

    @Test func ordersNamesByUTF16() throws {
        let text = #"{"\u20ac":1,"\r":2,"\ufb33":3,"1":4,"\ud83d\ude00":5,"\u0080":6,"\u00f6":7}"#
        let json = try JSON(parsing: Array(text.utf8))
        let order = try JSON(parsing: json.canonical()).object?.map(\.value)
        #expect(order == [2, 4, 6, 7, 1, 5, 3])
    }

    @Test func writesTheExampleOfTheStandard() throws {
        let text = #"""
            {
              "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
              "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
              "literals": [null, true, false]
            }
            """#
        let expected =
            #"{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"#
            + #""string":"€$\u000f\nA'B\"\\\\\"/"}"#
        #expect(canonical(try JSON(parsing: Array(text.utf8))) == expected)
    }

    @Test func canonicalFormIsItsOwnCanonicalForm() throws {
        let json: JSON = ["b": [1, 2.5, "é😀"], "a": ["z": .null, "y": true], "": "\u{1}"]
        let once = json.canonical()
        #expect(try JSON(parsing: once).canonical() == once)
    }
}
