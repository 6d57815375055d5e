import ArgumentParser
import Contracts
import Foundation

/// The options that say which cases are meant.
struct CaseFilterOptions: ParsableArguments {
    @Option(help: .init(LocalizedText.help.caseState.inCurrentLanguage, valueName: "state"))
    var state: CaseSelection?

    @Option(help: .init(LocalizedText.help.caseScheme.inCurrentLanguage, valueName: "scheme"))
    var scheme: InsuranceScheme?

    @Option(help: .init(LocalizedText.help.applicationPlace.inCurrentLanguage, valueName: "code"))
    var place: String?

    @Option(help: .init(LocalizedText.help.applicationDepartment.inCurrentLanguage, valueName: "name"))
    var department: DepartmentName?

    @Option(help: .init(LocalizedText.help.caseOccupation.inCurrentLanguage, valueName: "occupation"))
    var occupation: Occupation?

    @Option(help: .init(LocalizedText.help.casePlatform.inCurrentLanguage, valueName: "name"))
    var platform: String?

    @Option(help: .init(LocalizedText.help.applicationSince.inCurrentLanguage, valueName: "1h|time"))
    var since: Moment?

    @Option(help: .init(LocalizedText.help.applicationUntil.inCurrentLanguage, valueName: "1h|time"))
    var until: Moment?

    /// Whether anything narrows the choice.
    var isEmpty: Bool {
        state == nil && scheme == nil && place == nil && department == nil && occupation == nil && platform == nil
            && since == nil && until == nil
    }

    /// As the service reads it.
    ///
    /// - Parameter stalled: whether the stalled ones are meant, where no state is named.
    /// - Throws: `usage` for a place that there is not.
    func arguments(stalled: Bool = false, now: Date) throws(CommandFault) -> JSON {
        try DivisionCode.check(place.map { [$0] } ?? [])
        return .object([
            "state": state.map { .string($0.text) }, "stalled": stalled && state == nil ? true : nil,
            "scheme": scheme.map { .string($0.rawValue) }, "place": place.map(JSON.string),
            "department": department.map { .string($0.text) }, "occupation": occupation.map { .string($0.rawValue) },
            "platform": platform.map(JSON.string),
            "since": since.map { .string(RFC3339.string($0.time(now: now))) },
            "until": until.map { .string(RFC3339.string($0.time(now: now))) },
        ])
    }
}

/// Which cases are meant, by where they stand.
enum CaseSelection: ExpressibleByArgument, Sendable, Equatable {
    /// All that have not ended.
    case open
    case all
    case state(InsuranceState)

    init?(argument: String) {
        switch argument {
        case "open": self = .open
        case "all": self = .all
        default:
            guard let state = InsuranceState(rawValue: argument) else { return nil }
            self = .state(state)
        }
    }

    var text: String {
        switch self {
        case .open: "open"
        case .all: "all"
        case .state(let state): state.rawValue
        }
    }

    static var allValueStrings: [String] { ["open", "all"] + InsuranceState.allCases.map(\.rawValue) }
}

extension CaseNumber: ExpressibleByArgument {
    public init?(argument: String) { self.init(argument) }
}
