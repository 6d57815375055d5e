import Contracts

/// A person who does not exist: each index is another, with an identity number of valid form.
public struct SyntheticPerson: Sendable {
    public let index: Int

    public init(_ index: Int) { self.index = index }

    private static let surnames = Array("王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗")
    private static let given = Array("伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰")
    private static let firstDay = CivilDate(year: 1962, month: 1, day: 1)!.daysSince1970
    private static let days = 16_000
    private static let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

    public var name: String {
        let given = Self.given
        return String([
            Self.surnames[index % Self.surnames.count], given[index / 20 % given.count],
            given[index / 520 % given.count],
        ])
    }

    public var phone: String { String(13_000_000_000 + index % 1_000_000_000) }

    /// A county of Hunan.
    public var residence: String {
        let counties = DivisionCode.counties
        return counties[(index / 7) % counties.count].description
    }

    /// Area, date of birth, sequence and check digit (GB 11643-1999), another for each index below two billion.
    public var identityNumber: String { withCheckDigit(offset: 0) }

    /// The same with a wrong check digit.
    public var wrongIdentityNumber: String { withCheckDigit(offset: 1) }

    private func withCheckDigit(offset: Int) -> String {
        let counties = DivisionCode.counties
        let birth = CivilDate(daysSince1970: Self.firstDay + index / counties.count % Self.days)
        let sequence = index / counties.count / Self.days % 1_000
        let padded = String(String(1_000 + sequence).dropFirst())
        let digits = "\(counties[index % counties.count])\(birth.description.filter { $0 != "-" })\(padded)"
        let sum = zip(digits.utf8, Self.weights).reduce(0) { $0 + Int($1.0 - 48) * $1.1 }
        return digits + ["1", "0", "X", "9", "8", "7", "6", "5", "4", "3", "2"][(sum + offset) % 11]
    }
}
