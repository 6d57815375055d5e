import Contracts
import Testing

/// What is sent and told about programmes and lists: every reason with which a reader refuses.
@Suite struct ListReaderTests {
    private static let archive: JSON = "DA43010200001736"
    private static let line: JSON = "HX00000001234530"
    private static let list: JSON = "SWN-2026-HN/1"
    private static let digest: JSON = .string(String(repeating: "0af9", count: 16))
    private static let payee: JSON = ["number": "6222021901000000016", "bank": "中国工商银行"]
    private static let sum: JSON = ["lines": 1, "fen": 80_000]

    static let valid: [(type: any EventData.Type, data: JSON)] = [
        (
            ReliefNominated.self,
            [
                "nominationNumber": "N-1", "programme": "SWN-2026-HN", "name": "张某",
                "identity": ["type": "resident-id", "number": "430122198503071012"], "phone": "13800000003",
                "payee": payee, "division": "430102", "union": "HN-430102-0007", "memberCard": "4312345678901236",
                "basis": "archive", "proof": "P-1", "amountFen": 80_000, "archive": archive,
                "facts": ["study.stage": "bachelor", "event.kind": "disaster"],
            ]
        ),
        (ReliefPayeeChanged.self, ["programme": "SWN-2026-HN", "nominationNumber": "N-1", "payee": payee]),
        (
            ReliefObjectionRaised.self,
            ["reference": "YY-1", "list": list, "position": 7, "grounds": "有两套住房", "raisedBy": "王某"]
        ),
        (
            ReliefProgrammeChanged.self,
            [
                "programme": "SWN-2026-HN", "version": 2, "item": "warmth", "fund": "CEN-2026", "project": "SWN-2026",
                "period": ["from": "2026-12-01", "until": "2027-02-28"], "places": ["430100", "430200"],
                "bases": ["archive", "group"], "open": true,
            ]
        ),
        (
            ReliefListChanged.self,
            [
                "list": list, "state": "approving", "since": "2026-12-25T10:00:00+08:00", "lines": 1,
                "totalFen": 80_000, "digest": digest,
                "publicity": ["from": "2026-12-16", "until": "2026-12-23", "workingDays": 5, "objections": 0],
                "approvals": [["level": "county", "at": "2026-12-25T10:00:00+08:00"]],
                "totals": ["frozen": sum, "included": sum],
            ]
        ),
        (
            ReliefListPagePublished.self,
            [
                "list": list, "page": 1, "pages": 1,
                "lines": [
                    [
                        "position": 1, "line": line, "maskedName": "张*明", "union": "HN-430102-0007",
                        "item": "warmth", "amountFen": 80_000,
                    ]
                ],
            ]
        ),
        (
            ReliefPaymentsRecorded.self,
            [
                "list": list,
                "lines": [
                    [
                        "line": line, "nominationNumber": "N-1", "outcome": "failed", "amountFen": 80_000,
                        "on": "2026-12-31", "failure": "limit",
                    ]
                ],
            ]
        ),
        (
            ReliefStatementReconciled.self,
            [
                "bank": "ICBC-HN", "account": "0417", "statement": "20261231", "day": "2026-12-31",
                "classes": [["class": "matched", "entries": 1, "fen": 80_000]], "unexplainedFen": -1,
            ]
        ),
        (
            ReliefBalanceClosed.self,
            ["month": "2026-12", "accounts": 7, "debitsFen": 1, "creditsFen": 1, "digest": digest]
        ),
        (
            ReliefSampleDrawn.self,
            [
                "sample": "2026-3", "purpose": "audit", "place": "430100", "population": 10, "digest": digest,
                "seed": digest, "shareBasisPoints": 3_000, "drawn": 3,
            ]
        ),
        (
            MembershipEnded.self,
            [
                "memberId": "7f0c5a52-3c1e-4e0f-9b1d-2a6f1c0de002", "union": "HN-430102-0007", "on": "2026-12-20",
                "reason": "lapsed",
            ]
        ),
    ]

