import Contracts

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Where a station stands with one map provider.
///
/// | state | what happens | state after it |
/// |---|---|---|
/// | none, offline, takedown-pending | the station operates, and the provider is appointed for its place | submitted |
/// | submitted | what the public sees of the station changes | submitted, a new ask |
/// | online | what the public sees changes | stale, asked |
/// | stale | what the public sees changes | stale, a new ask |
/// | submitted, online, stale | the station leaves operation, or the provider's appointment ends | takedown-pending, asked |
/// | submitted | online, to the latest ask | online |
/// | submitted | online, to an earlier ask | stale: the provider shows older data; the latest ask stays open |
/// | stale | online, to the latest ask | online |
/// | online | offline or refused, to the latest ask | submitted, a new ask |
/// | stale | offline, to the latest ask | submitted, the same ask stays open |
/// | submitted, stale | refused; offline while submitted | unchanged, refused noted, asked again when due |
/// | takedown-pending | offline, to the latest ask | offline |
/// | takedown-pending, offline | online, to whatever ask | takedown-pending, a new ask at once |
/// | takedown-pending | refused | unchanged, refused noted, asked again when due |
/// | submitted, stale, takedown-pending | the ask is due | unchanged, asked again with doubled wait, for ever |
///
/// What does not stand here changes nothing. While the station does not operate, its listings are `none`,
/// `takedown-pending` or `offline`: never recorded online.
public enum ListingState: Sendable, Hashable {
    case none
    case submitted(ListingAsk)
    case online(ShownPlace)
    case stale(ShownPlace, ListingAsk)
    case takedownPending(poi: SourceReference?, ListingAsk)
    case offline

    /// The word under which the database and operators know it.
    public var name: ListingStateWord {
        switch self {
        case .none: .none
        case .submitted: .submitted
        case .online: .online
        case .stale: .stale
        case .takedownPending: .takedownPending
        case .offline: .offline
        }
    }

    /// What is asked and not answered.
    public var openAsk: ListingAsk? {
        switch self {
        case .submitted(let ask), .stale(_, let ask), .takedownPending(_, let ask): ask
        case .none, .online, .offline: nil
        }
    }

    /// The provider's own name for the place it shows, or showed.
    public var poi: SourceReference? {
        switch self {
        case .online(let shown), .stale(let shown, _): shown.poi
        case .takedownPending(let poi, _): poi
        case .none, .submitted, .offline: nil
        }
    }
}

/// What a provider shows.
public struct ShownPlace: Sendable, Hashable {
    /// The provider's own name for it, where it gave one.
    public var poi: SourceReference?
    /// Of the station's public record, as the provider has it.
    public var version: Int

    public init(poi: SourceReference?, version: Int) {
        self.poi = poi
        self.version = version
    }
}

/// A question to a provider that waits for its answer.
public struct ListingAsk: Sendable, Hashable {
    /// Counts from 1 for each station and provider; the answer names it as `request`.
    public var number: Int
    /// Of the station's public record that was sent; of the last one shown where it asks to take it down.
    public var version: Int
    /// When it was asked first.
    public var askedAt: Date
    /// When it is asked again.
    public var dueAt: Date
    /// How often it was asked.
    public var times: Int
    /// Why the provider refused it the last time.
    public var refusal: String?

    public init(number: Int, version: Int, askedAt: Date, dueAt: Date, times: Int, refusal: String? = nil) {
        self.number = number
        self.version = version
        self.askedAt = askedAt
        self.dueAt = dueAt
        self.times = times
        self.refusal = refusal
    }
}
