import Testing

@testable import Load

@Suite struct WholeTableReadsTests {
    private static let selectPeople = "select person_id from person_document where fingerprint = any($1)"

    /// A second in which one statement was called, on a roll of a million.
    private func reads(
        _ text: String, calls: Int = 1, rows: Int = 0, pages: Int, scanned: Int = 0, scans: Int = 1,
        table: String = "person_document",
        tableRows: Int = 1_000_000, tablePages: Int = 20_000
    ) -> [String] {
        var first = DatabaseLook()
        first.tables[table] = .init(rows: tableRows, pages: tablePages, rowsScanned: 77_000_000, scans: 77)
        first.statements[1] = .init(text: text, calls: 900, rows: 900, pages: 1_800_000_000)
        first.statements[2] = .init(text: "select now()", calls: 1, rows: 1, pages: 0)
        var second = first
        second.tables[table]!.rowsScanned += scanned
        second.tables[table]!.scans += scans
        second.statements[1]!.calls += calls
        second.statements[1]!.rows += rows
        second.statements[1]!.pages += pages
        return WholeTableReads.between(first, second)
    }

    @Test func aBatchOfLookUpsIsNone() {
        #expect(reads(Self.selectPeople, calls: 24, pages: 24 * 2_500) == [])
    }

    @Test func aBatchOfInsertionsIsNoneHoweverManyPagesItTouches() {
        #expect(reads("insert into person_document select", rows: 500, pages: 12_000) == [])
    }

    @Test func aScanIsOne() {
        let found = ["person_document: \(Self.selectPeople)"]
        #expect(reads(Self.selectPeople, pages: 20_000, scanned: 1_000_000) == found)
        // Also of a table with few pages, where only the counter of rows tells.
        #expect(reads(Self.selectPeople, pages: 900, scanned: 1_000_000, tablePages: 900) == found)
    }

    @Test func aScanThatEndsEarlyIsNone() {
        #expect(reads(Self.selectPeople, pages: 100, scanned: 5_000) == [])
    }

    @Test func theRangesThatABRINIndexSumsUpAreNone() {
        #expect(reads(Self.selectPeople, pages: 100, scanned: 1_000_000, scans: 1_250) == [])
        // Not even they hide one.
        let found = reads(Self.selectPeople, pages: 20_000, scanned: 2_000_000, scans: 157)
        #expect(found == ["person_document: \(Self.selectPeople)"])
    }

    @Test func aWholeIndexOrATableOfDeadRowsIsOne() {
        #expect(reads(Self.selectPeople, pages: 15_000) == ["person_document: \(Self.selectPeople)"])
    }

    @Test func aListOfAllRowsIsOne() {
        let list = "select number from person_document order by fingerprint"
        #expect(reads(list, rows: 1_000_000, pages: 1_000_000) == ["person_document: \(list)"])
    }

    @Test func theOneOfManyCallsInAnEarlierSecondDoesNotCount() {
        #expect(reads(Self.selectPeople, calls: 0, pages: 0) == [])
    }

    @Test func aSmallTableMayBeReadWhole() {
        #expect(reads(Self.selectPeople, pages: 50, scanned: 5_000, tableRows: 5_000, tablePages: 50) == [])
    }

    @Test func aTableWhoseNameIsPartOfAnotherIsNotBlamed() {
        #expect(reads(Self.selectPeople, pages: 30_000, table: "person") == [])
    }

    @Test func aScanByNobodyKnownIsToldAllTheSame() {
        let found = reads("select now()", pages: 0, scanned: 1_000_000)
        #expect(found == ["person_document: a statement that is not on record"])
    }
}
