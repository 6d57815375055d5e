import Contracts
import Testing

@testable import Messaging

@Suite struct MaskedStructureTests {
    private func masked(_ json: JSON) -> JSON {
        MaskedStructure(plainFields: ["union", "occupation"]).mask(json)
    }

    @Test func theShapeIsShownAndNothingOfAPerson() {
        let event: JSON = [
            "id": "RH-1", "type": "enrollment.requested.v1", "time": "2026-11-20T08:00:00+08:00",
            "data": [
                "applicant": ["name": "张测试", "number": "430104199202290029", "phones": ["13900001111", ""]],
                "union": "HN-430102-0007", "occupation": "food delivery", "count": 7, "agrees": true, "none": .null,
            ],
        ]
        #expect(
            masked(event) == [
                "id": "RH-1", "type": "enrollment.requested.v1", "time": "2026-11-20T08:00:00+08:00",
                "data": [
                    "applicant": [
                        "name": "‹3 characters›", "number": "‹18 digits›", "phones": ["‹11 digits›", "‹empty›"],
                    ],
                    // Not a code, though the field is a plain one.
                    "union": "HN-430102-0007", "occupation": "‹13 characters›", "count": "number", "agrees": true,
                    "none": .null,
                ],
            ])
    }

    @Test(
        arguments: [
            ["data": ["union": "13900001111"]], ["data": ["张三": "x"]], ["data": ["13900001111": "x"]],
            ["id": "430104199202290029"], ["extension": ["id": "Zhang.San"]], ["data": ["id": "Zhang.San"]],
            "Zhang.San", ["Zhang.San"], ["data": "Zhang.San"],
        ] as [JSON]) func aNumberOrNameIsNowherePlain(json: JSON)
    {
        let text = masked(json).text
        for secret in ["13900001111", "430104199202290029", "张三", "Zhang.San"] { #expect(!text.contains(secret)) }
    }

    @Test func longListsAreCutOff() {
        let list = JSON.array(Array(repeating: "x", count: 500))
        #expect(masked(["data": ["list": list]])["data"]?["list"]?.array?.count == 21)
    }
}
