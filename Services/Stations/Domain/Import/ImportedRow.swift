import Contracts

/// One row of a list, as it was written; cells without anything in them are left out.
public struct ImportedRow: Sendable, Hashable {
    private var cells: [ImportColumn: String] = [:]

    /// - Parameter columns: what each column holds; `nil` for one that is not read.
    public init(_ values: [String], columns: [ImportColumn?]) {
        for (value, column) in zip(values, columns) {
            let text = HalfWidth.text(value)
            // The first column of a name counts; so does the dash for nothing that lists are full of.
            if let column, cells[column] == nil, !Self.nothing.contains(text) { cells[column] = text }
        }
    }

    /// Half-width, without blanks around it.
    public subscript(_ column: ImportColumn) -> String? { cells[column] }

    public var isEmpty: Bool { cells.isEmpty }

    private static let nothing: Set<String> = [
        "", "-", "--", "—", "——", "/", "\\", "无", "暂无", "null", "NULL", "N/A", "n/a",
    ]
}

/// What counts where a list says nothing.
public struct ImportDefaults: Sendable, Hashable {
    /// Of every point without one; `nil`: such a row is refused.
    public var system: CoordinateSystem?
    /// The county of the whole list.
    public var division: DivisionCode?
    public var hours: OpeningHours?
    public var standing: ImportedStanding.Word?
    public var buildMode: BuildMode

    public init(
        system: CoordinateSystem? = nil, division: DivisionCode? = nil, hours: OpeningHours? = nil,
        standing: ImportedStanding.Word? = nil, buildMode: BuildMode = .social
    ) {
        self.system = system
        self.division = division
        self.hours = hours
        self.standing = standing
        self.buildMode = buildMode
    }
}

/// A station as a list has it.
public struct ImportedStation: Sendable, Hashable {
    /// How the list names it: by a code of ours, by its own number, or not at all.
    public enum Name: Sendable, Hashable {
        case code(StationCode)
        case number(ProposalNumber)
        /// Then county, host and address name it.
        case unnamed
    }

    public var name: Name
    public var details: StationDetails
    public var union: UnionCode?
    public var standing: ImportedStanding
    public var stars: Int?
    public var inspectedOn: CivilDate?
    public var contact: StationContact?
    public var isConfirmedDistinct: Bool

    /// What names it where the list gives no number: hashed, twelve hexadecimal digits of it follow the county's code.
    public var namingText: String {
        let likeness = Likeness(details)
        return "\(details.division)|\(likeness.hostUSCC ?? likeness.hostName)|\(likeness.address)|\(likeness.name)"
    }
}

/// Where a station stands, by a list.
public enum ImportedStanding: Sendable, Hashable {
    case planned
    case operating(since: CivilDate?)
    case suspended(since: CivilDate?, SuspensionReason)
    case closed(ClosureReason)

    public enum Word: String, Sendable, Hashable, CaseIterable {
        case planned, operating, suspended, closed
    }
}
