import Contracts
import Testing

@Suite struct DivisionTests {
    @Test func hunanHas122Counties() {
        #expect(DivisionCode.counties.count == 122)
        #expect(DivisionCode.counties.allSatisfy { $0.isCounty && $0.isKnown && DivisionCode.hunan.contains($0) })
        #expect(Set(DivisionCode.counties.map { $0.number / 100 }).count == 14)
    }

    @Test(
        arguments: [
            ("430102", true, true, "芙蓉区"), ("430100", false, true, "长沙市"), ("430000", false, true, "湖南省"),
            ("430371", false, true, "湖南湘潭高新技术产业园区"), ("430122", false, false, nil), ("421002", false, false, nil),
            ("431181", true, true, "祁阳市"), ("431121", false, false, nil), ("430300", false, true, "湘潭市"),
        ] as [(String, Bool, Bool, String?)])
    func knowsWhatIsInUse(code: String, county: Bool, known: Bool, name: String?) throws {
        let division = try #require(DivisionCode(code))
        #expect(division.isCounty == county && division.isKnown == known && division.name == name)
        #expect(division.description == code)
    }

    @Test(arguments: [
        ("430122", 1985, "望城县"), ("430102", 1990, "东区"), ("430102", 2020, "芙蓉区"), ("433025", 1980, "麻阳县"),
        ("433025", 1990, "麻阳苗族自治县"), ("432727", 1970, "祁阳县"),
    ])
    func rememberWhatIsRetired(code: String, year: Int, name: String) {
        #expect(DivisionCode(code)?.name(in: year) == name)
        #expect(DivisionCode(code)?.isKnownInIdentityNumbers == true)
    }

    @Test(arguments: [
        ("430000", "430102", true), ("430100", "430102", true), ("430100", "430100", true), ("430102", "430100", false),
        ("430100", "430000", false), ("430100", "430202", false), ("430102", "430103", false),
        ("430000", "420000", false),
    ])
    func contains(outer: String, inner: String, holds: Bool) throws {
        #expect(try #require(DivisionCode(outer)).contains(try #require(DivisionCode(inner))) == holds)
    }

    @Test(arguments: ["", "43010", "4301022", "43010a", "４３０１０２", "030102", "-30102"])
    func refuses(text: String) {
        #expect(DivisionCode(text) == nil)
    }

    @Test func wordsOfARoutingKey() throws {
        let words = try #require(DivisionCode("430102")).words
        #expect(words == ("43", "01", "02"))
    }
}
