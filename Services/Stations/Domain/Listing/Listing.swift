import Contracts

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// One station on one provider's map.
public struct Listing: Sendable, Hashable {
    public internal(set) var state: ListingState
    /// The number of the latest ask; 0 when nothing was ever asked.
    public internal(set) var asks: Int

    public init(state: ListingState = .none, asks: Int = 0) {
        self.state = state
        self.asks = asks
    }

    /// The station has come into, changed while in, or left operation. Nothing is asked twice: what is known already
    /// changes nothing.
    public mutating func follow(_ change: ListingChange, _ patience: AskingTerm, at now: Date) -> [ListingQuestion] {
        switch (change, state) {
        case (.show(let version), .none), (.show(let version), .offline), (.show(let version), .takedownPending):
            return submit(version, patience, now)
        case (.show(let version), .submitted(let ask)) where ask.version < version:
            return submit(version, patience, now)
        case (.show(let version), .online(let shown)) where shown.version < version:
            return renew(shown, version, patience, now)
        case (.show(let version), .stale(let shown, let ask)) where ask.version < version:
            return renew(shown, version, patience, now)
        case (.show, _): return []
        case (.takeDown, .submitted(let ask)): return takeDown(poi: nil, ask.version, patience, now)
        case (.takeDown, .online(let shown)), (.takeDown, .stale(let shown, _)):
            return takeDown(poi: shown.poi, shown.version, patience, now)
        case (.takeDown, _): return []
        }
    }

    /// Takes the provider's answer, as the table of ``ListingState`` says.
    public mutating func hear(_ answer: StationListingConfirmed, _ patience: AskingTerm, at now: Date)
        -> ListingRuling
    {
        guard (1...max(asks, 1)).contains(answer.request), asks > 0 else { return .refused(.listingRequestUnknown) }
        return switch state {
        case .none: .refused(.listingRequestUnknown)
        case .submitted(let ask): hear(answer, submitted: ask)
        case .online(let shown): hear(answer, online: shown, patience, now)
        case .stale(let shown, let ask): hear(answer, stale: shown, ask)
        case .takedownPending(let poi, let ask): hear(answer, pending: poi, ask, patience, now)
        case .offline: hear(answer, offline: patience, now)
        }
    }

    /// Asks once more when the time has come; never gives up, and never before the time.
    public mutating func passDeadline(_ patience: AskingTerm, at now: Date) -> ListingQuestion? {
        guard var ask = state.openAsk, ask.dueAt <= now else { return nil }
        ask.times += 1
        ask.dueAt = patience.due(afterTimes: ask.times, from: now)
        switch state {
        case .submitted: state = .submitted(ask)
        case .stale(let shown, _): state = .stale(shown, ask)
        case .takedownPending(let poi, _):
            state = .takedownPending(poi: poi, ask)
            return .takeDown(request: ask.number, poi: poi)
        case .none, .online, .offline: return nil
        }
        return .show(request: ask.number)
    }
}

/// What the provider must show of the station from now on.
public enum ListingChange: Sendable, Hashable {
    /// The station operates; its public record has this version.
    case show(version: Int)
    /// It does not operate, or this provider is not appointed for its place any more.
    case takeDown
}

/// A question to the provider, under its number.
public enum ListingQuestion: Sendable, Hashable {
    case show(request: Int)
    case takeDown(request: Int, poi: SourceReference?)

    public var request: Int {
        switch self {
        case .show(let request), .takeDown(let request, _): request
        }
    }
}

/// What came of a provider's answer.
public enum ListingRuling: Sendable, Hashable {
    /// The record was changed, and this is asked at once.
    case moved([ListingQuestion])
    /// It was so already.
    case repeated
    /// A later ask or answer stands; nothing changed.
    case overtaken
    case refused(ReasonCode)
}
