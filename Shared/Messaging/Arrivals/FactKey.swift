import Contracts

/// The routing key of a fact, `<type>.<pp>.<cc>.<xx>.<department>`, as ``OutgoingEvent/routingKey`` writes it.
struct FactKey {
    /// The department that started the story; ``none`` where none did.
    let department: String

    static let none = "-"

    /// `nil` where the key is not one of a fact of this type.
    init?(_ key: String, of type: String) {
        guard key.hasPrefix("\(type).") else { return nil }
        let words = key.dropFirst(type.count + 1).split(separator: ".", omittingEmptySubsequences: false)
        guard words.count == 4, words.prefix(3).allSatisfy(FactKey.isPlace) else { return nil }
        department = String(words[3])
        guard department == FactKey.none || DepartmentName(department) != nil else { return nil }
    }

    private static func isPlace(_ word: Substring) -> Bool {
        word.utf8.count == 2 && word.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    }
}
