/// One text in the two languages in which every text for a reader exists.
public struct LocalizedText: Sendable, Hashable {
    public var zh: String
    public var en: String

    public init(zh: String, en: String) {
        self.zh = zh
        self.en = en
    }

    public var json: JSON { ["zh": .string(zh), "en": .string(en)] }
}
