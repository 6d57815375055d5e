import Contracts

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

extension Listing {
    mutating func hear(_ answer: StationListingConfirmed, submitted ask: ListingAsk) -> ListingRuling {
        switch answer.outcome {
        case .online where answer.request == ask.number:
            state = .online(ShownPlace(poi: answer.poi, version: ask.version))
        case .online:
            // It shows what was asked for earlier: older than every version since.
            state = .stale(ShownPlace(poi: answer.poi, version: ask.version - 1), ask)
        case .offline, .refused:
            return answer.request == ask.number ? note(answer, ask) { .submitted($0) } : .overtaken
        }
        return .moved([])
    }

    mutating func hear(
        _ answer: StationListingConfirmed, online shown: ShownPlace, _ patience: AskingTerm, _ now: Date
    ) -> ListingRuling {
        guard answer.request == asks else { return .overtaken }
        switch answer.outcome {
        case .online:
            guard let poi = answer.poi, poi != shown.poi else { return .repeated }
            state = .online(ShownPlace(poi: poi, version: shown.version))
            return .moved([])
        case .offline, .refused: return .moved(submit(shown.version, patience, now))
        }
    }

    mutating func hear(_ answer: StationListingConfirmed, stale shown: ShownPlace, _ ask: ListingAsk) -> ListingRuling {
        guard answer.request == ask.number else { return .overtaken }
        switch answer.outcome {
        case .online:
            state = .online(ShownPlace(poi: answer.poi ?? shown.poi, version: ask.version))
            return .moved([])
        case .offline: return note(answer, ask) { .submitted($0) }
        case .refused: return note(answer, ask) { .stale(shown, $0) }
        }
    }

    /// Only the answer to the latest ask can say that it is gone: an earlier one may have been followed by another
    /// listing. What says that it is shown is believed at once.
    mutating func hear(
        _ answer: StationListingConfirmed, pending poi: SourceReference?, _ ask: ListingAsk,
        _ patience: AskingTerm, _ now: Date
    ) -> ListingRuling {
        switch answer.outcome {
        case .online: return .moved(takeDown(poi: answer.poi ?? poi, ask.version, patience, now))
        case .offline where answer.request == ask.number:
            state = .offline
            return .moved([])
        case .refused where answer.request == ask.number:
            return note(answer, ask) { .takedownPending(poi: poi, $0) }
        case .offline, .refused: return .overtaken
        }
    }

    mutating func hear(_ answer: StationListingConfirmed, offline patience: AskingTerm, _ now: Date)
        -> ListingRuling
    {
        switch answer.outcome {
        case .online: .moved(takeDown(poi: answer.poi, 0, patience, now))
        case .offline where answer.request == asks: .repeated
        case .offline, .refused: .overtaken
        }
    }

    // MARK: Asking

    mutating func submit(_ version: Int, _ patience: AskingTerm, _ now: Date) -> [ListingQuestion] {
        let ask = ask(version, patience, now)
        state = .submitted(ask)
        return [.show(request: ask.number)]
    }

    mutating func renew(
        _ shown: ShownPlace, _ version: Int, _ patience: AskingTerm, _ now: Date
    ) -> [ListingQuestion] {
        let ask = ask(version, patience, now)
        state = .stale(shown, ask)
        return [.show(request: ask.number)]
    }

    mutating func takeDown(
        poi: SourceReference?, _ version: Int, _ patience: AskingTerm, _ now: Date
    ) -> [ListingQuestion] {
        let ask = ask(version, patience, now)
        state = .takedownPending(poi: poi, ask)
        return [.takeDown(request: ask.number, poi: poi)]
    }

    private mutating func ask(_ version: Int, _ patience: AskingTerm, _ now: Date) -> ListingAsk {
        asks += 1
        return ListingAsk(
            number: asks, version: version, askedAt: now, dueAt: patience.due(afterTimes: 1, from: now),
            times: 1)
    }

    /// Keeps why, for the operator; the question stays open, and is asked again when it is due.
    private mutating func note(
        _ answer: StationListingConfirmed, _ ask: ListingAsk, _ standing: (ListingAsk) -> ListingState
    ) -> ListingRuling {
        let refusal = answer.reasons.isEmpty ? answer.outcome.rawValue : answer.reasons.joined(separator: "; ")
        var noted = ask
        noted.refusal = refusal
        guard state != standing(noted) else { return .repeated }
        state = standing(noted)
        return .moved([])
    }
}
