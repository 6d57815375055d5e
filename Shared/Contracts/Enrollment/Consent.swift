#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// That a person agreed to something: to what, by which text, and when.
public struct Consent: Sendable, Hashable {
    public var scope: ConsentScope
    public var textVersion: String
    public var at: Date

    public init(scope: ConsentScope, textVersion: String, at: Date) {
        self.scope = scope
        self.textVersion = textVersion
        self.at = at
    }

    public var json: JSON {
        ["scope": .string(scope.rawValue), "textVersion": .string(textVersion), "at": .string(RFC3339.string(at))]
    }

    init?(_ reader: FieldReader, _ faults: inout [Reason]) {
        let scope: ConsentScope? = reader.choice("scope", &faults)
        let textVersion = reader.text("textVersion", limit: 32, &faults)
        let at = reader.parsed("at", limit: 40, or: .timeFormat, &faults, as: RFC3339.date)
        guard let scope, let textVersion, let at else { return nil }
        self.init(scope: scope, textVersion: textVersion, at: at)
    }
}
