import Contracts

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// One station, from its proposal to its closing and after.
public struct Station: Sendable, Hashable {
    public let key: StationKey
    public internal(set) var details: StationDetails
    /// 责任工会; `nil` where none is known for its place.
    public internal(set) var union: UnionCode?
    public internal(set) var state: StationState
    /// Since when it stands so.
    public internal(set) var since: Date
    /// Counts what the public can see of it, from 1: a map provider shows one of these versions.
    public internal(set) var version: Int
    public internal(set) var stars: StarRating?
    /// When its latest upgrade (升级提质) ended.
    public internal(set) var upgradedOn: CivilDate?
    /// Of the proposal, or of the latest row of a list.
    public internal(set) var content: ContentDigest
    public internal(set) var heard: Hearings<StationAspect>

    /// A station as it is on record.
    public init(
        key: StationKey, details: StationDetails, union: UnionCode?, state: StationState, since: Date, version: Int,
        stars: StarRating?, upgradedOn: CivilDate?, content: ContentDigest, heard: Hearings<StationAspect>
    ) {
        self.key = key
        self.details = details
        self.union = union
        self.state = state
        self.since = since
        self.version = version
        self.stars = stars
        self.upgradedOn = upgradedOn
        self.content = content
        self.heard = heard
    }

    public var code: StationCode? { state.code }

    /// On which day something falls due by itself: its inspection's end is announced, or has come. `nil` when nothing
    /// will.
    public func nextDuty(_ settings: StationSettings) -> CivilDate? {
        guard let inspection = state.inService?.inspection else { return nil }
        let policy = settings.setting(for: details.division).inspection
        if !inspection.isDueTold { return policy.warningDay(of: inspection) }
        return state.isOperating ? CivilDate(daysSince1970: inspection.until.daysSince1970 + 1) : nil
    }
}
