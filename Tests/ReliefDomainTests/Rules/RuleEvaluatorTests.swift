import Contracts
import ReliefDomain
import Testing

/// What rules and formulas come to.
@Suite struct RuleEvaluatorTests {
    private var facts: Facts {
        var facts = Facts()
        facts[.archiveState] = .word(ArchiveStateWord.active)
        facts[.archiveCategory] = .word(HardshipCategory.relative)
        facts[.archiveCause] = .set([HardshipCause.illness, .schooling])
        facts[.householdSize] = .number(3)
        facts[.householdNetPerCapita] = .money(Fen(105_556))
        facts[.personAge] = .number(45)
        facts[.personSex] = .word(Gender.female)
        facts[.personPlace] = .place(DivisionCode("430102")!)
        facts[.memberKnown] = .truth(true)
        facts[.memberStatus] = .word(MemberStatus.active)
        facts[.memberSince] = .date(CivilDate("2020-02-29")!)
        facts[.memberUnion] = .union(UnionCode("HN-430102-0001")!)
        facts[.dibao] = .money(Fen(70_000))
        facts[.today] = .date(CivilDate("2026-02-28")!)
        return facts
    }

    @Test(
        arguments: [
            ("archive.category in {deep, relative}", Truth.yes), ("archive.category = deep", .no),
            ("archive.category != 深度困难", .yes), ("illness in archive.cause and not disability in archive.cause", .yes),
            ("household.netPerCapita < 2 * dibao", .yes), ("household.netPerCapita < dibao * 150%", .no),
            ("household.netPerCapita <= dibao * 1.50794", .yes), ("person.age in 45..45", .yes),
            ("person.age in 46..99", .no), ("person.age in 45..44", .no), ("person.place within 430100", .yes),
            ("person.place within 湖南省 and not person.place within 株洲市", .yes), ("member.union = HN-430102-0001", .yes),
            ("member.union in {HN-430102-0002}", .no), ("years(member.since, today) = 5", .yes),
            ("months(member.since, today) = 71", .yes), ("months(today, member.since) = 0 - 71", .yes),
            ("years(2020-03-01, 2026-03-01) = 6 and years(2026-03-01, 2020-03-02) = 0 - 5", .yes),
            ("min(5, 3, 4) = 3 and max(today, 2026-03-01) = 2026-03-01", .yes), ("(1 + 2) * 3 - 4 = 5", .yes),
            ("0.1 + 0.2 = 0.3 and 0.1 * 0.1 = 0.01", .yes), ("50% + 30% - 5% = 75%", .yes),
            ("member.known", .yes), ("not member.known", .no), ("person.sex = 女", .yes),
            // Missing: the level, the pension.
            ("archive.level = national", .unknown), ("not archive.level = national", .unknown),
            ("archive.level = national and member.known", .unknown),
            ("archive.level = national and not member.known", .no), ("archive.level = national or member.known", .yes),
            ("archive.level is known", .no), ("archive.level is not known and dibao is known", .yes),
            ("insurance.pension.paidThrough in 2025-01-01..2026-12-31", .unknown),
            // Whatever the missing end is, it is beyond the other.
            ("today in programme.from..2026-02-27", .no), ("today in programme.from..2026-02-28", .unknown),
            ("when archive.level = national then 5 else 6 end > 1", .unknown),
            ("when member.known then 5 when archive.level = national then 7 else 6 end = 5", .yes),
            // Beyond 64 bits, however it is reached.
            ("92233720368547758.07元 + 0.01元 > 0元", .unknown), ("92233720368547758.07元 * 2 > 0元 or member.known", .yes),
            ("dibao / (person.age - 45) > 0元", .unknown),
        ])
    func truths(_ row: (String, Truth)) throws {
        #expect(try CheckedRule.rule(row.0).truth(of: facts) == row.1)
    }

    /// Half up, once each operation.
    @Test(
        arguments: [
            ("1元 / 3", 33), ("2元 / 3", 67), ("0.01元 / 2", 1), ("0.01元 / 2.000001", 0), ("0.01元 * 0.5", 1),
            ("0.01元 * 0.499999", 0), ("0元 - 0.01元 / 2", -1), ("(0元 - 0.01元) / 2", 0), ("(0元 - 0.03元) / 2", -1),
            ("(0元 - 0.01元) / 3", 0), ("(0元 - 0.02元) / 3", -1), ("(0元 - 0.05元) / 3", -2),
            ("0.03元 * 50%", 2), ("50% * 0.01元", 1), ("49.9999% * 0.01元", 0), ("12 * dibao", 840_000),
            ("1元 / 3 * 3", 99), ("10元 / (0 - 4)", -250), ("0.01元 / (0 - 2)", 0),
            ("when archive.category = deep then 1200元 when archive.category = relative then 800元 else 0元 end", 80_000),
            ("min(1元, 2元) + max(3元, 4元) - 0.50元", 450), ("household.size * 300元", 90_000),
            ("dibao * 12 - household.netPerCapita", 734_444),
        ])
    func amounts(_ row: (String, Int64)) throws {
        #expect(try CheckedRule.formula(row.0).amount(of: facts) == .amount(Fen(row.1)))
    }

    @Test(
        arguments: [
            ("nomination.amount", RuleAmount.missing), ("min(5元, nomination.amount)", .missing),
            ("dibao / (household.size - 3)", .overflow), ("92233720368547758.07元 * 1.000001", .overflow),
            ("0元 - 92233720368547758.07元 - 0.02元", .overflow), ("1元 * 9000000000000 * 9000000000000", .overflow),
            ("when archive.level = national then 5元 else 5元 end", .missing),
        ])
    func amountsThatCannotBeTold(_ row: (String, RuleAmount)) throws {
        #expect(try CheckedRule.formula(row.0).amount(of: facts) == row.1)
    }

    /// The facts that matter, and no others.
    @Test(
        arguments: [
            ("archive.level = national and nomination.amount > 5元", ["archive.level", "nomination.amount"]),
            ("archive.level = national and not member.known", []),
            ("archive.level = national and member.known", ["archive.level"]),
            ("archive.level = national and (study.stage = senior or member.known)", ["archive.level"]),
            ("when member.known then nomination.amount else dibao * household.minors end > 5元", ["nomination.amount"]),
            ("when archive.level = local then nomination.amount else 5元 end > 5元", ["archive.level"]),
            ("today in programme.from..programme.until", ["programme.from", "programme.until"]),
            ("min(person.age, household.minors) > household.students", ["household.minors", "household.students"]),
            (
                "when archive.category = deep then nomination.amount else household.minors * 1元 end > 5元",
                ["household.minors"]
            ),
            ("dibao / (person.age - 45) > 0元", []),
        ])
    func causes(_ row: (String, [String])) throws {
        let causes = try CheckedRule.rule(row.0).causes(of: facts)
        #expect(causes.missing.map(\.path).sorted() == row.1)
        #expect(causes.overflows == row.0.hasPrefix("dibao /"))
    }
}
