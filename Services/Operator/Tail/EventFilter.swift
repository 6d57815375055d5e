import Foundation

/// Which events to show; everything that is given must fit, and of one kind any one of its values.
struct EventFilter: Sendable {
    var types: [Glob] = []
    var places: [PlacePrefix] = []
    var departments: [String] = []
    /// Nothing older than this.
    var earliest: Date?

    func matches(_ event: TailedEvent) -> Bool {
        if let earliest, let time = event.time, time < earliest { return false }
        return (types.isEmpty || types.contains { $0.matches(event.type) })
            && (places.isEmpty || places.contains { $0.contains(event.place) })
            && (departments.isEmpty || departments.contains(event.department))
    }
}

/// A pattern in which `*` stands for any characters, as in a shell.
struct Glob: Sendable, Equatable {
    private let parts: [Substring]

    init(_ pattern: String) {
        parts = pattern.split(separator: "*", omittingEmptySubsequences: false)
    }

    func matches(_ text: String) -> Bool {
        guard let first = parts.first, let last = parts.last, text.hasPrefix(first) else { return false }
        guard parts.count > 1 else { return text == first }
        var rest = text.dropFirst(first.count)
        for part in parts.dropFirst().dropLast() where !part.isEmpty {
            guard let range = rest.firstRange(of: part) else { return false }
            rest = rest[range.upperBound...]
        }
        return rest.hasSuffix(last)
    }
}

/// A province, city or county by the beginning of its division code: `43`, `4301` or `430100`, `430102`.
struct PlacePrefix: Sendable, Equatable {
    let digits: String

    init?(_ text: String) {
        guard [2, 4, 6].contains(text.utf8.count), text.utf8.allSatisfy({ 48...57 ~= $0 }) else { return nil }
        var digits = text[...]
        while digits.utf8.count > 2, digits.hasSuffix("00") { digits = digits.dropLast(2) }
        self.digits = String(digits)
    }

    func contains(_ place: String) -> Bool { place.hasPrefix(digits) }
}
