import Contracts
import Foundation
import ReliefDomain

#if canImport(FoundationXML)
    import FoundationXML
#endif

/// The sample statements of `deploy/samples/statements`, and what can be made wrong in them.
enum SampleStatements {
    static func text(_ name: String) throws -> String {
        var folder = URL(filePath: #filePath)
        for _ in 0..<4 { folder.deleteLastPathComponent() }
        return try String(contentsOf: folder.appending(path: "deploy/samples/statements/\(name)"), encoding: .utf8)
    }

    /// Reads as unionctl does: the XML parser of Foundation goes through it, and the reader listens.
    static func camt(_ text: String) throws -> [Statement] {
        let listener = Listener()
        let parser = XMLParser(data: Data(text.utf8))
        parser.delegate = listener
        _ = parser.parse()
        return try listener.reader.finish()
    }

    static func csv(_ text: String) throws -> Statement {
        try StatementCSV.read(cells(text), account: "0417", number: SourceReference("20261231")!)
    }

    /// The cells of RFC 4180.
    static func cells(_ text: String) -> [[String]] {
        var (rows, row, cell): ([[String]], [String], String) = ([], [], "")
        var isQuoted = false
        for character in text {
            switch character {
            case "\"": isQuoted.toggle()
            case ",", "\n", "\r\n":
                guard !isQuoted else { fallthrough }
                row.append(cell)
                cell = ""
                if character != "," { (rows, row) = (rows + [row], []) }
            default: cell.append(character)
            }
        }
        return rows
    }

    private final class Listener: NSObject, XMLParserDelegate {
        var reader = Camt053Reader()

        func parser(
            _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
            attributes: [String: String]
        ) { reader.start(name, attributes: attributes) }

        func parser(_ parser: XMLParser, foundCharacters string: String) { reader.text(string) }

        func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
            reader.end(name)
        }
    }
}

extension Statement {
    /// Short, for comparison.
    var lines: [String] {
        entries.map { entry in
            "\(entry.bookedOn) \(entry.number) \(entry.direction) \(entry.amount.amount) \(entry.reference?.text ?? "-")"
                + (entry.returnReason.map { " \($0.rawValue)" } ?? "") + (entry.hint.map { " \($0)" } ?? "")
        }
    }
}
