import Contracts

extension PaymentFailure {
    /// As a bank writes it: our own word, a code of ISO 20022 (`AC04`), or Chinese prose. What is none of them is `other`.
    init(bankWritten text: String?) {
        guard let text else {
            self = .other
            return
        }
        if let own = PaymentFailure(rawValue: text.lowercased()) {
            self = own
            return
        }
        switch text.uppercased() {
        // External return reason codes.
        case "AC01", "AC02", "AC03", "BE06", "RC01": self = .accountUnknown
        case "AC04", "AC05", "AC07": self = .accountClosed
        case "BE01": self = .nameDiffers
        case "AM02", "AM14", "AM21": self = .limit
        case "AC06", "AG01", "AG02", "MS02", "MS03", "RR01", "RR02", "RR03", "RR04": self = .rejected
        default: self = Self.prose.first { entry in entry.words.contains { text.contains($0) } }?.failure ?? .other
        }
    }

    private static let prose: [(words: [String], failure: PaymentFailure)] = [
        (["不存在", "账号有误", "账号错误", "无此账"], .accountUnknown), (["销户", "已注销"], .accountClosed),
        (["户名"], .nameDiffers), (["限额"], .limit), (["拒绝", "冻结", "止付"], .rejected),
    ]
}

extension CivilDate {
    /// `2026-12-31`, `2026/12/31`, `20261231`, `2026年12月31日`, also with a time behind it.
    init?(bankWritten text: String) {
        let numbers = text.split { !$0.isASCII || !$0.isNumber }.map(String.init)
        guard let first = numbers.first else { return nil }
        if first.utf8.count == 8, let value = Int(first) {
            self.init(year: value / 10_000, month: value / 100 % 100, day: value % 100)
        } else {
            guard numbers.count >= 3, first.utf8.count == 4, numbers[1].utf8.count <= 2, numbers[2].utf8.count <= 2,
                let year = Int(first), let month = Int(numbers[1]), let day = Int(numbers[2])
            else { return nil }
            self.init(year: year, month: month, day: day)
        }
    }
}
