import Contracts

/// What a posting is for: its flow, and the one thing that can be posted in that flow once.
///
/// Its text, such as `settle/FK0000000123450102`, is unique for ever in the ledger.
public struct PostingKey: Sendable, Hashable, CustomStringConvertible {
    public let flow: Flow
    public let text: String

    private init(_ flow: Flow, _ rest: String) {
        self.flow = flow
        text = "\(flow.rawValue)/\(rest)"
    }

    /// What one attempt at a payment brings.
    public enum PaymentFlow: Sendable, Hashable, CaseIterable {
        case settle, `return`
        /// Paid again after the attempt before it came back.
        case recommit
        /// Cancelled before it was asked for, or given up after it failed.
        case drop
        /// Given up after it came back.
        case free
    }

    /// What one list brings.
    public enum ListFlow: Sendable, Hashable, CaseIterable {
        case reserve, unreserve, commit
    }

    /// What is done to a fund or project by hand, under a document's number.
    public enum FundFlow: Sendable, Hashable, CaseIterable {
        case receive, handBack, allocate, deallocate, spend
    }

    public init(_ flow: PaymentFlow, _ reference: PaymentReference) {
        let flow: Flow =
            switch flow {
            case .settle: .settle
            case .return: .return
            case .recommit: .recommit
            case .drop: .drop
            case .free: .free
            }
        self.init(flow, reference.text)
    }

    /// - Parameter part: which one it is, where a list brings several of a kind: lines refused in one step after another.
    public init(_ flow: ListFlow, _ list: ListNumber, part: Int = 0) {
        let flow: Flow =
            switch flow {
            case .reserve: .reserve
            case .unreserve: .unreserve
            case .commit: .commit
            }
        self.init(flow, part == 0 ? list.text : "\(list)/\(part)")
    }

    public init(_ flow: FundFlow, _ document: SourceReference) {
        let flow: Flow =
            switch flow {
            case .receive: .receive
            case .handBack: .handBack
            case .allocate: .allocate
            case .deallocate: .deallocate
            case .spend: .spend
            }
        self.init(flow, document.text)
    }

    /// Money that a person paid back for a line, under the document that shows it.
    public init(recovering line: LineNumber, _ document: SourceReference) {
        self.init(.recover, "\(line)/\(document)")
    }

    public var description: String { text }
}
