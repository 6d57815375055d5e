import Contracts

/// What is said of files of comma-separated values.
extension LocalizedText {
    static func csvFault(_ fault: CSVFault) -> LocalizedText {
        let problem = csvProblem(fault.problem)
        return LocalizedText(zh: "第 \(fault.line) 行：\(problem.zh)", en: "line \(fault.line): \(problem.en)")
    }

    static func csvProblem(_ problem: CSVFault.Problem) -> LocalizedText {
        switch problem {
        case .quotation: LocalizedText(zh: "双引号不成对", en: "has a quotation mark without its partner")
        case .cells(let expected, let found):
            LocalizedText(zh: "应有 \(expected) 列，实有 \(found) 列", en: "must have \(expected) columns, and has \(found)")
        case .encoding(let cell):
            LocalizedText(
                zh: "第 \(cell) 列既不是 UTF-8 也不是 GBK/GB18030 编码；Excel 中请另存为“CSV UTF-8（逗号分隔）”",
                en: "column \(cell) is neither UTF-8 nor GBK/GB18030; in Excel save the file as \"CSV UTF-8\"")
        case .tooLong:
            LocalizedText(
                zh: "一行超过 \(CSVRows.longestRow >> 20) MiB；多半是缺少一个双引号",
                en: "the row is longer than \(CSVRows.longestRow >> 20) MiB: most likely a quotation mark is missing")
        case .empty: LocalizedText(zh: "文件是空的，第一行应为列名", en: "the file is empty; its first line must name the columns")
        case .missing(let titles): columns(titles, zh: "缺少列", en: "these columns are missing")
        case .repeated(let titles): columns(titles, zh: "列重复", en: "these columns are there twice")
        case .unknown(let titles): columns(titles, zh: "列名无法识别", en: "these columns are not known")
        case .unreadable: LocalizedText(zh: "文件从这里起无法读取", en: "the file cannot be read from here on")
        }
    }

    private static func columns(_ titles: [String], zh: String, en: String) -> LocalizedText {
        let titles = titles.prefix(20).map(\.printable)
        return LocalizedText(
            zh: "\(zh)：\(titles.joined(separator: "、"))", en: "\(en): \(titles.joined(separator: ", "))")
    }
}
