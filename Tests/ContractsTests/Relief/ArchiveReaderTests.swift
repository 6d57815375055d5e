import Contracts
import Testing

/// What departments send about archives, what 民政 is asked, and what is announced: every reason with which a reader
/// refuses.
@Suite struct ArchiveReaderTests {
    private static let archive: JSON = "DA43010200001736"
    private static let identity: JSON = ["type": "resident-id", "number": "430104199202290029"]
    private static let head: JSON = [
        "relation": "head", "name": "张某", "identity": identity, "health": "良好", "disability": "三级", "employment": "在岗",
        "school": ["stage": "college", "name": "夜校"], "memberCard": "4300000000000006",
        "incomes": [["kind": "wage", "fen": 6_000_000]],
        "rigid": [["kind": "medical", "fen": 2_800_000, "reimbursedFen": 800_000]],
    ]
    private static let household: [JSON.Member] =
        ([
            "months": ["from": "2025-12", "to": "2026-11"], "members": [head],
            "housing": ["kind": "rented", "areaM2": 52, "dwellings": 0], "exclusions": ["shop"],
            "causes": ["illness", "schooling"], "event": ["kind": "accident", "on": "2026-05-03", "proof": "SG-55"],
            "address": "长沙市某路", "phone": "13800000001",
        ] as JSON).object!

    private static func object(_ before: JSON, _ after: JSON = [:]) -> JSON {
        .object(before.object! + household + after.object!)
    }

    static let valid: [(type: any EventData.Type, data: JSON)] = [
        (
            ReliefArchiveApplied.self,
            object(
                [
                    "applicationNumber": "BD-17", "division": "430102", "union": "HN-430102-0001", "township": "文艺路街道",
                    "onBehalf": true,
                ],
                [
                    "payee": ["number": "6222021901000000016", "bank": "中国工商银行"],
                    "evidence": [["kind": "diagnosis", "reference": "ZD-7", "sha256": sha256]],
                ])
        ),
        (ReliefHouseholdChanged.self, object([:], ["archive": archive])),
        (ReliefArchiveWithdrawn.self, ["archive": archive]),
        (
            ReliefAuthorisationSigned.self,
            [
                "archive": archive, "textVersion": "2026-01", "signers": [1, 3], "at": "2026-12-21T09:30:00+08:00",
                "reference": "SQ-17",
            ]
        ),
        (
            ReliefVerificationAnswered.self,
            [
                "archive": archive, "round": 1, "result": "differs", "receivesDibao": false,
                "findings": [["ordinal": 2, "kind": "vehicle", "fen": 5, "count": 1]], "deceased": [3],
                "reference": "HD-1184",
            ]
        ),
        (ReliefDeathReported.self, ["identity": identity, "on": "2026-12-18", "reference": "SW-301"]),
        (
            ReliefVerificationAsked.self,
            [
                "archive": archive, "round": 1, "attempt": 1, "place": "430102",
                "members": [["ordinal": 1, "name": "张某", "identity": identity, "relation": "head"]],
                "scope": ["income", "vehicle"],
                "authorisation": ["textVersion": "2026-01", "signedOn": "2026-12-21", "reference": "SQ-17"],
                "answerBy": "2026-12-24T10:20:00+08:00",
            ]
        ),
        (ReliefVerificationWithdrawn.self, ["archive": archive, "round": 1, "why": "office-changed"]),
        (
            ReliefArchiveChanged.self,
            [
                "archive": archive, "applicationNumber": "BD-17", "state": "publicised",
                "since": "2026-12-14T08:00:00+08:00", "version": 2, "category": "deep", "level": "local",
                "union": "HN-430102-0001", "division": "430102", "round": 1, "due": "2026-12-21",
                "reasons": [Reason(.objectionRaised).json], "repeated": true,
            ]
        ),
        (
            ReliefArchivePublished.self,
            [
                "archive": archive, "maskedName": "张*", "householdSize": 3, "union": "HN-430102-0001",
                "division": "430102", "township": "文艺路街道", "from": "2026-12-14", "until": "2026-12-21",
                "workingDays": 5,
            ]
        ),
        (ReliefObjectionDecided.self, ["reference": "YY-3", "archive": archive, "upheld": true]),
        (
            ReliefRefused.self,
            [
                "refusedType": "relief.payee-changed.v1", "archive": archive, "applicationNumber": "BD-17",
                "nominationNumber": "SWN-7", "reference": "YY-3", "reasons": [Reason(.archiveState).json],
            ]
        ),
        (
            ReliefStalled.self,
            [
                "archive": archive, "state": "verifying", "since": "2026-12-03T08:00:00+08:00",
                "waitingFor": "civil-affairs", "attempts": 3, "reason": "no-answer",
            ]
        ),
    ]
    private static let sha256: JSON = .string(String(repeating: "0123456789abcdef", count: 4))

