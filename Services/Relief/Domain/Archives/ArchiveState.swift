import Contracts

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Where a household's archive stands.
///
/// | state | step | state after it |
/// |---|---|---|
/// | – · exited, declined | applied for, under a new number | applied |
/// | applied · reviewed · visiting · visited · authorised · rechecking · approving | returned by an officer | returned |
/// | returned | applied for again, same number | applied, next version |
/// | applied | first review | reviewed |
/// | reviewed · visiting | visited by one · by another person | visiting · visited |
/// | visited | authorised by all adults | verifying, round 1; authorised while no office with a key is known |
/// | authorised | an office is known | verifying, round 1; visited where somebody has come of age who has not signed |
/// | verifying | consistent: computed, qualifies · does not | publicised · declined |
/// | verifying | consistent, and cannot be computed (no regime, no calendar, head dead, an objection open) | rechecking |
/// | verifying | differs, incomplete | rechecking |
/// | publicised · approving | another answer to the same round · an objection | rechecking |
/// | verifying | deadline | verifying, asked again; another office: next round, or visited as above |
/// | rechecking | decided: computed, qualifies · does not · asked again | publicised · declined · verifying, next round |
/// | publicised | its last day is over | approving |
/// | approving | signed by the next level · by the last | approving · active |
/// | active | a year over · drawn · household changed · a member died | reviewing |
/// | reviewing | computed: qualifies · does not | active · exiting |
/// | active · reviewing | head died · moved away · false statement · withdrawn | exiting |
/// | exiting | an objection upheld · days of notice over, none open | active · exited |
/// | applied · returned · reviewed · visiting · visited · authorised · rechecking · active | household changed | as it is, next version (active: reviewing; authorised, and somebody has not signed: visited; returned: `archive-state`) |
/// | applied · reviewed · visiting · visited · authorised · verifying · rechecking · publicised · approving, nobody has signed | its level is settled | as it is |
/// | all before active | withdrawn · declined by an officer | declined |
///
/// What does not stand here is refused as `archive-state`, and changes nothing. An objection is refused as
/// `nothing-published` before a publicity and as `objection-late` after it; an answer of 民政 that nobody asked for, or that
/// comes too late, as `not-asked`, `round-unknown`, `step-overtaken` or `answers-differ`. That a person died is a fact and
/// never refused: where it does not move the archive it is noted, and no archive with a dead head is publicised or signed.
public enum ArchiveState: Sendable, Hashable {
    case applied
    case returned(ApplicationReturn)
    case reviewed(OfficerAct)
    case visiting(review: OfficerAct, first: OfficerAct)
    case visited(HouseholdInquiry)
    /// Nobody can be asked yet.
    case authorised(HouseholdInquiry, Authorisation)
    case verifying(HouseholdInquiry, Authorisation, OpenVerification)
    case rechecking(HouseholdInquiry, Recheck)
    case publicised(Qualified, Publicity)
    case approving(Qualified, [Signature])
    case active(InForce)
    case reviewing(InForce, YearlyReview)
    case exiting(InForce, ExitNotice)
    case exited(ArchiveExit)
    case declined(NotFiled)

    /// The word under which others know it.
    public var word: ArchiveStateWord {
        switch self {
        case .applied: .applied
        case .returned: .returned
        case .reviewed: .reviewed
        case .visiting: .visiting
        case .visited: .visited
        case .authorised: .authorised
        case .verifying: .verifying
        case .rechecking: .rechecking
        case .publicised: .publicised
        case .approving: .approving
        case .active: .active
        case .reviewing: .reviewing
        case .exiting: .exiting
        case .exited: .exited
        case .declined: .declined
        }
    }
}
