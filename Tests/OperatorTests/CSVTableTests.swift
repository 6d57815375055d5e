import Contracts
import Foundation
import Synchronization
import Testing

@testable import Operator

/// Files of comma-separated values, as spreadsheets and other systems really write them.
@Suite struct CSVTableTests {
    enum Column: String, TableColumn {
        case name, amount, note

        var titles: [String] {
            switch self {
            case .name: ["姓名", "name", "职工姓名"]
            case .amount: ["金额（元）", "amount"]
            case .note: ["备注", "note"]
            }
        }
        var isRequired: Bool { self != .note }
    }

    /// Bytes in pieces of that size, which count how many of them were asked for.
    final class Pieces: ByteSource, Sendable {
        private let bytes: [UInt8]
        private let size: Int
        private let position = Mutex(0)

        init(_ bytes: [UInt8], of size: Int) {
            self.bytes = bytes
            self.size = size
        }

        var read: Int { position.withLock { $0 } }

        func next() -> [UInt8] {
            position.withLock { position in
                let piece = Array(bytes.dropFirst(position).prefix(size))
                position += piece.count
                return piece
            }
        }
    }

    static func rows(_ text: String) -> [Result<CSVRow, CSVFault>] { Array(CSVRows(BytesInMemory(text.utf8))) }

    static func cells(_ text: String) throws -> [[String]] {
        try rows(text).map { try $0.get().text(in: .utf8) }
    }

    /// Whole, and faults as `line problem`.
    static func told(_ table: CSVTable<Column>) -> [String] {
        table.map { row in
            switch row {
            case .success(let row): "\(row.line) \(Column.allCases.map { row[$0] }.joined(separator: "|"))"
            case .failure(let fault): "\(fault.line) \(fault.problem)"
            }
        }
    }

    @Test(
        arguments: [
            ("a,b\nc,d\n", [["a", "b"], ["c", "d"]]), ("a,b\r\nc,d", [["a", "b"], ["c", "d"]]),
            ("a,b\rc,d\r", [["a", "b"], ["c", "d"]]), ("a,\n,b", [["a", ""], ["", "b"]]),
            ("\"a,\"\"b\"\"\",\"\"", [["a,\"b\"", ""]]), ("\"a\r\nb\",c", [["a\r\nb", "c"]]),
            ("\"a\rb\nc\"", [["a\rb\nc"]]), ("a\"b,c", [["a\"b", "c"]]), ("\n , \na\n\t\n\n", [["a"]]),
            ("", []), ("张,李\n", [["张", "李"]]), ("\u{FEFF}\"a\",b", [["a", "b"]]), ("\u{FEFF}", []),
        ] as [(String, [[String]])])
    func `Rows are read as they were meant`(text: String, cells: [[String]]) throws {
        #expect(try Self.cells(text) == cells)
        // The same, whatever the pieces in which it comes.
        for size in 1...4 {
            let rows = CSVRows(Pieces(Array(text.utf8), of: size))
            #expect(try rows.map { try $0.get().text(in: .utf8) } == cells)
        }
    }

    @Test func `Each row has the line on which it begins`() throws {
        let rows = Self.rows("a\r\n\r\n\"b\nc\r\nd\",e\rf\n,\ng")
        #expect(try rows.map { try $0.get().line } == [1, 3, 6, 8])
        #expect(Self.rows("a\n\"b\nc").last == .failure(CSVFault(line: 2, problem: .quotation)))
        #expect(Self.rows("a\n\"b\nc\"d\ne").map { $0 }.last == .failure(CSVFault(line: 3, problem: .quotation)))
        let endless = "a\n\"" + String(repeating: "b\n", count: CSVRows.longestRow)
        #expect(Self.rows(endless).last == .failure(CSVFault(line: 2, problem: .tooLong)))
    }

