/// The names an object has used so far, compared byte by byte: Swift's `==` takes `é` and `e´` for one name, JSON does not.
///
/// Few names are compared one by one; many go into a set, so that a hostile object costs no quadratic time.
struct JSONNames {
    private static let few = 16
    private var many: Set<[UInt8]>?

    mutating func insert(_ key: String, among members: [JSON.Member]) -> Bool {
        if members.count < Self.few {
            for member in members where member.key == key && member.key.utf8.elementsEqual(key.utf8) { return false }
            return true
        }
        var names = many ?? Set(members.map { Array($0.key.utf8) })
        many = nil
        defer { many = names }
        return names.insert(Array(key.utf8)).inserted
    }
}
