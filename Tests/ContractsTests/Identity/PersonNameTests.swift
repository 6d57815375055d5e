import Contracts
import Testing

@Suite struct PersonNameTests {
    @Test(arguments: [
        ("张某", "张*"), ("张小明", "张*明"), ("欧阳某", "欧阳*"), ("欧阳小华", "欧阳*华"), ("欧阳", "欧*"), ("司马相如", "司马*如"),
        ("张", "张*"), ("买买提·艾力", "买**·艾*"), ("John Smith", "J*** S****"), ("阿卜杜拉", "阿**拉"), ("𠮷田", "𠮷*"),
    ])
    func masks(name: String, masked: String) {
        #expect(PersonName(name)?.masked() == masked)
        #expect("\(PersonName(name)!)" == masked)
    }

    @Test(arguments: [
        ("  张某 ", "张某"), ("买买提•艾力", "买买提·艾力"), ("John　 Smith", "John Smith"), ("Ｊｏｈｎ", "John"), ("O'Brien", "O'Brien"),
        ("Zoe\u{308}", "Zoe\u{308}"), ("\u{926}\u{93E}\u{938}", "\u{926}\u{93E}\u{938}"),
    ])
    func bringsToOneSpelling(written: String, text: String) {
        #expect(PersonName(written)?.text == text)
    }

    @Test(arguments: [
        "", " ", "·", "张3", "张\u{0}", "张<b>", "张\n三", "13800000001", "😀", "\u{301}", " \u{301}a", "\u{93E}",
        String(repeating: "张", count: 101),
    ])
    func refuses(written: String) {
        #expect(PersonName(written) == nil)
    }
}
