import Contracts
import ReliefDomain
import Testing

/// The sample statements are read to the fen, and nothing of one is taken when anything in it is wrong.
@Suite struct StatementReadingTests {
    private typealias Sample = SampleStatements

    @Test func oneDay() throws {
        let statements = try Sample.camt(Sample.text("camt053-one-day.xml"))
        #expect(statements.count == 1)
        let statement = try #require(statements.first)
        #expect(statement.account == "0417" && statement.number.text == "20261231-0417")
        #expect(statement.from == statement.until && statement.from == CivilDate("2026-12-31"))
        #expect(statement.opening == 30_000_000_00 && statement.closing == 29_999_390_70)
        // What is pending is not booked.
        #expect(
            statement.lines == [
                "2026-12-31 20261231-5531 debit 80000 FK0000000123450102",
                "2026-12-31 20261231-5532 debit 60000 FK0000000123460190",
                "2026-12-31 20261231-7001 credit 80000 FK0000000123450102 account-closed",
                "2026-12-31 20261231-9001 debit 1250 - fee", "2026-12-31 20261231-9002 credit 320 - interest",
            ])
    }

    @Test func batchBookingsAreTakenApart() throws {
        let statements = try Sample.camt(Sample.text("camt053-batch-bookings.xml"))
        #expect(statements.map(\.number.text) == ["S-1", "S-2"] && statements.map(\.closing) == [4_400_00, 4_100_00])
        #expect(
            statements.flatMap(\.lines) == [
                "2026-12-31 B-1/1 debit 80000 FK0000000123450102", "2026-12-31 B-1/2 debit 60000 FK0000000123460190",
                "2026-12-31 T-3 debit 60000 FK0000000123470181",
                "2026-12-31 B-2/1 credit 60000 FK0000000123460190 name-differs",
                "2026-12-31 B-2/2 credit 80000 FK0000000123450102 other",
                "2027-01-04 B-3 debit 80000 FK0000000123450296", "2027-01-04 B-4 credit 50000 -",
            ])
        #expect(statements[1].from == CivilDate("2027-01-04"))
    }

    /// `what is replaced, with what, why it is refused`.
    @Test(
        arguments: [
            ("29999390.70", "29999390.71", "statement-totals"), (">600<", ">600.01<", "statement-totals"),
            (">600<", ">600.001<", "statement-unreadable"), (">600<", ">-600<", "statement-unreadable"),
            (">600<", ">six<", "statement-unreadable"), (">600<", "><", "statement-unreadable"),
            ("Ccy=\"CNY\">600", "Ccy=\"USD\">600", "statement-unreadable"),
            ("Amt Ccy=\"CNY\">600", "Amt>600", "statement-unreadable"), ("OPBD", "ITBD", "statement-unreadable"),
            ("CLBD", "CLAV", "statement-unreadable"), ("DBIT", "DEBT", "statement-unreadable"),
            ("20261231-5532", "20261231-5531", "statement-unreadable"),
            ("<BookgDt><Dt>2026-12-31", "<BookgDt><Dt>2026-12-32", "statement-unreadable"),
            ("1901002009200040417", "417", "statement-unreadable"),
            ("BkToCstmrStmt", "BkToCstmrDbtCdtNtfctn", "statement-unreadable"),
        ])
    func whatIsWrongIsRefusedWhole(row: (String, String, String)) throws {
        let good = try Sample.text("camt053-one-day.xml")
        let bad = good.replacing(row.0, with: row.1)
        #expect(bad != good)
        do {
            let statements = try Sample.camt(bad)
            Issue.record("\(row) was read: \(statements.map(\.lines))")
        } catch let fault as StatementFault {
            #expect(fault.code.rawValue == row.2, "\(row): \(fault)")
            #expect(fault.place?.contains("张三") != true && fault.place?.contains(row.1) != true)
        }
    }

    /// A booking of several must say what each is, and their sum must be its own.
    @Test(arguments: [
        ("<c:Amt Ccy=\"CNY\">600.00</c:Amt>", "", "statement-unreadable"),
        ("<c:Amt Ccy=\"CNY\">800.00</c:Amt>", "<c:Amt Ccy=\"CNY\">799.99</c:Amt>", "statement-totals"),
    ])
    func batchesAddUp(row: (String, String, String)) throws {
        let bad = try Sample.text("camt053-batch-bookings.xml").replacing(row.0, with: row.1)
        do {
            _ = try Sample.camt(bad)
            Issue.record("\(row) was read")
        } catch let fault as StatementFault { #expect(fault.code.rawValue == row.2, "\(fault)") }
    }

    @Test func theReaderGivesUpOnWhatIsNoDocument() throws {
        var reader = Camt053Reader()
        #expect(throws: StatementFault.self) { try reader.finish() }
        for _ in 0..<100 { reader.start("Document") }
        #expect(throws: StatementFault.self) { try reader.finish() }
        reader = Camt053Reader()
        reader.start("Document")
        reader.end("Stmt")
        #expect(throws: StatementFault.self) { try reader.finish() }
    }

    @Test func newestFirst() throws {
        let statement = try Sample.csv(Sample.text("statement-newest-first.csv"))
        #expect(statement.opening == 30_000_000_00 && statement.closing == 29_999_390_70)
        #expect(statement.from == CivilDate("2026-12-31") && statement.until == CivilDate("2027-01-04"))
        #expect(
            statement.lines == [
                "2026-12-31 20261231-1 debit 80000 FK0000000123450102",
                "2026-12-31 20261231-2 debit 60000 FK0000000123460190",
                "2027-01-04 20270104-1 credit 80000 FK0000000123450102 account-closed",
                "2027-01-04 20270104-2 debit 1250 - fee", "2027-01-04 20270104-3 credit 320 - interest",
            ])
    }

    @Test func amountAndDirection() throws {
        let statement = try Sample.csv(Sample.text("statement-amount-direction.csv"))
        #expect(statement.opening == 5_000_00 && statement.closing == 4_900_00)
        #expect(
            statement.lines == [
                "2026-12-31 A-1 debit 80000 FK0000000123450102", "2026-12-31 A-2 debit 60000 FK0000000123460190",
                "2027-01-04 A-3 credit 80000 FK0000000123450102 name-differs", "2027-01-04 A-4 credit 50000 -",
            ])
    }

    @Test(
        arguments: [
            ("statement-newest-first.csv", "29,999,387.50", "29,999,387.51", "statement-totals"),
            ("statement-newest-first.csv", "20261231,20261231-2", "x,20261231-2", "statement-unreadable"),
            ("statement-newest-first.csv", "12.50,,", "12.50,1.00,", "statement-unreadable"),
            ("statement-newest-first.csv", "余额（元）", "其他", "statement-totals"),
            ("statement-newest-first.csv", "贷方发生额（元）", "其他", "statement-unreadable"),
            ("statement-newest-first.csv", "20270104-2", "20270104-1", "statement-unreadable"),
            ("statement-amount-direction.csv", "4900.00", "4900.01", "statement-totals"),
            ("statement-amount-direction.csv", "closing balance", "end", "statement-unreadable"),
            ("statement-amount-direction.csv", "closing balance,4900.00", "", "statement-totals"),
            ("statement-amount-direction.csv", "500.00,C", "500.00,X", "statement-unreadable"),
            ("statement-amount-direction.csv", "600.00,DEBIT", "-600.00,DEBIT", "statement-unreadable"),
            ("statement-amount-direction.csv", "2026/12/31,A-2", "2026/13/31,A-2", "statement-unreadable"),
        ])
    func tablesThatAreWrongAreRefusedWhole(row: (String, String, String, String)) throws {
        let good = try Sample.text(row.0)
        let bad = good.replacing(row.1, with: row.2)
        #expect(bad != good)
        do {
            let statement = try Sample.csv(bad)
            Issue.record("\(row) was read: \(statement.lines)")
        } catch let fault as StatementFault { #expect(fault.code.rawValue == row.3, "\(row): \(fault)") }
    }

    /// A reference that is not ours, or whose check digits are wrong, is none; two of them say nothing.
    @Test func foreignReferencesAreNone() throws {
        let good = try Sample.text("statement-amount-direction.csv")
        let bad = good.replacing("FK0000000123460190", with: "FK0000000123460191")
        #expect(try Sample.csv(bad).entries[1].reference == nil)
        let two = try Sample.text("statement-newest-first.csv")
            .replacing("帮扶 FK0000000123460190", with: "FK0000000123450102 FK0000000123460190")
        #expect(try Sample.csv(two).entries[1].reference == nil)
    }

    /// A number with a personal one in it is not kept: its place in the statement serves instead.
    @Test func numbersOfPersonsAreNotKept() throws {
        let bad = try Sample.text("statement-amount-direction.csv").replacing("A-2", with: "13812345678")
        #expect(try Sample.csv(bad).entries[1].number.text == "20261231/2")
    }
}
