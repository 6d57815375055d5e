import Contracts
import ReliefDomain

/// Two funds, three projects, and short ways to write a posting.
public enum LedgerFixture {
    public static let central = FundCode("CEN-2026")!
    public static let donation = FundCode("DON-2026")!
    public static let warmth = ProjectCode("SWN-2026-HN")!
    public static let schooling = ProjectCode("ZX-2026-HN")!
    public static let gifts = ProjectCode("DON-2026-A")!
    public static let projects: [(ProjectCode, FundCode)] = [
        (warmth, central), (schooling, central), (gifts, donation),
    ]

    public static func book() throws -> Book {
        var book = Book()
        book.open(central)
        book.open(donation)
        for (project, fund) in projects { try book.open(project, of: fund) }
        return book
    }

    public static func reference(_ line: Int, attempt: Int = 1) -> PaymentReference {
        PaymentReference(line: LineNumber(number: line)!, attempt: attempt)!
    }

    /// A key of that flow; the same number makes the same key.
    public static func key(_ flow: Flow, _ number: Int) -> PostingKey {
        let document = SourceReference("D-\(number)")!
        let list = ListNumber(programme: ProgrammeCode("SWN-2026-HN")!, number: number)!
        return switch flow {
        case .receive: PostingKey(.receive, document)
        case .handBack: PostingKey(.handBack, document)
        case .allocate: PostingKey(.allocate, document)
        case .deallocate: PostingKey(.deallocate, document)
        case .spend: PostingKey(.spend, document)
        case .reserve: PostingKey(.reserve, list)
        case .unreserve: PostingKey(.unreserve, list)
        case .commit: PostingKey(.commit, list)
        case .drop: PostingKey(.drop, reference(number))
        case .settle: PostingKey(.settle, reference(number))
        case .return: PostingKey(.return, reference(number))
        case .recommit: PostingKey(.recommit, reference(number))
        case .free: PostingKey(.free, reference(number))
        case .recover: PostingKey(recovering: reference(number).line, document)
        }
    }

    public static func posting(_ flow: Flow, _ number: Int, _ amount: Int64, _ project: ProjectCode = warmth) -> Posting
    {
        let fund = projects.first { $0.0 == project }!.1
        return Posting(
            key(flow, number), fund: fund, project: flow.concernsProject ? project : nil, amount: Fen(amount))!
    }
}
