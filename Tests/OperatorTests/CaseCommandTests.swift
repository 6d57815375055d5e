import Contracts
import Foundation
import Testing

@testable import Operator

/// `insurance list|show|stalled|retry|patience` and `report insurance`: what is chosen, how it is asked, and what is said.
@Suite struct CaseCommandTests {
    static func number(_ index: Int) -> String { String(format: "SB-00000000-0000-7000-8000-%012d", index) }

    static func item(_ index: Int, state: String = "eligibility-asked") -> JSON {
        [
            "caseNumber": .string(number(index)), "department": "tax-hunan", "applicationNumber": "RH-1",
            "scheme": "pension", "place": "430102", "state": .string(state), "since": "2026-11-01T08:00:00+08:00",
            "round": 1, "attempt": 3, "stalledSince": "2026-11-09T08:00:00+08:00", "waitingFor": "hrss-changsha",
            "occupation": "food-delivery", "platform": "eleme", "baseFen": 400_000,
        ]
    }

    static func read<Value: Decodable>(_ json: JSON, as type: Value.Type = Value.self) throws -> Value {
        try JSONDecoder().decode(Value.self, from: Data(json.serialized()))
    }

    /// What a service answers that has so many cases, and asks all again but certain ones.
    private static func roll(_ count: Int, refused: [Int: String] = [:]) -> ScriptedService {
        ScriptedService { asked, _ in
            guard asked.name == "insurance.list" else {
                let codes = Dictionary(uniqueKeysWithValues: refused.map { (number($0.key), $0.value) })
                return ScriptedService.result([
                    "cases": .array(
                        (asked.arguments["cases"]?.array ?? []).map { number in
                            let named: JSON = ["caseNumber": number]
                            guard let code = codes[number.string ?? ""] else {
                                return named.setting("result", to: "asked").setting("state", to: "eligibility-asked")
                            }
                            return named.setting("result", to: "refused").setting("code", to: .string(code))
                                .setting("message", to: ["zh": "不行", "en": "No."])
                        })
                ])
            }
            let start = Int(asked.arguments["after"]?.string ?? "0") ?? 0
            let end = min(start + Int(asked.arguments["limit"]?.integer ?? 0), count)
            let page: JSON = ["cases": .array((start..<end).map { item($0) })]
            return ScriptedService.result(end < count ? page.setting("next", to: .string("\(end)")) : page)
        }
    }

