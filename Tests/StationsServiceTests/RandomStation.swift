import Contracts
import Foundation
import StationsDomain

/// Any station that the domain can hold, whether it could have come about or not.
struct RandomStation {
    private var randomness = SystemRandomNumberGenerator()

    /// - Parameter index: chooses the state, so that all of them occur.
    mutating func station(_ key: StationKey, _ index: Int) -> Station {
        let state = state(index)
        return Station(
            key: key, details: details(), union: maybe { _ in UnionCode("HN-430102-0001") } ?? nil, state: state,
            since: time(), version: Int.random(in: 1...9_999, using: &randomness),
            stars: maybe { StarRating(stars: Int.random(in: 1...5, using: &$0.randomness), until: $0.day()) } ?? nil,
            upgradedOn: maybe { $0.day() },
            content: ContentDigest((0..<32).map { _ in UInt8.random(in: 0...255, using: &randomness) }),
            heard: hearings())
    }

    mutating func listing(_ index: Int) -> ListingState {
        func poi(_ it: inout RandomStation) -> SourceReference? { it.maybe { _ in SourceReference("B0FF/1") } ?? nil }
        func shown(_ it: inout RandomStation) -> ShownPlace {
            ShownPlace(poi: poi(&it), version: Int.random(in: 0...99, using: &it.randomness))
        }
        return switch index % 5 {
        case 0: .submitted(ask())
        case 1: .online(shown(&self))
        case 2: .stale(shown(&self), ask())
        case 3: .takedownPending(poi: poi(&self), ask())
        default: .offline
        }
    }

    private mutating func ask() -> ListingAsk {
        ListingAsk(
            number: 7, version: Int.random(in: 0...99, using: &randomness), askedAt: time(), dueAt: time(),
            times: Int.random(in: 1...40, using: &randomness), refusal: maybe { _ in "无此 \"POI\"; \\ again" })
    }

    // MARK: State

    private mutating func state(_ index: Int) -> StationState {
        let code = StationCode(division: DivisionCode("430102")!, serial: index + 1)!
        let score = ChecklistScore(ofSix: index % 7, ofEight: index % 9)
        switch index % 11 {
        case 0: return .proposed
        case 1: return .siteChecked(SiteCheck(on: day()))
        case 2: return .approved(Approval(on: day(), by: maybe { _ in "zhang.san" }))
        case 3: return .accepted(Acceptance(on: day(), score: score))
        case 4: return .coded(code)
        case 5: return .operating(service(code))
        case 6: return .suspended(service(code), suspension())
        case 7: return .upgrading(service(code), Upgrade(from: day()))
        case 8: return .closed(nil, Closure(reason: .declined, on: day()))
        case 9: return .closed(code, Closure(reason: word(), on: day()))
        default: return .closed(code, Closure(reason: word(), on: day(), openedOn: day()))
        }
    }

    private mutating func service(_ code: StationCode) -> InService {
        InService(
            code: code, openedOn: day(),
            inspection: InspectionValidity(on: day(), until: day(), isDueTold: Bool.random(using: &randomness)))
    }

    private mutating func suspension() -> Suspension {
        Suspension(reason: word(), from: day(), until: maybe { $0.day() })
    }

    private mutating func hearings() -> Hearings<StationAspect> {
        var hearings = Hearings<StationAspect>()
        for name in ["union-furong", "amap", "import"] where Bool.random(using: &randomness) {
            for aspect in StationAspect.allCases where Bool.random(using: &randomness) {
                hearings.note(aspect, from: DepartmentName(name), at: time())
            }
        }
        return hearings
    }

    // MARK: Details

    private mutating func details() -> StationDetails {
        let isMobile = Bool.random(using: &randomness)
        return StationDetails(
            kind: word(), name: text(), division: DivisionCode("430102")!, township: maybe { $0.text() },
            village: maybe { $0.text() }, address: text(), point: isMobile ? maybe { $0.point() } : point(),
            hostType: word(), hostUSCC: maybe { _ in USCC("91350100M000100Y43") } ?? nil, hostName: text(),
            buildMode: word(), areaM2: maybe { Int.random(in: 1...5_000, using: &$0.randomness) },
            capacity: maybe { Int.random(in: 1...500, using: &$0.randomness) }, hours: isMobile ? nil : hours(),
            timetable: isMobile ? timetable() : nil, services: words(), facilities: words(),
            plate: maybe { $0.text() })
    }

    private mutating func point() -> GeoPoint {
        GeoPoint(
            longitude: Double.random(in: 108.8...114.2, using: &randomness),
            latitude: Double.random(in: 24.7...30.1, using: &randomness), system: word()
        )!.rounded()
    }

    private mutating func hours() -> OpeningHours {
        let day = [TimeRange("08:00-12:00")!, TimeRange("22:00-06:00")!]
        let week = WeekPattern([.monday: day, .sunday: [TimeRange("00:00-05:30")!]])!
        let holidays: [OpeningHours.Holidays] = [.asUsual, .closed, .hours([TimeRange("10:00-16:00")!])]
        return OpeningHours(
            regular: Bool.random(using: &randomness) ? .allDay : .weekly(week),
            holidays: holidays.randomElement(using: &randomness)!,
            seasons: maybe { _ in
                [Season(from: MonthDay("12-01")!, until: MonthDay("02-29")!, weekly: week)]
            } ?? [],
            exceptions: maybe { [OpeningHours.Exception(date: $0.day(), hours: [])] } ?? [])
    }

    private mutating func timetable() -> Timetable {
        let hours = TimeRange("08:00-10:00")!
        return Timetable([
            Timetable.Stop(day: .weekday(.friday), hours: hours, point: point(), place: text()),
            Timetable.Stop(day: .date(day()), hours: hours, point: point(), place: text()),
        ])!
    }

    // MARK: Plain values

    private mutating func maybe<Value>(_ make: (inout RandomStation) -> Value) -> Value? {
        Bool.random(using: &randomness) ? make(&self) : nil
    }

    private mutating func word<Word: CaseIterable>() -> Word { Word.allCases.randomElement(using: &randomness)! }

    private mutating func words<Word: CaseIterable & Hashable>() -> Set<Word> {
        Set(Word.allCases.filter { _ in Bool.random(using: &randomness) })
    }

    private mutating func day() -> CivilDate {
        CivilDate(daysSince1970: Int.random(in: 18_000...22_000, using: &randomness))
    }

    /// To an eighth of a second, which a `Date` holds exactly, however it was computed.
    private mutating func time() -> Date {
        Date(timeIntervalSince1970: Double(Int.random(in: 13_600_000_000...14_400_000_000, using: &randomness)) / 8)
    }

    private mutating func text() -> String {
        ["芙蓉驿站", "a \"quoted\" \\ name", "{1,2}", "𠮷野家 №5", "O'Neill, NULL", "换行\n与\t制表"].randomElement(
            using: &randomness)!
            + String(Int.random(in: 0...999, using: &randomness))
    }
}
