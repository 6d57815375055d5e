import ArgumentParser
import Contracts

/// A word of a dictionary of stations: typed as it is on the wire, or in Chinese; read in one's own language.
protocol StationWord: RawRepresentable<String>, CaseIterable, Sendable {
    var name: LocalizedText { get }
}

extension StationWord {
    /// `charging`, or 充电.
    init?(typed text: String) {
        guard let word = Self.allCases.first(where: { $0.rawValue == text || $0.name.zh == text }) else { return nil }
        self = word
    }

    /// A word in people's language; one that is not known here stays as the service wrote it.
    static func text(_ word: String, in language: Language) -> String {
        Self(rawValue: word)?.name[language] ?? word
    }
}

extension StationKind: StationWord {}
extension StationStateWord: StationWord {}
extension ListingStateWord: StationWord {}
extension StationService: StationWord {}
extension StationFacility: StationWord {}
extension HostType: StationWord {}
extension BuildMode: StationWord {}
extension SuspensionReason: StationWord {}
extension ClosureReason: StationWord {}
extension ServiceTheme: StationWord {}

extension StationKind: ExpressibleByArgument {
    public init?(argument: String) { self.init(typed: argument) }
}

extension StationStateWord: ExpressibleByArgument {
    public init?(argument: String) { self.init(typed: argument) }
}

extension StationService: ExpressibleByArgument {
    public init?(argument: String) { self.init(typed: argument) }
}
