import Contracts
import ReliefDomain

/// Households and standards of the worked examples (domain facts G.7.3: L = 700 元 is nobody's real figure).
enum HardshipFixture {
    static let year = Month("2026-01")!...Month("2026-12")!
    static let changsha = DivisionCode("430100")!

    static func bound(_ permille: Int, _ isInclusive: Bool = false) -> HardshipRegime.Bound {
        HardshipRegime.Bound(permille: permille, isInclusive: isInclusive)!
    }

    static func regime(
        _ id: Int64 = 1, place: String = "430100", from: String = "2026-01-01", until: String? = nil,
        kind: HardshipRegime.Kind = .current, dibao: Int64 = 70_000, deep: Int = 1000, relative: Int = 2000,
        inclusive: Bool = false, ceiling: Int? = nil, months: Int = 12,
        exclusions: Set<ExcludingAsset> = Set(ExcludingAsset.allCases)
    ) -> HardshipRegime {
        HardshipRegime(
            id: .init(id), place: DivisionCode(place)!, from: CivilDate(from)!, until: until.map { CivilDate($0)! },
            kind: kind, dibao: Fen(dibao), deep: bound(deep), relative: bound(relative, inclusive),
            accidentCeiling: ceiling.map { bound($0) }, months: months, exclusions: exclusions, source: "长民发〔2026〕1号")!
    }

    /// Amounts in 元.
    static func household(
        of members: Int = 3, income: Int64 = 60_000, medical: Int64 = 0, schooling: Int64 = 0, reimbursed: Int64 = 0,
        months: ClosedRange<Month> = year, dwellings: Int = 1, exclusions: Set<ExcludingAsset> = [],
        event: HardshipInputs.Event? = nil
    ) -> HardshipInputs {
        HardshipInputs(
            members: members, months: months, incomes: [.init(.wage, Fen(income * 100))!],
            rigid: [
                .init(.medical, Fen(medical * 100), reimbursed: Fen(reimbursed * 100))!,
                .init(.schooling, Fen(schooling * 100))!,
            ], dwellings: dwellings, exclusions: exclusions, event: event)!
    }

    static func event(isProven: Bool = true) -> HardshipInputs.Event {
        .init(kind: .seriousIllness, on: CivilDate("2026-05-03")!, isProven: isProven)
    }
}
