import Contracts

/// Where one line of a list stands.
///
/// | line | step | line after it |
/// |---|---|---|
/// | included | an objection, while the list is publicised | frozen |
/// | frozen | another objection | frozen, by one more |
/// | frozen | an objection upheld | removed |
/// | frozen by several | one rejected | frozen, by one fewer |
/// | frozen by one | rejected, until signing begins · from then on | included · carved out, for a follow-up list |
/// | included | split off for a signer's relative | carved out |
/// | included, frozen | removed by people: a death, an error | removed |
/// | removed | a further objection upheld or rejected | as it is |
/// | carved out, to no list yet | taken into another list | carved out, to that list |
/// | frozen | split off | as it is: `line-frozen` |
/// | anything else | | as it is: `line-state` |
public enum LineState: Sendable, Hashable {
    case included
    case refused([Reason])
    /// 异议冻结: by so many objections that nobody has decided.
    case frozen(open: Int)
    case removed(Removal)
    /// It is not this list's any longer.
    case carvedOut(CarveOut)

    /// Why a line was taken off.
    public enum Removal: String, Sendable, Hashable, CaseIterable {
        case objection, deceased, error
    }

    /// Why a line goes elsewhere, and to which list; `nil` while there is none.
    public struct CarveOut: Sendable, Hashable {
        public enum Cause: String, Sendable, Hashable, CaseIterable {
            /// It concerns who makes the list: carved out at the freeze.
            case maker
            /// It concerns somebody who signs.
            case signer
            /// Its objection was found wrong when the others had been signed for.
            case objection
        }

        public let cause: Cause
        public internal(set) var to: ListNumber?

        public init(_ cause: Cause, to list: ListNumber? = nil) {
            self.cause = cause
            to = list
        }
    }

    /// The states without what they hold.
    public enum Word: String, Sendable, Hashable, CaseIterable {
        case included, refused, frozen, removed
        case carvedOut = "carved-out"

        public var name: LocalizedText {
            switch self {
            case .included: LocalizedText(zh: "列入", en: "included")
            case .refused: LocalizedText(zh: "不予列入", en: "refused")
            case .frozen: LocalizedText(zh: "异议冻结", en: "frozen by an objection")
            case .removed: LocalizedText(zh: "移出", en: "removed")
            case .carvedOut: LocalizedText(zh: "拆出", en: "carved out")
            }
        }
    }

    public var word: Word {
        switch self {
        case .included: .included
        case .refused: .refused
        case .frozen: .frozen
        case .removed: .removed
        case .carvedOut: .carvedOut
        }
    }
}