    @Test func theTypesAreThoseThatAreRead() {
        #expect(
            EventType.reliefListIngress + EventType.reliefListFacts + [.membershipEndedV1]
                == Self.valid.map { $0.type.type })
        #expect(EventType.announced.contains(.membershipEndedV1))
    }

    @Test(arguments: valid.indices) func namesEverythingAtOnce(index: Int) throws {
        let (type, data) = Self.valid[index]
        var faults: [Reason] = []
        #expect(try #require(type.init(json: data, faults: &faults)).json == data && faults == [])
        #expect(type.init(json: .object([]), faults: &faults) == nil)
        let optional: Set = [
            "phone", "union", "memberCard", "proof", "amountFen", "archive", "facts", "raisedBy", "digest",
            "publicity", "approvals", "totals", "programme",
            // One of several, told as `target-missing`.
            "nominationNumber", "list", "position",
        ]
        let missing = Set(faults.compactMap { $0.code == .fieldMissing ? $0.field : nil })
        #expect(missing.count == faults.count(where: { $0.code != .targetMissing }))
        #expect(missing.isSuperset(of: (data.object ?? []).map(\.key).filter { !optional.contains($0) }))
        faults = []
        #expect(type.init(json: "no object", faults: &faults) == nil && faults == [Reason(.fieldType)])
    }

    /// `of which message, which field, what stands in it, the reason`.
    @Test(
        arguments: [
            (0, "nominationNumber", "申报", .referenceFormat, nil),
            (0, "nominationNumber", "13812345678", .identifierPersonal, nil),
            (0, "programme", "swn", .programmeCodeFormat, nil), (0, "name", "1234", .nameFormat, nil),
            (0, "identity", ["type": "resident-id", "number": "430122198503071013"], .idChecksum, "identity.number"),
            (0, "phone", "12", .phoneFormat, nil),
            (0, "payee", ["number": "1", "bank": "B"], .accountNumberFormat, "payee.number"),
            (0, "division", "430100", .divisionNotCounty, nil), (0, "union", "长沙", .unionUnknown, nil),
            (0, "memberCard", "4312345678901230", .valueUnknown, nil), (0, "basis", "friend", .valueUnknown, nil),
            (0, "proof", "证明", .referenceFormat, nil), (0, "amountFen", -1, .amountFenNegative, nil),
            (0, "archive", "DA4301", .archiveNumberFormat, nil), (0, "archive", .null, .fieldMissing, nil),
            (0, "facts", ["study.stage": "nursery"], .valueUnknown, "facts.study.stage"),
            (1, "programme", .null, .fieldMissing, nil), (1, "archive", archive, .targetMissing, nil),
            (1, "payee", ["number": "6222021901000000016"], .fieldMissing, "payee.bank"),
            (2, "line", line, .targetMissing, nil), (2, "list", "SWN/01", .listUnknown, nil),
            (2, "position", 0, .lineUnknown, nil), (2, "position", .null, .fieldMissing, nil),
            (2, "grounds", "", .fieldLength, nil), (2, "reference", "13812345678", .identifierPersonal, nil),
            (3, "version", 0, .valueUnknown, nil), (3, "places", ["43"], .divisionUnknown, nil),
            (3, "period", ["from": "2026-12-01", "until": "2026-11-30"], .periodInvalid, "period.until"),
            (3, "bases", ["archive", "archive"], .valueUnknown, "bases[1]"), (3, "open", "yes", .fieldType, nil),
            (4, "state", "paid", .valueUnknown, nil), (4, "digest", "4be1", .valueUnknown, nil),
            (4, "totals", ["lost": sum], .valueUnknown, nil),
            (
                4, "approvals", [["level": "village", "at": "2026-12-25T10:00:00+08:00"]], .valueUnknown,
                "approvals[0].level"
            ),
            (4, "approvals", ["county"], .fieldType, "approvals[0]"),
            (
                4, "publicity", ["from": "2026-12-16", "until": "2026-12-23", "workingDays": 5], .fieldMissing,
                "publicity.objections"
            ),
            (5, "page", 0, .valueUnknown, nil),
            (
                5, "lines",
                [["position": 1, "line": line, "maskedName": "张小明", "item": "warmth", "amountFen": 1]],
                .nameFormat, "lines[0].maskedName"
            ),
            (
                6, "lines", [["line": line, "outcome": "paid", "amountFen": 1, "on": "2026-12-31"]], .targetMissing,
                "lines[0].archive"
            ),
            (7, "account", "04170", .fieldLength, nil), (7, "account", "O417", .valueUnknown, nil),
            (
                7, "classes",
                [
                    ["class": "matched", "entries": 1, "fen": 1], ["class": "matched", "entries": 1, "fen": 1],
                ], .valueUnknown, nil
            ),
            (8, "month", "2026-13", .monthFormat, nil), (8, "digest", "G", .valueUnknown, nil),
            (9, "shareBasisPoints", 10_001, .valueUnknown, nil), (9, "purpose", "fun", .valueUnknown, nil),
            (10, "reason", "bored", .valueUnknown, nil), (10, "memberId", "7f0c", .valueUnknown, nil),
        ] as [(Int, String, JSON, ReasonCode, String?)])
    func namesWhatIsWrong(row: (index: Int, field: String, value: JSON, code: ReasonCode, path: String?)) {
        let (type, data) = Self.valid[row.index]
        var faults: [Reason] = []
        let wrong = data.setting(row.field, to: row.value)
        let path = row.path ?? (row.code == .targetMissing ? faultPath(row.index) : row.field)
        #expect(type.init(json: wrong, faults: &faults) == nil)
        #expect(faults == [Reason(row.code, field: path)])
    }

    /// Where it is told that exactly one of several has to be named.
    private func faultPath(_ index: Int) -> String { index == 2 ? "line" : "archive" }

    private static let named: [(type: any EventData.Type, data: JSON)] = [
        (ReliefPayeeChanged.self, ["archive": archive, "ordinal": 2, "payee": payee]),
        (ReliefPayeeChanged.self, ["archive": archive, "payee": payee]),
        (ReliefObjectionRaised.self, ["reference": "Y-1", "archive": archive, "grounds": "收入"]),
        (ReliefObjectionRaised.self, ["reference": "Y-1", "line": line, "grounds": "收入"]),
    ]

    /// Whose account it is, and what an objection is about, in each of the ways to say it.
    @Test func whatMayBeNamed() throws {
        for (type, data) in Self.named {
            var faults: [Reason] = []
            #expect(try #require(type.init(json: data, faults: &faults)).json == data && faults == [])
        }
        var faults: [Reason] = []
        let far = JSON.object([
            "archive": Self.archive, "ordinal": 21, "payee": Self.payee,
        ])
        #expect(ReliefPayeeChanged(json: far, faults: &faults) == nil)
        #expect(faults == [Reason(.valueUnknown, field: "ordinal")])
    }

    /// A name is shown masked, and only so.
    @Test func namesAreMasked() throws {
        let line = ReliefListPagePublished.Line(
            position: 1, line: LineNumber(number: 12_345)!, name: PersonName("欧阳小华")!, item: .warmth,
            amountFen: Fen(1))
        #expect(line.maskedName == "欧阳*华")
    }
}
