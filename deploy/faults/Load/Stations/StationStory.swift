/// What happens to one station, from its proposal to where it stands in the end: it follows from the seed and its number
/// alone.
struct StationStory: Sendable {
    enum Life: Sendable, CaseIterable {
        case opens, isInspected, isUpgraded, isRenamed, resumes
        case isSuspended, isUpgrading, closes, staysClosed
        /// Its inspection ran out yesterday: the service suspends it by itself.
        case expires
        case isFoundWanting, isMended
        case forgetsPlate, isAcceptedLater
        case waitsForOpening, waitsForAcceptance, waitsForCheck
        case isUnfit
        /// By an operator.
        case isDeclined
        case isProposedTwice, hasItsNumberReused, isProposedBeside, isSwapped
        /// One of its messages is a dead letter.
        case isImagined

        var acts: [StationAct] {
            let opens: [StationAct] = [.proposed, .checked, .accepted, .opened]
            return switch self {
            case .opens: opens
            case .isInspected: opens + [.inspected]
            case .isUpgraded: opens + [.inspected, .upgradeBegun, .upgraded]
            case .isRenamed: opens + [.renamed]
            case .resumes: opens + [.suspended, .suspendedAgain, .resumed]
            case .isSuspended: opens + [.suspended]
            case .isUpgrading: opens + [.upgradeBegun]
            case .closes: opens + [.closed]
            case .staysClosed: opens + [.suspended, .closed, .resumedAfterClosing]
            case .expires: opens + [.inspectedTillYesterday]
            case .isFoundWanting: opens + [.foundWanting]
            case .isMended: opens + [.foundWanting, .inspected]
            case .forgetsPlate: [.proposed, .checked, .accepted, .openedWithoutPlate, .opened]
            case .isAcceptedLater: [.proposed, .checked, .notAccepted, .accepted, .opened]
            case .waitsForOpening: [.proposed, .checked, .accepted]
            case .waitsForAcceptance: [.proposed, .checked]
            case .waitsForCheck: [.proposed]
            case .isUnfit: [.proposed, .unfit]
            case .isDeclined: [.proposed, .checked]
            case .isProposedTwice: [.proposed, .proposedAgain] + opens.dropFirst()
            case .hasItsNumberReused: [.proposed, .otherProposal, .checked]
            case .isProposedBeside: opens + [.neighbour]
            case .isSwapped: [.swapped]
            case .isImagined: [.imagined] + opens
            }
        }

        /// Of a thousand stories.
        var share: Int {
            switch self {
            case .opens: 200
            case .isInspected, .isRenamed, .resumes, .isSuspended, .closes: 80
            case .isUpgraded, .expires: 50
            case .isUpgrading, .staysClosed, .isMended: 40
            case .isSwapped, .isImagined: 10
            default: 20
            }
        }

        /// The state that is on record in the end; `nil` where nothing is.
        var ends: String? {
            switch self {
            case .opens, .isInspected, .isUpgraded, .isRenamed, .resumes, .isMended, .forgetsPlate, .isAcceptedLater,
                .isProposedTwice, .isProposedBeside, .isImagined:
                "operating"
            case .isSuspended, .expires, .isFoundWanting: "suspended"
            case .isUpgrading: "upgrading"
            case .closes, .staysClosed, .isUnfit, .isDeclined: "closed"
            case .waitsForOpening: "coded"
            case .waitsForAcceptance, .hasItsNumberReused: "approved"
            case .waitsForCheck: "proposed"
            case .isSwapped: nil
            }
        }
    }

    let number: Int
    let life: Life
    /// Cards shown there once it is open, and how often each: on one day they count once.
    let cards: [Int]
    /// How often each thing that was held there is reported.
    let held: [Int]

    init(_ number: Int, seed: UInt64) {
        self.number = number
        var generator = SeededGenerator(seed: seed, stream: 0x57A7_0000_0000 + UInt64(number))
        var dice = Int.random(in: 0..<Life.allCases.reduce(0) { $0 + $1.share }, using: &generator)
        life = Life.allCases.first { life in
            dice -= life.share
            return dice < 0
        }!
        cards = (0..<Int.random(in: 1...4, using: &generator)).map { _ in Int.random(in: 1...3, using: &generator) }
        held = (0..<Int.random(in: 0...2, using: &generator)).map { _ in Int.random(in: 1...2, using: &generator) }
    }

    /// The department, of two, that proposes it.
    var department: Int { number % 2 }
    var acts: [StationAct] { life.acts }
    /// Whether people come there.
    var isOpened: Bool { acts.contains(.opened) }
    var isCoded: Bool { acts.contains(.accepted) }

    /// Counties of Changsha, where what is found fit may be built at once, and others, where an operator decides.
    private static let ownCounties = ["430102", "430104", "430111"]
    private static let askingCounties = ["430302", "430802", "431002", "430703"]
    var county: String {
        // What is to be declined must wait for an operator.
        let counties = (life == .isDeclined ? [] : Self.ownCounties) + Self.askingCounties
        return counties[number % counties.count]
    }
    /// As deploy/chaos has set it.
    var approvesItself: Bool { Self.ownCounties.contains(county) }

    /// How many rows the audit has of it: each thing that changed it, an operator's decision, and what fell due by itself.
    var moves: Int {
        let decisions = acts.contains(.checked) && !approvesItself ? 1 : 0
        // Suspended, and its inspection announced as due.
        return acts.count(where: \.isMove) + decisions + (life == .expires ? 2 : 0)
    }
}
