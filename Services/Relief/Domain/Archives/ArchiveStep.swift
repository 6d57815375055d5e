import Contracts

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// What happens to an archive on record. Whoever speaks is proven; what does not fit is refused.
public enum ArchiveStep: Sendable {
    // The department that applied.
    case householdChanged(HouseholdChange, documents: [String]?)
    case withdrawn
    case authorised(ReliefAuthorisationSigned)
    // 民政; the content is that of the answer without its reference.
    case verified(ReliefVerificationAnswered, content: ContentDigest)
    // Anybody.
    case objected(Objection)
    case died(document: String)
    // Officers.
    case reviewed(by: Officer)
    case visited(by: Officer)
    case levelled(ArchiveLevel, by: Officer)
    case returned([ReasonCode], by: Officer)
    case rechecked(by: Officer)
    case askedAgain(by: Officer)
    case signed(by: Officer)
    case declined([ReasonCode], by: Officer)
    case yearlyReviewed(by: Officer)
    case objectionDecided(Objection, isUpheld: Bool, by: Officer)
    case exit(ExitReason, by: Officer)
    // The system.
    case drawn
    case officeKnown

    /// For the record of steps, the log and the audit.
    public enum Word: String, Sendable, Hashable, CaseIterable {
        case applied
        case householdChanged = "household-changed"
        case withdrawn, authorised, verified, objected, died, reviewed, visited, levelled, returned, rechecked
        case askedAgain = "asked-again"
        case signed, declined
        case yearlyReviewed = "yearly-reviewed"
        case objectionDecided = "objection-decided"
        case exit, drawn
        case officeKnown = "office-known"
        case day, deadline
    }

    public var word: Word {
        switch self {
        case .householdChanged: .householdChanged
        case .withdrawn: .withdrawn
        case .authorised: .authorised
        case .verified: .verified
        case .objected: .objected
        case .died: .died
        case .reviewed: .reviewed
        case .visited: .visited
        case .levelled: .levelled
        case .returned: .returned
        case .rechecked: .rechecked
        case .askedAgain: .askedAgain
        case .signed: .signed
        case .declined: .declined
        case .yearlyReviewed: .yearlyReviewed
        case .objectionDecided: .objectionDecided
        case .exit: .exit
        case .drawn: .drawn
        case .officeKnown: .officeKnown
        }
    }

    /// The officer who takes it.
    public var officer: Officer? {
        switch self {
        case .reviewed(let officer), .visited(let officer), .levelled(_, let officer), .returned(_, let officer),
            .rechecked(let officer), .askedAgain(let officer), .signed(let officer), .declined(_, let officer),
            .yearlyReviewed(let officer), .objectionDecided(_, _, let officer), .exit(_, let officer):
            officer
        case .householdChanged, .withdrawn, .authorised, .verified, .objected, .died, .drawn, .officeKnown: nil
        }
    }

    /// The side of the archive that the department which applied speaks of; its older word that comes later is overtaken.
    var aspect: ArchiveAspect? {
        switch self {
        case .householdChanged: .household
        case .withdrawn: .life
        case .authorised: .authorisation
        default: nil
        }
    }

    /// With which reasons an application may be sent back.
    public static let returnReasons: [ReasonCode] = [
        .evidenceMissing, .eventProofMissing, .authorisationMissing, .verificationDiffers, .periodInvalid,
        .reviewIdentityUnconfirmed, .reviewWorkUnconfirmed, .reviewOutsideUnion,
    ]

    /// With which reasons an officer may decline one.
    public static let declineReasons: [ReasonCode] = [
        .notInHardship, .excludedAssets, .verificationDiffers, .objectionRaised, .personDeceased, .evidenceMissing,
        .reviewOutsideUnion, .reviewDeclined,
    ]

    /// For which reasons an officer may end one: the others are computed, reported, or the household's own word.
    public static let exitReasons: [ExitReason] = [.movedAway, .falseStatement]
}
