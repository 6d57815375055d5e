/// `relief.list-page-published.v1`: a page of a list that is shown to the public (公示). Masked names alone: no number, no
/// account, no illness, no reason.
public struct ReliefListPagePublished: EventData {
    public static let type = EventType.reliefListPagePublishedV1
    /// As many as fit a message.
    public static let mostLines = 500

    public var list: ListNumber
    /// From 1.
    public var page: Int
    public var pages: Int
    public var lines: [Line]

    public struct Line: Sendable, Hashable {
        /// Where it stands in the list, from 1.
        public var position: Int
        public var line: LineNumber
        public var maskedName: String
        public var union: UnionCode?
        public var item: ReliefItem
        public var amountFen: Fen

        public init(
            position: Int, line: LineNumber, name: PersonName, union: UnionCode? = nil, item: ReliefItem, amountFen: Fen
        ) {
            self.init(position, line, name.masked(), union, item, amountFen)
        }

        private init(
            _ position: Int, _ line: LineNumber, _ maskedName: String, _ union: UnionCode?, _ item: ReliefItem,
            _ amountFen: Fen
        ) {
            self.position = position
            self.line = line
            self.maskedName = maskedName
            self.union = union
            self.item = item
            self.amountFen = amountFen
        }

        init?(_ reader: FieldReader, _ faults: inout [Reason]) {
            let position = reader.position(&faults)
            let line = reader.lineNumber(&faults)
            // A name that hides nothing is no masked one.
            let name = reader.parsed("maskedName", limit: 200, or: .nameFormat, &faults) { $0.contains("*") ? $0 : nil }
            let union = reader.optionalUnion(&faults)
            let item: ReliefItem? = reader.choice("item", &faults)
            let amount = reader.fen("amountFen", &faults)
            guard let position, let line, let name, let item, let amount else { return nil }
            self.init(position, line, name, union, item, amount)
        }

        var json: JSON {
            .object([
                "position": .integer(Int64(position)), "line": .string(line.text), "maskedName": .string(maskedName),
                "union": union.map { .string($0.text) }, "item": .string(item.rawValue),
                "amountFen": .integer(amountFen.amount),
            ])
        }
    }

    public init(list: ListNumber, page: Int, pages: Int, lines: [Line]) {
        self.list = list
        self.page = page
        self.pages = pages
        self.lines = lines
    }

    public init?(json: JSON, faults: inout [Reason]) {
        guard let reader = FieldReader.reading(json, &faults) else { return nil }
        let before = faults.count
        let list = reader.listNumber(&faults)
        let page = reader.count("page", within: 1...1_000_000, or: .valueUnknown, &faults)
        let pages = reader.count("pages", within: 1...1_000_000, or: .valueUnknown, &faults)
        _ = reader.required("lines", &faults)
        let lines = reader.objects("lines", atMost: Self.mostLines, &faults) { Line($0, &$1) }
        guard let list, let page, let pages, faults.count == before else { return nil }
        self.init(list: list, page: page, pages: pages, lines: lines)
    }

    public var json: JSON {
        [
            "list": .string(list.text), "page": .integer(Int64(page)), "pages": .integer(Int64(pages)),
            "lines": .array(lines.map(\.json)),
        ]
    }
}