    @Test func theTypesAreThoseThatAreRead() {
        let types = EventType.reliefArchiveIngress + EventType.reliefArchiveRequests + EventType.reliefArchiveAnnounced
        #expect(types == Self.valid.map { $0.type.type })
    }

    @Test(arguments: valid.indices) func namesEverythingAtOnce(index: Int) throws {
        let (type, data) = Self.valid[index]
        var faults: [Reason] = []
        let read = try #require(type.init(json: data, faults: &faults), "\(faults)")
        #expect(read.json == data && faults == [])
        #expect(type.init(json: .object([]), faults: &faults) == nil)
        let optional: Set = [
            "union", "township", "onBehalf", "exclusions", "event", "evidence", "receivesDibao", "findings", "deceased",
            "category", "level", "due", "repeated", "applicationNumber", "nominationNumber", "reference", "waitingFor",
        ]
        let missing = Set(faults.compactMap { $0.code == .fieldMissing ? $0.field : nil })
        #expect(missing.count == faults.count)
        let changes = Set(Self.household.map(\.key))
        for field in (data.object ?? []).map(\.key) where !missing.contains(field) {
            let mayBeLeftOut =
                optional.contains(field) || type == ReliefHouseholdChanged.self && changes.contains(field)
                || type == ReliefArchiveChanged.self && ["round", "reasons"].contains(field)
                || type == ReliefRefused.self && field == "archive"
            #expect(mayBeLeftOut, "\(type.type) \(field)")
        }
        faults = []
        #expect(type.init(json: "no object", faults: &faults) == nil && faults == [Reason(.fieldType)])
    }

