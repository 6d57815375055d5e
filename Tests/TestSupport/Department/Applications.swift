import Contracts

/// Made-up applicants with valid numbers, each different from all others.
public struct Applicant: Sendable {
    public var name: String
    public var number: String
    public var phone: String

    /// The `index`-th applicant: born in the 1980s and 1990s, with an address in 长沙市岳麓区.
    public init(_ index: Int) {
        let surnames = ["张", "王", "李", "赵", "陈", "杨", "黄", "周", "吴", "徐"]
        let given = ["测试甲", "测试乙", "测试丙", "测试丁", "测试戊", "测试己"]
        name = surnames[index % surnames.count] + given[index / surnames.count % given.count]
        number = Applicant.residentNumber(
            area: "430104", born: 19_800_101 + index / 9_000 % 15 * 10_000 + index / 300 % 12 * 100 + index / 11 % 28,
            sequence: 1 + index % 990)
        phone = "139" + Applicant.digits(index, 8)
    }

    /// Eighteen digits with their check character (GB 11643-1999).
    public static func residentNumber(area: String, born: Int, sequence: Int) -> String {
        let body = area + digits(born, 8) + digits(sequence, 3)
        let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
        let sum = zip(body, weights).reduce(0) { $0 + ($1.0.wholeNumberValue ?? 0) * $1.1 }
        return body + String(Array("10X98765432")[sum % 11])
    }

    private static func digits(_ number: Int, _ count: Int) -> String {
        let text = String(number)
        return String(repeating: "0", count: max(0, count - text.count)) + text
    }

    /// The data of an `enrollment.requested.v1`.
    public func application(
        _ number: String, residence: String = "430102", union: String? = nil, consents: [String] = ["membership"]
    ) -> JSON {
        .object([
            "applicationNumber": .string(number),
            "applicant": [
                "name": .string(name), "identity": ["type": "resident-id", "number": .string(self.number)],
                "phone": .string(phone),
            ],
            "occupation": "food-delivery", "labourRelation": "partial", "platform": "eleme",
            "residence": .string(residence), "union": union.map(JSON.string), "channel": "app",
            "consents": .array(
                consents.map { scope in
                    [
                        "scope": .string(scope), "textVersion": "2026-01", "at": "2026-11-01T08:00:00+08:00",
                    ]
                }),
        ])
    }
}
