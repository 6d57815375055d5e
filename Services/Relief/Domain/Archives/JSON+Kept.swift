import Contracts

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// How values stand in what is kept of an archive.
extension JSON {
    static func codes(_ codes: [ReasonCode]) -> JSON { .array(codes.map { .string($0.rawValue) }) }
    static func day(_ day: CivilDate) -> JSON { .string(day.description) }
    static func time(_ time: Date) -> JSON { .string(RFC3339.string(time)) }

    func codes(_ key: String) -> [ReasonCode]? { all(key) { $0?.string.flatMap(ReasonCode.init) } }
    func day(_ key: String) -> CivilDate? { self[key]?.string.flatMap { CivilDate($0) } }
    func time(_ key: String) -> Date? { self[key]?.string.flatMap(RFC3339.date) }
    func number(_ key: String) -> Int? { self[key]?.integer.flatMap(Int.init(exactly:)) }
    func term<Term: RawRepresentable<String>>(_ key: String) -> Term? { self[key]?.string.flatMap(Term.init) }

    /// Every element of a list, or nothing where one of them cannot be read.
    func all<Value>(_ key: String, as read: (JSON?) -> Value?) -> [Value]? {
        guard let elements = self[key]?.array else { return nil }
        let values = elements.compactMap { read($0) }
        return values.count == elements.count ? values : nil
    }
}