    /// `of which message, which field, what stands in it, the reason, and its path where that is not the field`.
    @Test(
        arguments: [
            (0, "applicationNumber", "号", .applicationNumberFormat, nil),
            (0, "division", "430100", .divisionNotCounty, nil),
            (0, "division", "110101", .divisionUnknown, nil), (0, "union", "union", .unionUnknown, nil),
            (0, "township", "电话13812345678", .identifierPersonal, nil),
            (0, "months", ["from": "2026-11", "to": "2025-12"], .periodInvalid, nil),
            (0, "months", ["from": "2020-01", "to": "2023-01"], .periodInvalid, nil),
            (0, "months", ["from": "2025-12", "to": "11"], .monthFormat, "months.to"),
            (0, "members", [], .fieldLength, nil), (0, "members", ["张某"], .fieldType, "members[0]"),
            (0, "members", .array(Array(repeating: head, count: 21)), .fieldLength, nil),
            (0, "members", [head.setting("relation", to: "child")], .householdHeadMissing, nil),
            (0, "members", [head, head.setting("relation", to: "child")], .householdMemberTwice, nil),
            (0, "members", [head.setting("relation", to: "friend")], .valueUnknown, "members[0].relation"),
            (0, "members", [head.setting("name", to: "1234")], .nameFormat, "members[0].name"),
            (0, "members", [head.setting("identity", to: "43")], .fieldType, "members[0].identity"),
            (
                0, "members", [head.setting("identity", to: identity.setting("number", to: "430104199202290028"))],
                .idChecksum, "members[0].identity.number"
            ),
            (
                0, "members", [head.setting("memberCard", to: "4300000000000005")], .valueUnknown,
                "members[0].memberCard"
            ),
            (0, "members", [head.setting("school", to: ["stage": "college"])], .fieldMissing, "members[0].school.name"),
            (
                0, "members", [head.setting("incomes", to: [["kind": "wage", "fen": -1]])], .amountFenNegative,
                "members[0].incomes[0].fen"
            ),
            (0, "members", [head.setting("incomes", to: [5])], .fieldType, "members[0].incomes[0]"),
            (
                0, "members",
                [
                    head.setting(
                        "rigid", to: [["kind": "medical", "fen": 1], ["kind": "other", "fen": 5, "reimbursedFen": 6]])
                ],
                .reimbursedMore, "members[0].rigid[1].reimbursedFen"
            ),
            (0, "housing", ["kind": "castle", "dwellings": 1], .valueUnknown, "housing.kind"),
            (0, "housing", ["kind": "owned", "dwellings": -1], .valueUnknown, "housing.dwellings"),
            (0, "exclusions", ["yacht"], .valueUnknown, "exclusions[0]"), (0, "causes", [], .fieldLength, nil),
            (0, "causes", ["illness", "illness"], .valueUnknown, "causes[1]"),
            (0, "event", ["kind": "accident", "on": "May"], .dateFormat, "event.on"),
            (0, "address", "", .fieldLength, nil),
            (0, "phone", "123", .phoneFormat, nil),
            (0, "payee", ["number": "62", "bank": "B"], .accountNumberFormat, "payee.number"),
            (0, "evidence", [["kind": "rumour", "reference": "ZD-7"]], .valueUnknown, "evidence[0].kind"),
            (0, "evidence", [["kind": "diagnosis", "reference": "诊断"]], .referenceFormat, "evidence[0].reference"),
            (
                0, "evidence", [["kind": "diagnosis", "reference": "ZD", "sha256": "AB"]], .valueUnknown,
                "evidence[0].sha256"
            ),
            (1, "archive", "DA43010200001737", .archiveNumberCheck, nil),
            (1, "archive", "HX00000001234530", .archiveNumberFormat, nil),
            (2, "archive", "DA4301020000173", .archiveNumberFormat, nil),
            (3, "signers", [], .fieldLength, nil), (3, "signers", [1, 1], .valueUnknown, "signers[1]"),
            (3, "signers", [21], .valueUnknown, "signers[0]"), (3, "signers", ["1"], .fieldType, "signers[0]"),
            (3, "textVersion", "13812345678", .identifierPersonal, nil), (3, "at", "today", .timeFormat, nil),
            (3, "reference", "授权", .referenceFormat, nil), (4, "round", 0, .roundUnknown, nil),
            (4, "result", "perhaps", .valueUnknown, nil), (4, "receivesDibao", "no", .fieldType, nil),
            (4, "findings", [["ordinal": 0, "kind": "income"]], .valueUnknown, "findings[0].ordinal"),
            (4, "findings", [["ordinal": 1, "kind": "mood"]], .valueUnknown, "findings[0].kind"),
            (4, "findings", [["ordinal": 1, "kind": "income", "fen": -5]], .amountFenNegative, "findings[0].fen"),
            (4, "deceased", [3, 3], .valueUnknown, "deceased[1]"),
            (4, "reference", "13812345678", .identifierPersonal, nil),
            (5, "identity", ["type": "resident-id", "number": "1"], .idFormat, "identity.number"),
            (5, "on", "x", .dateFormat, nil),
            (6, "attempt", 0, .valueUnknown, nil), (6, "scope", ["mood"], .valueUnknown, "scope[0]"),
            (
                6, "authorisation", ["textVersion": "1", "signedOn": "2026-12-21"], .fieldMissing,
                "authorisation.reference"
            ),
            (6, "members", [["ordinal": 1, "name": "张某", "identity": identity]], .fieldMissing, "members[0].relation"),
            (7, "why", "bored", .valueUnknown, nil), (8, "state", "shown", .valueUnknown, nil),
            (8, "version", 0, .valueUnknown, nil),
            (8, "category", "rich", .valueUnknown, nil), (8, "due", "soon", .dateFormat, nil),
            (8, "reasons", [["code": "no-such"]], .valueUnknown, nil), (9, "householdSize", 21, .valueUnknown, nil),
            (9, "until", "2026-12-13", .periodInvalid, nil), (9, "workingDays", 0, .valueUnknown, nil),
            (10, "upheld", 1, .fieldType, nil), (11, "nominationNumber", "提名", .applicationNumberFormat, nil),
            (11, "applicationNumber", "13812345678", .identifierPersonal, nil),
            (12, "state", "Verifying", .valueUnknown, nil),
            (12, "reason", "bored", .valueUnknown, nil), (12, "attempts", -1, .valueUnknown, nil),
        ] as [(Int, String, JSON, ReasonCode, String?)])
    func namesWhatIsWrong(row: (index: Int, field: String, value: JSON, code: ReasonCode, path: String?)) {
        let (type, data) = Self.valid[row.index]
        var faults: [Reason] = []
        #expect(type.init(json: data.setting(row.field, to: row.value), faults: &faults) == nil)
        #expect(faults == [Reason(row.code, field: row.path ?? row.field)])
    }

