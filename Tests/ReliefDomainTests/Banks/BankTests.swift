import Contracts
import Foundation
import ReliefDomain
import Testing

/// What is told to a bank, in a message and in a file, and what its answer file says.
@Suite struct BankTests {
    private typealias Fixture = PaymentFixture

    private static func order(_ line: Int = 12_345, holder: String? = nil, branch: String? = "五一路支行") throws
        -> PaymentOrder
    {
        let payee = Payee(
            account: try #require(BankAccountNumber("6222 0219 0100 0000 016")), bank: "工商银行", branch: branch,
            cnaps: "102551000017", holder: holder.flatMap(PersonName.init),
            relation: holder == nil ? .own : .guardian, proof: holder == nil ? nil : SourceReference("JH-7"))
        return try #require(
            PaymentOrder(
                Fixture.released(line).payment, purpose: "送温暖", payee: payee, person: PersonName("张小明")!,
                payer: "0417"))
    }

    @Test func aBankOfEventsIsAskedInMessages() throws {
        let bank = EventBank(patience: Fixture.patience)
        var payment = try Fixture.released().payment
        guard case .moved(let move) = payment.request(bank.patience, at: Fixture.start),
            case .pay(let ask)? = move.request,
            case .message(let type, let json) = bank.request(try Self.order(holder: "张大明"), ask)
        else { return #expect(Bool(false), "nothing was asked") }
        #expect(type == .reliefPaymentAskedV1)
        var faults: [Reason] = []
        let message = try #require(ReliefPaymentAsked(json: json, faults: &faults))
        #expect(faults == [] && message.json == json && message.reference == payment.reference && message.times == 1)
        #expect(message.amountFen == Fixture.amount && message.answerBy == ask.dueAt && message.payer == "0417")
        #expect(message.payee.holder?.text == "张大明" && message.payee.account.digits == "6222021901000000016")
        // Whose guardian that is, and by what paper, is not the bank's.
        #expect(message.payee.relation == .own && message.payee.proof == nil)
        let inquired = payment.inquire(bank.patience, at: Fixture.start)
        guard case .inquire(let inquiry)? = inquired?.request,
            case .message(.reliefPaymentInquiryAskedV1, let question) = bank.inquire(try Self.order(), inquiry)
        else { return #expect(Bool(false), "nothing was inquired") }
        let asked = try #require(ReliefPaymentInquiryAsked(json: question, faults: &faults))
        #expect(asked.inquiry == 1 && asked.reference == payment.reference && asked.json == question)
        #expect(asked.amountFen == Fixture.amount && asked.askedAt == Fixture.start && asked.answerBy == inquiry.dueAt)
    }

    @Test func aBankOfFilesGetsARowAndCannotBeAsked() throws {
        let bank = FileBank()
        var payment = try Fixture.released().payment
        guard case .moved(let move) = payment.request(bank.patience, at: Fixture.start),
            case .pay(let ask)? = move.request, case .file(let row) = bank.request(try Self.order(), ask)
        else { return #expect(Bool(false), "no row") }
        #expect(row.reference == payment.reference && row.amount == Fixture.amount)
        guard let asked = payment.inquire(bank.patience, at: Fixture.start), case .inquire(let inquiry)? = asked.request
        else { return #expect(Bool(false)) }
        #expect(bank.inquire(try Self.order(), inquiry) == .wait && payment.state.word == .unknown)
        #expect(bank.kind == .files && EventBank().kind == .events)
    }

    @Test func nothingPersonalIsPrinted() throws {
        let order = try Self.order()
        for text in [
            "\(order)", "\(BankFileRow(order))", "\([BankFileRow(order)])", "\(order.payee)", "\(order.payee.account)",
        ] {
            #expect(!text.contains("6222") && !text.contains("张"), "\(text)")
        }
        #expect("\(order.payee)" == "*0016")
    }

    @Test func ordersAreRefused() throws {
        let payment = try Fixture.released().payment
        let payee = try Self.order().payee
        let person = try #require(PersonName("张小明"))
        let long = String(repeating: "送", count: 31)
        for (purpose, payer) in [
            ("", "0417"), (long, "0417"), ("电话 138-1234-5678", "0417"), ("送温暖", "417"), ("送温暖", "04１7"),
        ] {
            #expect(PaymentOrder(payment, purpose: purpose, payee: payee, person: person, payer: payer) == nil)
        }
    }

    @Test func accountsAreReadAsPeopleWriteThem() {
        for text in ["6222021901000000016", "6217002920000000126", "6230900000000000099", "6222-0219-0100-0000-016"] {
            #expect(BankAccountNumber(text)?.isChecked == true, "\(text)")
        }
        // An account without a check digit is one, too.
        #expect(BankAccountNumber("6222021901000000017")?.isChecked == false)
        for text in ["", "622202190100000", "62220219010000000161", "622202190100000001X", "6222021901000000O16"] {
            #expect(BankAccountNumber(text) == nil, "\(text)")
        }
    }

    private static func file() throws -> BankFile {
        let rows = [
            BankFileRow(try order(12_347, holder: "张 \"大\" 明".filter { $0 != "\"" }, branch: "一支行,\"南\"")),
            BankFileRow(try order()),
        ]
        return try #require(BankFile(number: SourceReference("CCB-7")!, rows: rows))
    }

    /// The golden text: what is hashed, and what the bank gets.
    @Test func aFileHasItsText() throws {
        let file = try Self.file()
        #expect(file.count == 2 && file.total == Fen(160_000))
        #expect(
            file.text
                == [
                    "付款参考号,金额,收款账号,户名,银行,开户行,联行号,用途",
                    "FK0000000123450102,800.00,6222021901000000016,张小明,工商银行,五一路支行,102551000017,送温暖",
                    "FK0000000123470181,800.00,6222021901000000016,张 大 明,工商银行,\"一支行,\"\"南\"\"\",102551000017,送温暖",
                    "合计,1600.00,2,,,,,CCB-7", "",
                ].joined(separator: "\r\n"))
        #expect(SampleStatements.cells(file.text).map(\.count) == [8, 8, 8, 8])
        #expect(BankFile(number: file.number, rows: []) == nil)
        #expect(BankFile(number: file.number, rows: file.rows + [file.rows[0]]) == nil)
    }

    @Test func answersAreTaken() throws {
        let (answers, faults) = try Self.file().answers(in: [
            ["\u{FEFF}付款参考号", "金额（元）", "处理结果", "日期", "银行流水号", "失败原因"],
            ["FK0000000123450102", "800.00", "成功", "2026年12月31日", "Z-1", ""], ["", "", "", "", "", ""],
            ["FK0000000123470181", "", "失败", "", "", "账户已销户"],
        ])
        #expect(faults == [] && answers.map(\.reference.text) == ["FK0000000123450102", "FK0000000123470181"])
        #expect(
            answers[0].outcome == .settled(Fixture.amount, on: Fixture.day) && answers[0].bankReference?.text == "Z-1")
        #expect(answers[1].outcome == .failed(.accountClosed, on: nil))
        // What it says is the bank's word.
        var payment = try Fixture.payment("unknown")
        let decision = payment.hear(
            BankWord(answers[0]), from: Fixture.bank, Hearing(at: Fixture.start, patience: Fixture.patience))
        #expect(decision.word == .moved && payment.state.word == .settled)
    }

    /// Whatever is wrong is told for every row at once, and then nothing is taken.
    @Test func answersThatAreWrongAreRefusedWhole() throws {
        let header = ["reference", "amount", "outcome", "date", "bankReference", "failure"]
        let good = ["FK0000000123450102", "800.00", "pending", "", "", ""]
        let bad: [([String], ReasonCode)] = [
            (["", "1", "settled", "20261231", "", ""], .fieldMissing),
            (["FK0000000123470182", "800.00", "settled", "20261231", "", ""], .paymentReferenceFormat),
            (["FK0000000123460190", "800.00", "settled", "20261231", "", ""], .bankFileHash),
            (["FK0000000123470181", "800.01", "settled", "20261231", "", ""], .amountMismatch),
            (["FK0000000123470181", "800.00", "settled", "", "", ""], .dateFormat),
            (["FK0000000123470181", "800.00", "settled", "20261331", "", ""], .dateFormat),
            (["FK0000000123470181", "800.00", "settled", "20261231", "号 1", ""], .referenceFormat),
            (["FK0000000123470181", "800.00", "maybe", "", "", ""], .valueUnknown),
            (["FK0000000123470181", "800.00", "", "", "", ""], .fieldMissing), (good, .answersDiffer),
        ]
        let (answers, faults) = try Self.file().answers(in: [header, good] + bad.map(\.0))
        #expect(answers == [] && faults.map(\.code) == bad.map(\.1) && faults.map(\.row) == Array(3...12))
        #expect(try Self.file().answers(in: []).faults.map(\.code) == [.fieldMissing])
        #expect(try Self.file().answers(in: [["a", "b"], good]).faults.map(\.row) == [1])
    }

    @Test(
        arguments: [
            ("account-closed", PaymentFailure.accountClosed), ("NAME-DIFFERS", .nameDiffers), ("AC01", .accountUnknown),
            ("ac04", .accountClosed), ("BE01", .nameDiffers), ("AM14", .limit), ("MS03", .rejected), ("ZZ99", .other),
            ("收款账号不存在", .accountUnknown), ("该户已销户", .accountClosed), ("户名与账号不符", .nameDiffers),
            ("超过单日限额", .limit), ("账户冻结", .rejected), ("系统繁忙", .other),
        ] as [(String, PaymentFailure)])
    func failuresAreReadAsBanksWriteThem(row: (String, PaymentFailure)) throws {
        let (answers, _) = try Self.file().answers(in: [
            ["reference", "outcome", "failure"], ["FK0000000123450102", "failed", row.0],
        ])
        #expect(answers.first?.outcome == .failed(row.1, on: nil), "\(row.0)")
    }
}
