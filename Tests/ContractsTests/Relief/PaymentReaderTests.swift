import Contracts
import Testing

/// What banks send, and what they are asked: every reason with which a reader refuses.
@Suite struct PaymentReaderTests {
    private static let reference: JSON = "FK0000000123450102"
    private static let payee: JSON = [
        "number": "6222021901000000016", "bank": "中国工商银行", "branch": "长沙五一路支行", "cnaps": "102551000017",
        "holder": "张某", "relation": "guardian", "proof": "JH-7",
    ]

    static let valid: [(type: any EventData.Type, data: JSON)] = [
        (
            ReliefPaymentSettled.self,
            ["reference": reference, "amountFen": 80_000, "settledOn": "2026-12-31", "bankReference": "20261231-5531"]
        ),
        (
            ReliefPaymentFailed.self,
            [
                "reference": reference, "failure": "account-closed", "text": "已销户", "on": "2026-12-31",
                "bankReference": "20261231-5532",
            ]
        ),
        (
            ReliefPaymentReturned.self,
            [
                "reference": reference, "amountFen": 80_000, "returnedOn": "2027-01-02",
                "bankReference": "20270102-7001", "failure": "name-differs",
            ]
        ),
        (
            ReliefPaymentInquiryAnswered.self,
            [
                "reference": reference, "inquiry": 1, "status": "pending", "expectedBy": "2027-01-04T18:00:00+08:00",
            ]
        ),
        (
            ReliefPaymentAsked.self,
            [
                "reference": reference, "attempt": 1, "times": 1, "payer": "0417", "amountFen": 80_000,
                "purpose": "送温暖", "payee": payee, "answerBy": "2026-12-31T18:20:00+08:00",
            ]
        ),
        (
            ReliefPaymentInquiryAsked.self,
            [
                "reference": reference, "inquiry": 2, "amountFen": 80_000, "askedAt": "2026-12-31T20:20:00+08:00",
                "answerBy": "2027-01-01T00:20:00+08:00",
            ]
        ),
    ]

    @Test func theTypesAreThoseThatAreRead() {
        #expect(EventType.reliefPaymentIngress + EventType.reliefPaymentRequests == Self.valid.map { $0.type.type })
    }

    @Test(arguments: valid.indices) func namesEverythingAtOnce(index: Int) throws {
        let (type, data) = Self.valid[index]
        var faults: [Reason] = []
        #expect(try #require(type.init(json: data, faults: &faults)).json == data && faults == [])
        #expect(type.init(json: .object([]), faults: &faults) == nil)
        let optional: Set = ["text", "on", "bankReference", "expectedBy"]
        let missing = Set(faults.compactMap { $0.code == .fieldMissing ? $0.field : nil })
        #expect(missing.count == faults.count)
        #expect(missing.isSuperset(of: (data.object ?? []).map(\.key).filter { !optional.contains($0) }))
        faults = []
        #expect(type.init(json: "no object", faults: &faults) == nil && faults == [Reason(.fieldType)])
    }

    /// `of which message, which field, what stands in it, the reason`.
    @Test(
        arguments: [
            (0, "reference", "FK0000000123450103", .paymentReferenceCheck),
            (0, "reference", "FK00000001234501", .paymentReferenceFormat),
            (0, "reference", "HX00000001234530", .paymentReferenceFormat), (0, "amountFen", -1, .amountFenNegative),
            (0, "amountFen", "80000", .fieldType), (0, "settledOn", "2026-12-32", .dateFormat),
            (0, "bankReference", "流水", .referenceFormat), (0, "bankReference", "13812345678", .identifierPersonal),
            (1, "failure", "bored", .valueUnknown), (1, "text", "请联系 138-1234-5678", .identifierPersonal),
            (1, "text", .string(String(repeating: "长", count: 201)), .fieldLength),
            (2, "returnedOn", "2 Jan", .dateFormat), (2, "failure", "", .fieldLength),
            (3, "inquiry", 0, .inquiryUnknown), (3, "inquiry", 4_294_967_296, .inquiryUnknown),
            (3, "status", "settled", .valueUnknown), (3, "expectedBy", "soon", .timeFormat),
            (4, "attempt", 2, .valueUnknown), (4, "attempt", 100, .valueUnknown), (4, "times", 0, .valueUnknown),
            (4, "payer", "62220219", .fieldLength), (4, "purpose", "电话13812345678", .identifierPersonal),
            (4, "purpose", .string(String(repeating: "送", count: 31)), .fieldLength), (4, "payee", "卡", .fieldType),
            (4, "answerBy", "2026", .timeFormat), (5, "askedAt", "2026", .timeFormat),
        ] as [(Int, String, JSON, ReasonCode)])
    func namesWhatIsWrong(row: (index: Int, field: String, value: JSON, code: ReasonCode)) {
        let (type, data) = Self.valid[row.index]
        var faults: [Reason] = []
        #expect(type.init(json: data.setting(row.field, to: row.value), faults: &faults) == nil)
        #expect(faults == [Reason(row.code, field: row.field)])
    }

    @Test(
        arguments: [
            ("number", "123456789012345", .accountNumberFormat), ("number", "六二二二", .accountNumberFormat),
            ("bank", "", .fieldLength), ("cnaps", "10255100001", .valueUnknown),
            ("cnaps", "10255100001X", .valueUnknown),
            ("holder", "1234", .nameFormat), ("relation", "friend", .valueUnknown), ("proof", "证明", .referenceFormat),
        ] as [(String, JSON, ReasonCode)])
    func payeesAreChecked(row: (field: String, value: JSON, code: ReasonCode)) {
        let (type, data) = Self.valid[4]
        let wrong = data.setting("payee", to: Self.payee.setting(row.field, to: row.value))
        var faults: [Reason] = []
        #expect(type.init(json: wrong, faults: &faults) == nil)
        #expect(faults == [Reason(row.code, field: "payee.\(row.field)")])
    }

    /// An account whose check digit is wrong may be an old one: a person is told, and it is taken.
    @Test func anAccountWithoutCheckDigitIsTaken() throws {
        let (type, data) = Self.valid[4]
        let odd = data.setting("payee", to: Self.payee.setting("number", to: "6222021901000000017"))
        var faults: [Reason] = []
        #expect(try #require(type.init(json: odd, faults: &faults)).json == odd)
        #expect(faults == [Reason(.cardLuhn, field: "payee.number")] && ReasonCode.cardLuhn.isWarning)
    }
}