    @Test func aChangeNamesSomething() {
        var faults: [Reason] = []
        #expect(ReliefHouseholdChanged(json: ["archive": Self.archive], faults: &faults) == nil)
        #expect(faults == [Reason(.changeEmpty)])
    }

    /// What was not named stays, and what was named is replaced whole.
    @Test func aChangeReplacesWhatItNames() throws {
        var faults: [Reason] = []
        let known = try #require(Household(json: .object(Self.household), faults: &faults))
        #expect(known.json == .object(Self.household) && known.headOrdinal == 1 && known.monthCount == 12)
        let changed = known.applying(HouseholdChange(causes: [.accident], address: "新址"))
        #expect(changed.causes == [.accident] && changed.address == "新址" && changed.members == known.members)
        #expect(changed.event == known.event && HouseholdChange(address: "新址").names == ["address"])
    }

    /// Eighteen on the day, or of an age that no document tells.
    @Test func adultsAreWhoMustSign() throws {
        func member(_ number: String, _ type: String = "resident-id") -> JSON {
            Self.head.setting("identity", to: ["type": .string(type), "number": .string(number)])
        }
        let members: JSON = [
            member("430104199202290029"),
            member("430104200812212023").setting("relation", to: "child"),
            member("E12345678", "passport").setting("relation", to: "parent"),
        ]
        let data: JSON = .object(Self.household.map { $0.key == "members" ? .init("members", members) : $0 })
        var faults: [Reason] = []
        let household = try #require(Household(json: data, faults: &faults), "\(faults)")
        #expect(household.adults(on: CivilDate("2026-12-20")!) == [1, 3])
        #expect(household.adults(on: CivilDate("2026-12-21")!) == [1, 2, 3])
    }

    /// Nothing personal is printed, whoever prints it by mistake.
    @Test func printsNothingPersonal() throws {
        var faults: [Reason] = []
        for (type, data) in Self.valid[..<7] {
            let text = try #require(type.init(json: data, faults: &faults))
            for needle in ["张某", "430104199202290029", "13800000001", "某路", "6222021901000000016", "良好"] {
                #expect(!"\(text)".contains(needle), "\(type.type) prints \(needle)")
            }
        }
    }
}
