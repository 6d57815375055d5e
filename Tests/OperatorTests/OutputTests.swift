import ArgumentParser
import Contracts
import Testing

@testable import Operator

@Suite struct OutputTests {
    @Test(arguments: [
        ([], ["LANG": "zh_CN.UTF-8"], Language.zh), ([], ["LANG": "zh_CN.UTF-8", "LC_ALL": "C"], .en),
        ([], [:], .en), (["unionctl", "tail", "--lang", "zh"], ["LANG": "en_US"], .zh),
        (["unionctl", "tail", "--lang=en"], ["LANG": "zh_CN"], .en),
        (["unionctl", "--lang", "fr"], ["LC_MESSAGES": "zh_TW"], .zh),
    ])
    func `The language is the option's, or else the locale's`(
        arguments: [String], environment: [String: String], language: Language
    ) {
        #expect(Language(arguments: arguments, environment: environment) == language)
    }

    @Test func `Columns stand below one another, Chinese ones too`() {
        let table = Table<(String, Int?)>(
            .text(LocalizedText(zh: "部门", en: "d")) { $0.0 }, .number(LocalizedText(zh: "数", en: "n")) { $0.1 })
        #expect(
            table.text([("长沙市", 1), ("tax", nil)], in: .zh) == """
                部门   数
                ------ --
                长沙市  1
                tax     –
                """)
        #expect(table.text([], in: .en) == "(none)")
    }

    @Test func `Global options stand before or after the command`() throws {
        for arguments in [["--json", "queues"], ["queues", "--json"]] {
            let command = try #require(try UnionCtl.parseAsRoot(arguments) as? ListQueues)
            #expect(command.output.isJSON)
        }
    }

    @Test func `Departments are added with several types and places`() throws {
        let command = try AddDepartment.parse(["tax-hunan", "--may", "a.b.v1", "c.d.v1", "--place", "430000", "--json"])
        #expect(command.name.text == "tax-hunan")
        #expect(command.types == ["a.b.v1", "c.d.v1"])
        #expect(command.places == ["430000"])
        #expect(throws: (any Error).self) { try AddDepartment.parse(["tax-hunan", "--may", "a.b.v1"]) }
        #expect(throws: CommandFault.self) { try AddDepartment.check(types: ["enrollment.accepted.v1"], places: []) }
        #expect(throws: CommandFault.self) { try AddDepartment.check(types: [], places: ["4301"]) }
    }

    @Test func `The environment is checked, and nothing said of it holds the password`() throws {
        let good = OperatorEnvironment(["AMQP_URL": "amqp://operator.li:secret@host:5673/union"])
        let broker = try good.broker()
        #expect(broker.user == "operator.li")
        #expect(broker.vhost == "union")
        #expect("\(broker)" == "amqp://host:5673")
        #expect(broker.uri(user: "d", password: "p", publicAddress: nil) == "amqp://d:p@host:5673/union")
        #expect(broker.uri(user: "d", password: "p", publicAddress: "mq.hn:5671") == "amqp://d:p@mq.hn:5671/union")
        for variables in [[:], ["AMQP_URL": "http://li:secret@host"]] {
            let fault = #expect(throws: CommandFault.self) { try OperatorEnvironment(variables).broker() }
            #expect(fault?.status == .usage)
            #expect(fault?.text.en.contains("secret") == false)
        }
    }
}