    @Test func `Of a million rows no more is read than is needed`() throws {
        let pieces = Pieces(Array(String(repeating: "张三,1.00\r\n", count: 100_000).utf8), of: 4_096)
        var rows = CSVRows(pieces)
        for line in 1...1_000 { #expect(try rows.next()?.get().line == line) }
        #expect(pieces.read < 1_000 * 14 + 4_096)
        var count = 1_000
        while let row = rows.next() {
            count += 1
            guard try row.get().cells.count == 2 else { break }
        }
        #expect(count == 100_000)
    }

    @Test(
        arguments: [
            "姓名,金额（元）", "name,amount", " 职工姓名 ,金额(元)", "ＮＡＭＥ,Amount", "\u{FEFF}姓名,\"金额\n（元）\"", "\u{FEFF}\"姓名\",amount",
            "备注,姓名,金额（元）", "金额（元）,，,姓名",
        ])
    func `Columns are found by any of their titles, in any order`(titles: String) throws {
        var row: [String] = []
        for title in titles.replacing("\n", with: "").split(separator: ",") {
            let isAmount = title.contains("金额") || title.lowercased().contains("amount")
            row.append(isAmount ? "1" : title.contains("备注") ? "x" : "张三")
        }
        let table = try CSVTable<Column>(titles + "\n" + row.joined(separator: ","))
        let read = try #require(try table.map { try $0.get() }.first)
        #expect(read[.name] == "张三" && read[.amount] == "1")
        #expect(read[.note] == (titles.contains("备注") ? "x" : ""), "a column that need not be there is empty")
    }

    @Test func `Titles that are missing, repeated or of no column are named`() throws {
        for (titles, problem) in [
            ("姓名,备注", .missing(["金额（元）"])), ("姓名,name,金额（元）", .repeated(["姓名"])),
            ("张三,1", .missing(["姓名", "金额（元）"])), ("\r\n \r\n", .empty), ("", .empty),
        ] as [(String, CSVFault.Problem)] {
            let fault = #expect(throws: CSVFault.self) { try CSVTable<Column>(titles) }
            #expect(fault == CSVFault(line: 1, problem: problem))
        }
        #expect(try CSVTable<Column>("姓名,工龄,金额（元）,,\n").unknownTitles == ["工龄"])
    }

    @Test func `A row that does not fit is a fault in its place, and the next row follows`() throws {
        let table = try CSVTable<Column>("姓名,金额（元）\r\n 张三 ,1\r\n李四\r\n\"王\n五\",2,3\r\n赵六,\u{3000}4\r\n")
        #expect(
            Self.told(table) == [
                "2 张三|1|", "3 cells(expected: 2, found: 1)", "4 cells(expected: 2, found: 3)", "6 赵六|4|",
            ])
        let refusals: [(CSVFault.Problem, String)] = [
            (.cells(expected: 2, found: 1), "应有 2 列，实有 1 列"), (.missing(["姓名"]), "缺少列：姓名"),
            (.repeated(["姓名"]), "列重复：姓名"), (.unknown(["x\u{1B}"]), "列名无法识别：x"), (.quotation, "双引号不成对"),
        ]
        for (problem, text) in refusals {
            #expect(LocalizedText.csvFault(CSVFault(line: 3, problem: problem)).zh.hasPrefix("第 3 行：" + text))
        }
    }

    // 姓名,金额（元） / 张三丰,1 / 㐁𠀀,2 in GB18030: characters of two bytes and of four.
    static let gb18030: [UInt8] =
        [0xD0, 0xD5, 0xC3, 0xFB, 0x2C, 0xBD, 0xF0, 0xB6, 0xEE, 0xA3, 0xA8, 0xD4, 0xAA, 0xA3, 0xA9, 0x0D, 0x0A]
        + [0xD5, 0xC5, 0xC8, 0xFD, 0xB7, 0xE1, 0x2C, 0x31, 0x0D, 0x0A]
        + [0x81, 0x39, 0xEF, 0x30, 0x95, 0x32, 0x82, 0x36, 0x2C, 0x32]

