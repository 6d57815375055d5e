import Contracts
import Foundation
import Testing

@testable import Operator

/// Files of standards: what is read, and how each fault is named.
@Suite struct StandardsFileTests {
    static let titles = "scheme,place,year,average,floor,ceiling,rate,account,tiers,crossYear,source"
    static let good = "pension,430000,2026,6575.00,60,300,20,8,60 80 100,no,HRSS 2026-1"

    private static func fault(_ text: String) -> String? {
        do throws(CommandFault) {
            _ = try StandardsFile(text)
            return nil
        } catch {
            return error.status == .refused ? error.text.en : "status \(error.status)"
        }
    }

    @Test func `A line is read in the units in which it is written`() throws {
        // As Excel writes it: a byte order mark, CR LF, quotations, and blank lines at the end.
        let text =
            "\u{FEFF}\(Self.titles)\r\n\(Self.good)\r\n"
            + "medical,430100,2026,6575,60,300,8.5%,0,60; 100,是,\"医保局 \"\"公告\"\", \r\n第 3 号\"\r\n,,,,,,,,,,\r\n"
            + "resident-pension,430102,2027,0.5,100,100,100,0.01,100,TRUE,x"
        let lines = try StandardsFile(text).lines
        #expect(lines.map(\.number) == [2, 3, 6])
        #expect(
            lines[0].standard
                == InsuranceStandard(
                    scheme: "pension", place: "430000", year: 2026, averageFen: 657_500, floorPercent: 60,
                    ceilingPercent: 300, rateBasisPoints: 2_000, accountBasisPoints: 800,
                    quotedPercents: [60, 80, 100], crossYear: false, source: "HRSS 2026-1"))
        let second = lines[1].standard
        #expect(second.rateBasisPoints == 850 && second.accountBasisPoints == 0 && second.crossYear)
        #expect(second.quotedPercents == [60, 100] && second.source == "医保局 \"公告\", \r\n第 3 号")
        #expect(lines[2].standard.averageFen == 50 && lines[2].standard.rateBasisPoints == 10_000)
        #expect(lines[2].standard.accountBasisPoints == 1 && lines[2].standard.crossYear)
    }

    @Test func `Columns are found by their titles, in any order`() throws {
        let titles = Self.titles.split(separator: ",").reversed().joined(separator: ",")
        let line = Self.good.split(separator: ",").reversed().joined(separator: ",")
        #expect(
            try StandardsFile(titles + "\n" + line).lines.map(\.standard)
                == StandardsFile(Self.titles + "\n" + Self.good).lines.map(\.standard))
        let chinese = "险种,行政区划,年度,月平均工资(元),下限,上限, 缴费比例（％）,个人账户,档次,可跨年补缴,文号"
        #expect(
            try StandardsFile(chinese + "\n" + Self.good).lines == StandardsFile(Self.titles + "\n" + Self.good).lines)
        for (titles, fault) in [
            (Self.titles.replacing(",source", with: ""), "these columns are missing: source"),
            (Self.titles + ",note", "these columns are not known: note"),
            (Self.titles + ",出处", "these columns are there twice: source"),
            (Self.titles.replacing("rate", with: "account"), "these columns are there twice: account"),
            ("a", "these columns are missing: scheme, place, year"),
        ] {
            #expect(Self.fault(titles + "\n" + Self.good)?.hasPrefix("line 1: \(fault)") == true, "\(titles)")
        }
        #expect(Self.fault("\n\n")?.hasPrefix("line 1: the file is empty") == true)
        #expect(Self.fault(Self.titles + "\r\n") == "the file names its columns and holds no standard.")
    }

    @Test(
        arguments: [
            (0, "pensoin", "scheme: must be one of"), (1, "430199", "place: must be a division code"),
            (1, "4301", "place:"), (2, "26", "year:"), (2, "２０２６", "year:"),
            (3, "\"6,575.00\"", "average: must be a sum"),
            (3, "6575.001", "average:"), (3, "-1", "average:"), (3, "0.00", "average:"),
            (3, "9999999999999", "average:"), (4, "0", "floor:"), (4, "60.5", "floor:"),
            (5, "59", "ceiling: is below the floor"), (5, "1001", "ceiling:"), (6, "0", "rate:"),
            (6, "100.01", "rate:"),
            (6, "20.005", "rate:"), (7, "20.01", "account: is above the rate"), (8, "80 60", "tiers:"),
            (8, "60 60", "tiers:"), (8, "60 x", "tiers:"), (8, "", "tiers:"), (8, "50 60", "tiers: has a tier outside"),
            (8, "60 301", "tiers: has a tier outside"), (9, "maybe", "crossYear: must be yes or no"),
            (10, " ", "source:"),
        ])
    func `A fault is named with its line and column`(column: Int, cell: String, fault: String) throws {
        var cells = Self.good.split(separator: ",").map(String.init)
        cells[column] = cell
        let text = [Self.titles, Self.good.replacing("2026,", with: "2025,"), cells.joined(separator: ",")]
        let said = try #require(Self.fault(text.joined(separator: "\n")))
        #expect(said.hasPrefix("nothing was imported:\n  line 3 \(fault)"), "\(said)")
        #expect(said.split(separator: "\n").count == 2, "no other fault beside it: \(said)")
    }

    @Test func `All faults are named at once, in the order of the lines, and of very many the first`() throws {
        let bad = "x,y,z,1,2,3,4,5,6,no,s"
        let said = try #require(Self.fault([Self.titles, Self.good, bad, "a,b", Self.good].joined(separator: "\n")))
        let lines = said.split(separator: "\n").dropFirst().map { $0.dropFirst(2).prefix { $0 != ":" } }
        #expect(
            lines == [
                "line 3 scheme", "line 3 place", "line 3 year", "line 3 account", "line 3 tiers", "line 4", "line 5",
            ])
        #expect(said.hasSuffix("line 5: has the scheme, place and year of line 2"))
        let many = try #require(
            Self.fault(([Self.titles] + Array(repeating: "a,b", count: 30)).joined(separator: "\n")))
        #expect(many.split(separator: "\n").count == 22 && many.hasSuffix("\n  and 10 more"))
    }

    @Test func `A quotation must end, and nothing may follow its end`() throws {
        let start = Self.titles + "\n" + Self.good + "\n"
        #expect(
            Self.fault(start + "pension,\"430000\n2026\n")?.hasSuffix(
                "line 3: has a quotation mark without its partner") == true)
        #expect(Self.fault(start + "\n\"pension\"x,430000")?.contains("line 4: has a quotation") == true)
    }

    @Test func `More than the service takes at once is not begun`() throws {
        func file(_ count: Int) -> String {
            ([Self.titles]
                + (0..<count).map { number in
                    let place = DivisionCode.counties[number % 100].description
                    return Self.good.replacing("430000,2026", with: "\(place),\(2020 + number / 100)")
                }).joined(separator: "\n")
        }
        #expect(try StandardsFile(file(500)).lines.count == 500)
        #expect(Self.fault(file(501))?.hasPrefix("a file holds 500 standards") == true)
    }

    @Test func `A file is read in the encodings in which Excel writes it`() throws {
        let path = FileManager.default.temporaryDirectory.appending(path: "U-\(UUID().uuidString).csv")
        defer { try? FileManager.default.removeItem(at: path) }
        // `HRSS 湘人社 2026-1` as a Chinese Excel writes it.
        let source: [UInt8] = Array("HRSS ".utf8) + [0xCF, 0xE6, 0xC8, 0xCB, 0xC9, 0xE7] + Array(" 2026-1".utf8)
        let line = Self.good.utf8.dropLast("HRSS 2026-1".utf8.count)
        try Data(Array(Self.titles.utf8) + [10] + line + source).write(to: path)
        #expect(try StandardsFile.read(path.path).lines.map(\.standard.source) == ["HRSS 湘人社 2026-1"])
        try Data(Array(Self.titles.utf8) + [10] + line + [0xFF]).write(to: path)
        let fault = #expect(throws: CommandFault.self) { try StandardsFile.read(path.path) }
        #expect(fault?.status == .refused)
        #expect(fault?.text.zh.contains("第 2 行：第 11 列既不是 UTF-8 也不是 GBK/GB18030") == true)
        #expect(throws: CommandFault.self) { try StandardsFile.read(path.path + ".none") }
    }

    @Test func `Standard money is money again`() {
        for (fen, text, short) in [(657_500, "6575.00", "6575"), (5, "0.05", "0.05"), (-1_230, "-12.30", "-12.3")] {
            #expect(Hundredths.text(Int64(fen)) == text && Hundredths.shortText(Int64(fen)) == short)
        }
        #expect(Hundredths.shortText(2_000) == "20" && Hundredths.shortText(0) == "0")
    }
}

extension StandardsFile {
    /// As if it stood in a file.
    init(_ text: String) throws(CommandFault) {
        let table: CSVTable<StandardColumn>
        do throws(CSVFault) {
            table = try CSVTable(text)
        } catch {
            throw .refused(.csvFault(error))
        }
        try self.init(table)
    }
}
