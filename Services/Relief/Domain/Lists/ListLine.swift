import Contracts

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// One line of a list: one person, as everything about that person was when the list was frozen, and one amount.
public struct ListLine: Sendable, Hashable {
    /// For ever.
    public let number: LineNumber
    /// From 1.
    public let position: Int
    public let person: UUID
    /// From which version of which archive it was made; `nil` without one.
    public let archive: ArchiveVersion?
    /// To which version of the person's account it is paid; `nil` where there was none.
    public let payee: PayeeKey?
    /// What the formula came to; nought where it came to nothing.
    public let asked: Fen
    /// What the caps left of it; nought for what is refused.
    public let amount: Fen
    public private(set) var state: LineState
    /// The line of another list that it continues.
    public let continues: LineNumber?

    public struct ArchiveVersion: Sendable, Hashable {
        public let archive: ArchiveNumber
        public let version: Int

        public init(_ archive: ArchiveNumber, version: Int) {
            self.archive = archive
            self.version = version
        }
    }

    public init(
        number: LineNumber, position: Int, person: UUID, archive: ArchiveVersion? = nil, payee: PayeeKey?, asked: Fen,
        amount: Fen, state: LineState, continues: LineNumber? = nil
    ) {
        self.number = number
        self.position = position
        self.person = person
        self.archive = archive
        self.payee = payee
        self.asked = asked
        self.amount = amount
        self.state = state
        self.continues = continues
    }

    /// What can happen to a line.
    public enum Step: Sendable, Hashable {
        case object, uphold, reject, splitOff
        case remove(LineState.Removal)
        case take(into: ListNumber)
    }

    /// Takes the step, as the table of ``LineState`` says.
    ///
    /// - Parameter list: where its list stands.
    public mutating func take(_ step: Step, while list: ListStateWord) throws(ListRefusal) {
        switch (step, state) {
        case (.object, .included) where list == .publicised: state = .frozen(open: 1)
        case (.object, .frozen(let open)) where list == .publicised: state = .frozen(open: open + 1)
        case (.object, .included), (.object, .frozen):
            throw ListRefusal(list.isBeforePublicity ? .nothingPublished : .objectionLate)
        case (.uphold, .frozen): state = .removed(.objection)
        case (.reject, .frozen(let open)) where open > 1: state = .frozen(open: open - 1)
        case (.reject, .frozen): state = list.isFixed ? .carvedOut(LineState.CarveOut(.objection)) : .included
        case (.uphold, .removed), (.reject, .removed): break
        case (.splitOff, .included) where list.canSplit: state = .carvedOut(LineState.CarveOut(.signer))
        case (.splitOff, .frozen): throw ListRefusal(.lineFrozen)
        case (.remove(let why), .included) where list.isOpen, (.remove(let why), .frozen) where list.isOpen:
            state = .removed(why)
        case (.take(let other), .carvedOut(var carved)) where carved.to == nil:
            carved.to = other
            state = .carvedOut(carved)
        default: throw ListRefusal(.lineState)
        }
    }

    /// Whether it may be paid once its list is released.
    public var isPayable: Bool { state == .included }
}

extension ListStateWord {
    /// Whether what is signed for is fixed: nothing can come to it any longer.
    var isFixed: Bool {
        switch self {
        case .approving, .approved, .released, .closed: true
        default: false
        }
    }

    var isBeforePublicity: Bool {
        switch self {
        case .drafted, .freezing, .checking, .checked: true
        default: false
        }
    }

    /// Whether lines may go to another list, so that a relative can sign for the rest.
    var canSplit: Bool {
        switch self {
        case .publicised, .settlingObjections, .approving: true
        default: false
        }
    }

    /// Whether lines may still be taken off without moving what was approved.
    var isOpen: Bool { canSplit }
}

/// A step that a list or a line does not take.
public struct ListRefusal: Error, Sendable, Hashable {
    public let code: ReasonCode

    public init(_ code: ReasonCode) { self.code = code }
}
