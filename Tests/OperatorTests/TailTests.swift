import ArgumentParser
import Contracts
import Foundation
import Testing

@testable import Operator

@Suite struct TailTests {
    static func event(
        _ type: String = "enrollment.accepted.v1", place: String = "43.01.02", department: String = "tax-hunan",
        time: String = "2026-11-20T12:26:03.512Z", data: JSON = ["applicationNumber": "RH-1"]
    ) throws -> TailedEvent {
        let json: JSON = [
            "specversion": "1.0", "type": .string(type), "time": .string(time), "subject": "RH-1", "data": data,
        ]
        return try #require(
            TailedEvent(
                LoggedEvent(offset: 7, routingKey: "\(type).\(place).\(department)", body: json.serialized())))
    }

    @Test func `Place and department are the last words of the routing key`() throws {
        let event = try Self.event("enrollment.transfer-proposed.v1", place: "43.00.00", department: "-")
        #expect(event.place == "430000")
        #expect(event.department == "-")
    }

    @Test func `Where a case stands, and why nothing comes, stand on the line`() throws {
        let changed: JSON = ["applicationNumber": "RH-7", "scheme": "pension", "state": "current", "round": 1]
        let event = try Self.event("insurance.case-changed.v1", department: "tax-hunan", data: changed)
        #expect(event.outcome(in: .en) == "RH-7 · pension · current")
        #expect(event.outcome(in: .zh) == "RH-7 · 职工养老 · 正常缴费")
        let stalled: JSON = [
            "scheme": "medical", "state": "eligibility-asked", "waitingFor": "medical-hunan", "attempts": 3,
            "reason": "no-answer",
        ]
        let told = try Self.event("insurance.stalled.v1", department: "-", data: stalled).outcome(in: .en)
        #expect(told == "medical · eligibility-asked · for medical-hunan · no-answer")
    }

    @Test func `Where a member has gone stands on the line`() throws {
        let data: JSON = ["memberId": "m", "from": "HN-430102-POOL", "to": "HN-430102-0001", "on": "2026-11-21"]
        let event = try Self.event("membership.assigned.v1", department: "-", data: data)
        #expect(event.outcome(in: .en) == "HN-430102-POOL → HN-430102-0001")
    }

    @Test func `What is no event is not taken for one`() {
        for body in ["", "no json", "{}", "[1]"] {
            #expect(TailedEvent(LoggedEvent(offset: 0, routingKey: "a", body: Array(body.utf8))) == nil)
        }
    }

    @Test(arguments: [
        ("enrollment.*", true), ("*", true), ("*.accepted.*", true), ("enrollment.accepted.v1", true),
        ("enrollment", false), ("*.rejected.*", false), ("enrollment.accepted.v1*x", false), ("accepted.*", false),
        ("enrollment.accepted.v1.*v1", false),
    ])
    func `A pattern of types`(pattern: String, fits: Bool) throws {
        let event = try Self.event()
        #expect(EventFilter(types: [Glob(pattern)]).matches(event) == fits)
    }

    @Test(arguments: [
        ("43", true), ("4301", true), ("430100", true), ("430000", true), ("430102", true), ("4302", false),
        ("430103", false),
    ])
    func `A place holds what lies in it`(prefix: String, fits: Bool) throws {
        let place = try #require(PlacePrefix(prefix))
        let event = try Self.event()
        #expect(EventFilter(places: [place]).matches(event) == fits)
    }

    @Test(arguments: ["4", "430", "43010", "43a1", "", "4301020"])
    func `What is no beginning of a division code is refused`(text: String) { #expect(PlacePrefix(text) == nil) }

    @Test func `Every kind of filter must fit, and of one kind any`() throws {
        let event = try Self.event()
        #expect(EventFilter(departments: ["bank", "tax-hunan"]).matches(event))
        #expect(!EventFilter(types: [Glob("*")], departments: ["bank"]).matches(event))
        let later = event.time?.addingTimeInterval(1)
        #expect(!EventFilter(earliest: later).matches(event))
    }

    @Test(arguments: [("90s", 90), ("30m", 1800), ("1h", 3600), ("2d", 172_800), ("1h30m", 5400)])
    func `A span of time`(text: String, seconds: Int) { #expect(TimeSpan(argument: text)?.seconds == seconds) }

    @Test(arguments: ["", "1", "h", "1x", "-1h", "0h", "1h30", "99999999999999999999h"])
    func `What is no span of time is refused`(text: String) { #expect(TimeSpan(argument: text) == nil) }

    @Test func `Positions in the log`() {
        #expect(StreamPosition(argument: "first") == .first)
        #expect(StreamPosition(argument: "42") == .offset(42))
        let time = StreamPosition.time(Date(timeIntervalSince1970: 1_795_132_800))
        #expect(StreamPosition(argument: "2026-11-20T00:00:00Z") == time)
        #expect(StreamPosition(argument: "2026-11-20 08:00") == time)
        #expect(StreamPosition(argument: "2026-11-20T08:00:00+08:00") == time)
        #expect(StreamPosition(argument: "-1") == nil)
        #expect(StreamPosition(argument: "yesterday") == nil)
    }

    @Test func `The default begins with what comes, or with everything when it is not followed`() throws {
        let now = Date(timeIntervalSince1970: 10_000)
        #expect(try TailEvents.parse([]).position(now: now) == .next)
        #expect(try TailEvents.parse(["--no-follow"]).position(now: now) == .first)
        let since = try TailEvents.parse(["--since", "1h", "--place", "4301"])
        #expect(try since.position(now: now) == .time(Date(timeIntervalSince1970: 6400)))
        let filter = try since.filter(.first)
        #expect(filter.places.map(\.digits) == ["4301"])
        #expect(throws: CommandFault.self) {
            try TailEvents.parse(["--since", "1h", "--from", "first"]).position(now: now)
        }
    }

    @Test func `A line has local time, type, place, department, subject and outcome in columns`() throws {
        var line = EventLine(language: .en, isColoured: false)
        let accepted = try Self.event(
            data: [
                "applicationNumber": "RH-1", "union": "HN-430102-0007", "holdingPool": true,
                "warnings": [["code": "id-age"]],
            ])
        #expect(
            line.text(accepted) == "2026-11-20 20:26:03.512  enrollment.accepted.v1           430102  tax-hunan     "
                + "RH-1              HN-430102-0007 · holding pool · id-age")
        let rejected = try Self.event(
            "enrollment.rejected.v1", data: ["reasons": [["code": "id-date"], ["code": "phone-format"]]])
        #expect(line.text(rejected).hasSuffix("RH-1              id-date,phone-format"))
    }

    @Test func `A line cannot steer the terminal`() throws {
        let event = try Self.event(data: ["union": "\u{1B}[2J\nfaked\u{202E}"])
        #expect(EventLine(language: .en, isColoured: false).with(event).hasSuffix("·[2J·faked·"))
    }

    @Test func `JSON is the event itself, with its offset`() throws {
        #expect(try Self.event().jsonWithOffset["streamoffset"] == 7)
    }
}

extension EventLine {
    fileprivate func with(_ event: TailedEvent) -> String {
        var copy = self
        return copy.text(event)
    }
}