    @Test func `What is no UTF-8 is GB18030, by the whole file`() throws {
        #expect(try Self.told(Self.gb18030) == ["2 张三丰|1|", "3 㐁𠀀|2|"])
        // The first row alone could be either: C4 A3 is 模 in GB18030 and ģ in UTF-8.
        #expect(
            try Self.told(Array("name,amount\n".utf8) + [0xC4, 0xA3, 0x2C, 0x31, 0x0A, 0xB7, 0xE1, 0x2C, 0x32]) == [
                "2 模|1|", "3 丰|2|",
            ])
        #expect(try Self.told(TextEncoding.byteOrderMark + Array("姓名,金额（元）\n张三丰,1".utf8)) == ["2 张三丰|1|"])
        #expect(
            try Self.told(Self.gb18030 + Array("\n".utf8) + [0xFF, 0x2C, 0x33, 0x0A, 0xD5, 0xC5, 0x2C, 0x34]) == [
                "2 张三丰|1|", "3 㐁𠀀|2|", "4 encoding(cell: 1)", "5 张|4|",
            ])
    }

    @Test(arguments: 1...9)
    func `The encoding is found wherever a piece ends`(size: Int) throws {
        let text = Array("a,é,张,𠀀,z,丰".utf8)
        #expect(try TextEncoding.detected(in: Pieces(text, of: size)) == .utf8)
        #expect(try TextEncoding.detected(in: Pieces(text.dropLast(), of: size)) == .gb18030, "cut within a character")
        #expect(try TextEncoding.detected(in: Pieces(Self.gb18030, of: size)) == .gb18030)
        #expect(try TextEncoding.detected(in: Pieces(text + [0x80, 0x80, 0x80, 0x80], of: size)) == .gb18030)
        #expect(try TextEncoding.detected(in: Pieces([], of: size)) == .utf8)
    }

    @Test func `What comes through a pipe is read like a file`() async throws {
        let pipe = FileManager.default.temporaryDirectory.appending(path: "pipe-\(UUID().uuidString)").path
        #expect(mkfifo(pipe, 0o600) == 0)
        defer { unlink(pipe) }
        async let written: Void = Task.detached {
            try #require(FileHandle(forWritingAtPath: pipe)).write(contentsOf: Data(Self.gb18030))
        }.value
        let told = try await Task.detached { try Self.told(CSVTable(path: pipe)) }.value
        try await written
        #expect(told == ["2 张三丰|1|", "3 㐁𠀀|2|"])
    }

    @Test func `What was written is read again, and is no formula`() throws {
        let cells = [
            ["=1+1", "+cmd|' /C calc'!A0"], ["-2+3", "@SUM(A1)"], [" =1", "＝1"], ["-12.30", "+86"], ["a,b", "c \"d\""],
            ["e\r\nf", " g "], ["", "张三"],
        ]
        var writer = CSVWriter(to: "", titles: ["甲", "乙"])
        for row in cells { writer.write(row) }
        #expect(writer.output.unicodeScalars.first == "\u{FEFF}" && writer.output.hasSuffix(",张三\r\n"))
        let read = try Self.cells(writer.output)
        #expect(read[0] == ["甲", "乙"])
        for (written, found) in zip(cells, read.dropFirst()) {
            let expected = written.map { cell in
                cell.contains { "=@＝|".contains($0) } || cell == "-2+3" ? "'" + cell : cell
            }
            #expect(found == expected)
        }
        #expect(read.count == cells.count + 1)
    }

    /// The same for a file of these bytes.
    private static func told(_ bytes: [UInt8]) throws -> [String] {
        let path = FileManager.default.temporaryDirectory.appending(path: "table-\(UUID().uuidString).csv")
        defer { try? FileManager.default.removeItem(at: path) }  // nothing lies there where it could not be written
        try Data(bytes).write(to: path)
        return told(try CSVTable(path: path.path))
    }
}
