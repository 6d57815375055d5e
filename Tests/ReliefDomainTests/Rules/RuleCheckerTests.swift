import Contracts
import ReliefDomain
import Testing

/// What names mean, whether types fit, and that all that is wrong is told at once.
@Suite struct RuleCheckerTests {
    private func refusal(_ source: String, isFormula: Bool = false) -> RuleFaults? {
        do throws(RuleFaults) {
            _ = isFormula ? try CheckedRule.formula(source) : try CheckedRule.rule(source)
        } catch { return error }
        return nil
    }

    @Test(
        arguments: [
            "archive.category in {deep, relative} and member.status = active",
            "today in programme.from..programme.until",
            "household.netPerCapita < 2 * dibao", "household.netPerCapita < dibao * 150%", "not member.known",
            "disability in archive.cause", "member.place within 430100 and person.place within member.place",
            "person.place within 长沙市 and person.place within 湖南省 and person.place = 芙蓉区", "person.place = 430102",
            "person.place within 110000", "deep = archive.category", "person.relation = 户主 and person.sex = 女",
            "insurance.pension.state is not known", "years(member.since, today) >= 1",
            "member.union in {HN-430102-0001, HN-430100-0007}", "member.union = HN-430102-0001",
            "max(dibao, 5元) > dibao / 2", "(person.age + 1) * 2 > 12.5", "study.stage in {本科, 大专}",
            "社保.养老.状态 = 正常缴费 且 会员.在册", "社保.医疗.状态 属于 {已告知, 已参保}",
            "when member.known then 1元 else 2元 end > 1元", "(member.known)", "min(today, programme.until) < 2027-01-01",
            "nomination.basis != archive and event.kind = serious-illness",
        ]) func accepts(_ source: String)
    {
        #expect(refusal(source)?.rendered(.en) == nil)
    }

