import Contracts
import Foundation
import Testing

@Suite struct PersonalIdentifierScanTests {
    @Test(arguments: [
        "13800000001", "RH-13800000001", "app13800000001", "x_13800000001.csv", "+8613800000001", "008613800000001",
        "430104199202290029", "id=430104199202290029", "RH43010419920229002X", "43010419920229002x-2",
        "430104920229002",
        "张430104199202290028", "810000199408230021",
    ])
    func finds(text: String) {
        #expect(PersonalIdentifierScan.containsPersonalNumber(text))
    }

    @Test(arguments: [
        "", "RH-2026-000001", "RH202506030000123", "430102202611200001", "430102261120001", "1380000000",
        "138000000011",
        "12800000001", "20261120080001", "HN-430102-0007", "1732060800000", "4301928374650196", "13800000001abc",
        "01934567-89ab-7def-8123-456789000001", "01934567-89ab-7def-8123-a13800000001",
        "13800000-0001-4000-8000-138000000019",
    ])
    func leavesAlone(text: String) {
        #expect(!PersonalIdentifierScan.containsPersonalNumber(text))
    }

    @Test func neverFlagsAUUID() {
        for _ in 0..<20_000 {
            let text = UUID().uuidString
            #expect(!PersonalIdentifierScan.containsPersonalNumber(text))
            #expect(!PersonalIdentifierScan.containsPersonalNumber("event-" + text.lowercased()))
        }
    }
}
