/// The kinds of identity document a person may join with (domain facts B.2).
public enum IdentityType: String, Sendable, Hashable, CaseIterable {
    /// 居民身份证, GB 11643-1999.
    case residentID = "resident-id"
    /// 港澳台居民居住证.
    case hkmtResidence = "hkmt-residence"
    /// 外国人永久居留身份证, version of 2023: 18 characters.
    case foreignPermanentResidence2023 = "foreign-pr-2023"
    /// The version of 2017: 15 characters, valid until it expires.
    case foreignPermanentResidence2017 = "foreign-pr-2017"
    /// 港澳居民来往内地通行证.
    case hkMacauPermit = "hk-macau-permit"
    /// 台湾居民来往大陆通行证.
    case taiwanPermit = "tw-permit"
    case passport
}

/// As the sequence in an identity number tells it: odd is male.
public enum Gender: String, Sendable, Hashable, CaseIterable {
    case male, female
}

/// A person's identity document: its number in one normal spelling, and what the number says about the person.
///
/// Spelling never makes a second person: 15 digits become the 18 they stand for, full-width characters, spaces, hyphens
/// and a lower-case x vanish, and the kind follows the number where the number tells it. Prints masked.
public struct IdentityDocument: Sendable, Hashable, CustomStringConvertible {
    public let type: IdentityType
    /// The number in its normal spelling.
    public let number: String
    public let gender: Gender?
    /// Where a resident's number was first issued.
    public let areaCode: DivisionCode?
    /// The country on a foreign permanent residence card.
    public let country: CountryCode?
    let birth: Birth?

    /// The day of birth as the number writes it: with its century, or (card of 2017) without.
    enum Birth: Sendable, Hashable {
        case full(CivilDate)
        case withoutCentury(year: Int, month: Int, day: Int)
    }

    /// What is unique for ever: the same for every number one document of the person has had.
    ///
    /// A travel permit keeps its holder's first characters and counts renewals behind them, which are left out.
    public var registerKey: String {
        switch type {
        case .hkMacauPermit: type.rawValue + ":" + number.prefix(9)
        case .taiwanPermit: type.rawValue + ":" + number.prefix(8)
        default: type.rawValue + ":" + number
        }
    }

    /// The day of birth, where the number tells it; a year without century is the latest that is not in the future.
    public func birthDate(asOf today: CivilDate) -> CivilDate? {
        switch birth {
        case .full(let date): return date
        case .withoutCentury(let year, let month, let day):
            let century = today.year / 100 * 100
            let latest = CivilDate(year: century + year, month: month, day: day)
            return latest.flatMap { $0 <= today ? $0 : nil }
                ?? CivilDate(year: century - 100 + year, month: month, day: day)
        case nil: return nil
        }
    }

    /// What the two foreign cards of one person have in common, since neither number can be computed from the other:
    /// name, country, and date of birth without century. `nil` for every other document, whose number is for life.
    public func likeness(of name: PersonName) -> String? {
        guard let country, let birth else { return nil }
        let date =
            switch birth {
            case .full(let date): (date.year % 100, date.month, date.day)
            case .withoutCentury(let year, let month, let day): (year, month, day)
            }
        return "\(country)|\(digits(date.0, 2))\(digits(date.1, 2))\(digits(date.2, 2))|\(name.letters)"
    }

    /// The kind and the last two characters.
    public var description: String { "\(type.rawValue) ****\(number.suffix(2))" }

    /// For the wire: `{type, number}`.
    public var json: JSON { ["type": .string(type.rawValue), "number": .string(number)] }
}