    /// The marked part, the code, and a word of the message in each language.
    @Test(
        arguments: [
            ("household.netPerCapita < 700", "700", ReasonCode.ruleType, "应为 700元", "write 700元"),
            ("dibao * 1.5 = 80", "80", .ruleType, "应为 80元", "write 80元"),
            ("archive.catgory = deep", "archive.catgory", .ruleNameUnknown, "archive.category", "archive.category"),
            ("archive.category = deeep", "deeep", .ruleNameUnknown, "深度困难", "legacy-dibao"),
            ("archive.category in {deep, poor}", "poor", .ruleNameUnknown, "困难类别", "categories"),
            ("archive.category = deep or relative", "relative", .ruleType, "字典中的词", "within {"),
            ("archive.category < deep", "archive.category < deep", .ruleType, "<", "<"),
            ("member.known = member.known", "member.known = member.known", .ruleType, "条件", "condition"),
            ("archive.category = member.status", "member.status", .ruleType, "会员状态", "member states"),
            ("person.age and member.known", "person.age", .ruleType, "数字", "number"),
            ("deep", "deep", .ruleType, "字典中的词", "dictionary"),
            ("person.place in {长沙市}", "person.place", .ruleType, "位于", "use within"),
            ("person.age in {deep}", "person.age", .ruleType, "数字", "a number"),
            ("person.place within 439999", "439999", .ruleNameUnknown, "行政区划", "division"),
            ("person.place within 火星市", "火星市", .ruleNameUnknown, "行政区划", "division"),
            ("dibao within 430100", "dibao", .ruleType, "金额", "money"),
            ("deep in archive.category", "archive.category", .ruleType, "多值", "several words"),
            ("head in archive.cause", "head", .ruleNameUnknown, "致困原因", "causes"),
            ("archive.cause = illness", "illness", .ruleType, "字典中的词", "dictionary"),
            ("5元 is known", "5元", .ruleType, "事项", "fact"),
            ("today + 1 > today", "today", .ruleType, "不能计算", "reckoned"),
            ("dibao + 1 > 5元", "1", .ruleType, "应为 1元", "write 1元"),
            ("dibao * dibao > 5元", "dibao * dibao", .ruleType, "金额×数字", "money times"),
            ("5 / 2 > 1", "5 / 2", .ruleType, "金额/数字", "divided by"),
            ("dibao / 0 > 1元", "0", .ruleType, "零", "zero"), ("dibao / 0.000 > 1元", "0.000", .ruleType, "零", "zero"),
            ("min(5) > 1", "min(5)", .ruleType, "两个以上", "two values"),
            ("years(today) > 1", "years(today)", .ruleType, "两个日期", "two dates"),
            ("months(today, 5) > 1", "5", .ruleType, "日期", "date"),
            ("when member.known then 5元 else 5 end > 1元", "5", .ruleType, "应为 5元", "write 5元"),
            ("when dibao then 5元 else 5元 end > 1元", "dibao", .ruleType, "条件", "condition"),
            ("person.age in 16..18元", "18元", .ruleType, "金额", "money"),
            ("archive.category in 1..2", "archive.category", .ruleType, "比较", "compared"),
            ("member.union = HN-1", "HN-1", .ruleNameUnknown, "工会编码", "code of a union"),
            ("dibao-700元 > 1元", "dibao-700元", .ruleNameUnknown, "减号", "blanks"),
            ("低保且会员.在册", "低保且会员.在册", .ruleNameUnknown, "空格", "blanks"),
            ("dibao", "dibao", .ruleType, "条件", "a condition"),
        ])
    func refuses(_ row: (source: String, marked: String, code: ReasonCode, zh: String, en: String)) throws {
        let faults = try #require(refusal(row.source))
        #expect(faults.faults.count == 1, "\(faults.rendered(.en))")
        let fault = faults.faults[0]
        #expect(
            fault.code == row.code && fault.message.zh.contains(row.zh) && fault.message.en.contains(row.en), "\(fault)"
        )
        let marked = Array(row.source.unicodeScalars)[fault.range].map(String.init).joined()
        #expect(marked == row.marked)
    }

    /// As it is in the design: a place, what is wrong, the line, and a mark under it.
    @Test func showsWhere() throws {
        let faults = try #require(refusal("archive.category = deep\n  and household.netPerCapita < 700"))
        #expect(
            faults.rendered(.zh) == """
                规则第 2 行第 32 列：类型不符：household.netPerCapita 是金额，700 是数字（应为 700元）
                  and household.netPerCapita < 700
                                               ^~~
                """)
        let chinese = try #require(refusal("会员.在册 且\t本人.年令 > 5"))
        #expect(
            chinese.rendered(.en) == """
                rule, line 1, column 9: no fact is called “本人.年令”; was 本人.年龄 meant?
                会员.在册 且\t本人.年令 > 5
                            \t^~~~~~~~~
                """)
    }

    /// Everything at once, in the order of the text, and nothing that only follows from something else.
    @Test func tellsAllAtOnce() throws {
        let source = """
            archive.categry in {deep} and archive.category in {deeep, relative, poor}
              or not dibao and person.age > 5元 and (member.staus = active or today = 5)
              or when dibao then 1 else 2 end > min(1元, 2, 3)
            """
        let faults = try #require(refusal(source))
        let scalars = Array(source.unicodeScalars)
        #expect(
            faults.faults.map { scalars[$0.range].map(String.init).joined() } == [
                "archive.categry", "deeep", "poor", "dibao", "5元", "member.staus", "5", "dibao", "2", "3",
            ])
        #expect(faults.reasons.map(\.code) == [.ruleNameUnknown, .ruleType])
        #expect(faults.rendered(.zh).split(separator: "\n").count == 30)
    }

    @Test func aFormulaIsMoney() throws {
        #expect(refusal("1200元", isFormula: true) == nil)
        #expect(refusal("when archive.category = deep then 12 * dibao else 10 * dibao end", isFormula: true) == nil)
        #expect(refusal("member.known", isFormula: true)?.faults.first?.code == .ruleType)
        #expect(refusal("1200", isFormula: true)?.faults.first?.code == .ruleType)
    }

    /// What is opened for a rule is what it names.
    @Test func namesItsFacts() throws {
        let rule = try CheckedRule.rule("家庭.人均净收入 < dibao and not insurance.pension.state is known")
        #expect(rule.facts == [.householdNetPerCapita, .dibao, .pensionState])
        #expect(rule.facts.filter(\.isSealed) == [.householdNetPerCapita])
    }

    /// Every fact and every word can be written, in both languages, and none is a word of the language itself.
    @Test func everyNameCanBeWritten() {
        for fact in RuleFact.allCases {
            for name in [fact.path, fact.zh] { #expect(refusal("\(name) is known")?.rendered(.en) == nil) }
            guard case .word(let dictionary) = fact.type else { continue }
            for word in dictionary.words {
                for text in [word.text, word.zh] { #expect(refusal("\(fact.path) = \(text)")?.rendered(.en) == nil) }
            }
        }
        for dictionary in RuleDictionary.allCases {
            #expect(dictionary.words.count <= 64 && Set(dictionary.words.map(\.zh)).count == dictionary.words.count)
        }
        #expect(Set(RuleFact.allCases.map(\.zh)).count == RuleFact.allCases.count)
    }
}
