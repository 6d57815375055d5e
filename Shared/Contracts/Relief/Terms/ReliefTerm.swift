/// A dictionary of relief: its raw value is the word in messages and in rules, its name what a person reads.
///
/// Within one dictionary no two words share a Chinese name, so that rules may be written in either language.
public protocol ReliefTerm: RawRepresentable<String>, Sendable, Hashable, CaseIterable {
    var name: LocalizedText { get }
}