    @Test func `Cases are listed by any filter, and the stalled ones of whatever state`() throws {
        func parses<Command>(_ words: [String], as type: Command.Type) -> Bool {
            (try? UnionCtl.parseAsRoot(["insurance"] + words)) is Command
        }
        #expect(parses([], as: ListCases.self) && parses(["list", "--state", "open", "--all"], as: ListCases.self))
        #expect(parses(["--state", "link-ready", "--scheme", "medical"], as: ListCases.self))
        #expect(!parses(["list", "--state", "happy"], as: ListCases.self))
        #expect(!parses(["list", "--state", "open", "--stalled"], as: ListCases.self))
        #expect(parses(["stalled", "--place", "430100"], as: ListStalledCases.self))
        #expect(!parses(["stalled", "--state", "eligible"], as: ListStalledCases.self))
        #expect(parses(["show", Self.number(1)], as: ShowCase.self))
        #expect(!parses(["show", "RH-1"], as: ShowCase.self))

        let now = try #require(LocalTime.read("2026-11-20 08:00"))
        let words = [
            "--scheme", "pension", "--place", "430100", "--department", "tax-hunan", "--occupation", "courier",
            "--platform", "eleme", "--since", "1d", "--until", "2026-11-20",
        ]
        let expected: JSON = [
            "scheme": "pension", "place": "430100", "department": "tax-hunan", "occupation": "courier",
            "platform": "eleme", "since": "2026-11-19T08:00:00.000000+08:00",
            "until": "2026-11-20T00:00:00.000000+08:00",
        ]
        let arguments = try CaseFilterOptions.parse(words).arguments(now: now)
        for member in try #require(expected.object) where !["since", "until"].contains(member.key) {
            #expect(arguments[member.key] == member.value)
        }
        for key in ["since", "until"] {
            let meant = expected[key]?.string.flatMap(RFC3339.date)
            #expect(arguments[key]?.string.flatMap(RFC3339.date) == meant && meant != nil)
        }
        #expect(try CaseFilterOptions.parse([]).arguments(now: now) == [:])
        #expect(try CaseFilterOptions.parse([]).arguments(stalled: true, now: now) == ["stalled": true])
        let named = try CaseFilterOptions.parse(["--state", "eligible"])
        #expect(try named.arguments(stalled: true, now: now) == ["state": "eligible"])
        #expect(throws: CommandFault.self) { try CaseFilterOptions.parse(["--place", "430199"]).arguments(now: now) }
    }

    @Test func `Asking again is told case by case, and without a state means what has stalled`() async throws {
        func parses(_ words: [String]) -> Bool {
            (try? UnionCtl.parseAsRoot(["insurance", "retry"] + words)) is RetryCases
        }
        #expect(parses([Self.number(1), Self.number(2), "--why", "asked"]))
        #expect(parses(["--place", "430100", "--why", "asked"]) && parses(["--all", "--why", "asked"]))
        #expect(!parses([Self.number(1)]) && !parses(["--why", "asked"]))
        #expect(!parses([Self.number(1), "--all", "--why", "asked"]) && !parses(["SB-1", "--why", "asked"]))

        for (words, count, more) in [([], 1_000, true), (["--all"], 1_203, false)] {
            let service = Self.roll(1_203, refused: [7: "case-state", 999: "case-ended"])
            let command = try RetryCases.parse(["--place", "430100", "--why", "spoke", "--json"] + words)
            let (report, fault) = try await command.retry(over: service)
            #expect(fault == nil && report.more == more && report.status == .refused)
            #expect(report.cases.map(\.caseNumber) == (0..<count).map(Self.number))
            #expect(report.summary == ["asked": count - 2, "refused": 2, "unanswered": 0, "unasked": 0])
            #expect(report.cases.compactMap(\.code) == ["case-state", "case-ended"])
            let lists = service.asked.filter { $0.name == "insurance.list" }
            #expect(lists.allSatisfy { $0.arguments["stalled"] == true && $0.arguments["place"] == "430100" })
            let retries = service.asked.filter { $0.name == "insurance.retry" }
            #expect(retries.allSatisfy { $0.reason == "spoke" && ($0.arguments["cases"]?.array?.count ?? 501) <= 500 })
            #expect(service.asked.suffix(retries.count).allSatisfy { $0.name == "insurance.retry" })
        }
        let asked = CaseRetry.Result(caseNumber: Self.number(1), result: .asked, state: "eligibility-asked")
        #expect(LocalizedText.caseRetryLine(asked, in: .zh).hasSuffix("已再次询问         参保资格核查中"))
        #expect(LocalizedText.caseRetrySummary(["asked": 3]).en == "asked 3, refused 0")
    }

    @Test func `What is refused as a whole asks nothing, and silence is told as such`() async throws {
        let numbers = (0..<3).compactMap { CaseNumber(Self.number($0)) }
        let refusing = ScriptedService { _, _ in ScriptedService.refusal("why-missing") }
        var retry = CaseRetry(numbers, language: .en, isQuiet: true)
        let fault = await #expect(throws: CommandFault.self) { try await retry.run(why: "x", over: refusing) }
        #expect(fault?.status == .refused && retry.report().cases.isEmpty)

        let silent = ScriptedService { _, _ throws(CommandFault) in throw .unavailable(.serviceSilent(.enrollment)) }
        retry = CaseRetry(numbers, language: .en, isQuiet: true)
        try await retry.run(why: "x", over: silent)
        #expect(retry.fault?.status == .unavailable && retry.report().summary["unanswered"] == 3)
        #expect(retry.report().status == .refused && Set(silent.asked.map(\.id)).count == 1)
    }

    private static let offices = [
        InsuranceOffice(role: "human-resources", place: "430000", department: "hrss", keyId: "k"),
        InsuranceOffice(role: "human-resources", place: "430100", department: "hrss-changsha"),
        InsuranceOffice(role: "human-resources", place: "430300", department: "hrss-xiangtan", keyId: "k"),
        InsuranceOffice(role: "medical", place: "430102", department: "medical", keyId: "k"),
    ]

    @Test(
        arguments: [
            ("consented", "pension", "430102", ReasonCode.partnerKeyMissing),
            ("consented", "pension", "430302", .noAnswer), ("consented", "medical", "430102", .noAnswer),
            ("consented", "medical", "430103", .partnerMissing), ("registered", "pension", "430102", .partnerMissing),
            ("eligible", "pension", "430102", .standardMissing),
            // Who is waited for: the person, unless somebody must be appointed first.
            ("informed", "pension", "430102", .personAwaited), ("quoted", "pension", "430302", .personAwaited),
            ("quoted", "medical", "430103", .partnerMissing), ("link-ready", "pension", "430302", .personAwaited),
            ("disputed", "pension", "430102", .answersDiffer),
            ("eligibility-asked", "pension", "430102", .noAnswer), ("unheard-of", "pension", "430102", .noAnswer),
        ])
    func `Why nothing comes is told as things are now`(
        state: String, scheme: String, place: String, reason: ReasonCode
    ) throws {
        let json = Self.item(1, state: state).setting("scheme", to: .string(scheme)).setting(
            "place", to: .string(place))
        let stalled = StalledCase(try Self.read(json), offices: Self.offices)
        #expect(stalled.reason == reason)
        // One object for scripts: the case, and why.
        let written = try JSON(parsing: Array(JSONText.line(stalled).utf8))
        #expect(written["reason"] == .string(reason.rawValue) && written["caseNumber"] == .string(Self.number(1)))
    }

    @Test func `The tables name each case as it is typed again, and nothing steers the terminal`() async throws {
        let item: ListedCase = try Self.read(Self.item(7).setting("platform", to: "ele\u{1B}[2Jme"))
        let listed = ListCases.table(in: .zh).text([item], in: .zh)
        let row = try #require(listed.split(separator: "\n").last)
        #expect(row.hasPrefix("\(Self.number(7)) tax-hunan/RH-1 职工养老"))
        for cell in ["参保资格核查中", "2026-11-09 08:00:00", "hrss-changsha", "4000.00", "ele·[2Jme"] {
            #expect(row.contains(cell), "\(cell) in \(row)")
        }
        let service = ScriptedService { asked, _ in
            asked.name == "insurance.offices.list"
                ? ScriptedService.result(["offices": []]) : ScriptedService.result(["cases": [Self.item(7)]])
        }
        let report = try await ListStalledCases.parse([]).stalled(over: service)
        let stalled = ListStalledCases.table(in: .en).text(report.cases, in: .en)
        #expect(
            stalled.split(separator: "\n").last?.contains("hrss-changsha 2026-11-09 08:00:00     3 no-answer ") == true)
    }

    @Test func `A case is shown with what was answered and paid`() throws {
        let json: JSON = [
            "case": Self.item(1, state: "current").setting("paidThrough", to: "2026-11"),
            "consent": ["textVersion": "2026-01", "at": "2026-11-01T08:00:00+08:00"],
            "eligibility": ["result": "eligible", "by": "hrss"],
            "registration": ["result": "registered", "by": "hrss", "reference": "R-1"],
            "paymentLink": "https://pay.example/sb",
            "quote": ["minimumFen": 394_500, "maximumFen": 1_972_500, "year": 2026, "source": "HRSS 2026-1"],
            "contributions": [
                [
                    "period": "2026-11", "months": 1, "baseFen": 400_000, "amountFen": 80_000, "paidOn": "2026-11-12",
                    "reference": "T-1", "by": "tax-hunan", "recordedAt": "2026-11-12T10:00:00+08:00",
                ]
            ],
            "subsidies": [
                [
                    "kind": "graduate", "basis": "HRSS 2026-9", "from": "2026-11", "months": 12, "reference": "S-1",
                    "by": "hrss",
                ]
            ],
        ]
        let shown: ShownCase = try Self.read(json)
        let text = shown.text(in: .zh)
        for part in [
            "正常缴费", "可以参保  hrss", "已登记  hrss  R-1", "3945.00–19725.00  2026  HRSS 2026-1", "4000.00", "800.00",
            "2026-11-12", "离校未就业高校毕业生", "https://pay.example/sb",
        ] {
            #expect(text.contains(part), "\(part) in \(text)")
        }
        for (isExpired, part) in [(false, "2026-12-31 23:59:59\n"), (true, "2026-12-31 23:59:59  已过期\n")] {
            let limited: ShownCase = try Self.read(
                json.setting("paymentLinkValidUntil", to: "2026-12-31T23:59:59+08:00")
                    .setting("paymentLinkExpired", to: .bool(isExpired)))
            #expect(limited.text(in: .zh).contains(part), "\(limited.text(in: .zh))")
        }
        let bare: ShownCase = try Self.read(["case": Self.item(1), "contributions": [], "subsidies": []])
        #expect(!bare.text(in: .en).contains("paid on") && !bare.text(in: .en).contains("link"))
    }

    @Test func `Patience is set in spans as people write them`() async throws {
        func parses(_ words: [String]) -> Bool {
            (try? UnionCtl.parseAsRoot(["insurance", "patience"] + words)) is SetPatience
        }
        let asks = ["--asks", "3", "--why", "agreed"]
        #expect(parses(["set", "eligibility-asked", "--interval", "1d12h"] + asks))
        #expect(!parses(["set", "lapsed", "--interval", "3d"] + asks), "nobody waits in a state that has ended")
        #expect(!parses(["set", "eligibility-asked", "--interval", "366d"] + asks))
        #expect(!parses(["set", "eligibility-asked", "--interval", "3d", "--asks", "11", "--why", "x"]))
        #expect(!parses(["set", "eligibility-asked", "--interval", "3d", "--asks", "3"]))

        let service = ScriptedService { asked, _ in ScriptedService.result(asked.arguments) }
        let span = try #require(TimeSpan(argument: "1d12h"))
        let term = try await service.setPatience(in: .eligibilityAsked, interval: span, asks: 3, why: "agreed")
        #expect(
            service.asked[0].arguments == ["state": "eligibility-asked", "intervalSeconds": 129_600, "asks": 3]
                && service.asked[0].reason == "agreed")
        #expect(LocalizedText.patienceSet(term).en.hasPrefix("eligibility-asked: asked again after 1d12h, "))
        for text in ["1d12h", "3d", "1h30m", "59s", "1m1s"] { #expect(TimeSpan(argument: text)?.text == text) }
    }

    @Test func `Figures are told by up to three keys, each once, with their sum`() async throws {
        for (text, keys) in [("state", 1), ("state,place", 2), ("month,prefecture,platform", 3)] {
            #expect(ReportGrouping(argument: text)?.keys.count == keys)
        }
        for text in ["", "state,", "state,state", "state,place,month,scheme", "person"] {
            #expect(ReportGrouping(argument: text) == nil, "\(text)")
        }
        let service = ScriptedService { _, _ in
            ScriptedService.result([
                "rows": [
                    [
                        "prefecture": "430100", "state": "current", "cases": 2, "settled": 2, "stalled": 0,
                        "paidFen": 160_000,
                    ],
                    [
                        "prefecture": "430200", "state": "eligible", "cases": 1, "settled": 0, "stalled": 1,
                        "paidFen": 0,
                    ],
                ], "total": ["cases": 3, "settled": 2, "stalled": 1, "paidFen": 160_000],
            ])
        }
        let command = try ReportInsurance.parse(["--by", "prefecture,state", "--since", "2026-01-01"])
        let report = try await command.figures(over: service)
        #expect(service.asked[0].arguments["by"] == ["prefecture", "state"])
        #expect(
            service.asked[0].arguments["since"]?.string.flatMap(RFC3339.date)
                == RFC3339.date("2026-01-01T00:00:00+08:00"))
        #expect(service.asked[0].arguments["until"] == nil)
        let lines = report.text(by: command.by.keys, in: .zh).split(separator: "\n")
        #expect(lines.count == 5 && lines[2].hasPrefix("430100 长沙市 正常缴费"))
        #expect(lines[2].hasSuffix("1600.00") && lines[4].hasPrefix("合计") && lines[4].hasSuffix("1600.00"))
        #expect(lines[4].contains(" 3 ") && (try? UnionCtl.parseAsRoot(["report", "insurance"])) is ReportInsurance)
    }
}
