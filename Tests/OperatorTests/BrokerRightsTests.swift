import Contracts
import Testing

@testable import Operator

@Suite struct BrokerRightsTests {
    @Test(arguments: [
        (["enrollment.requested.v1"], "^(enrollment\\.requested\\.v1)$"),
        (["a.b.v1", "c.d.v2"], "^(a\\.b\\.v1|c\\.d\\.v2)$"),
        (["{username}+(x)"], "^(\\{username\\}\\+\\(x\\))$"),
        ([], "^$"),
    ])
    func `A topic row matches exactly the types it names`(types: [String], pattern: String) {
        #expect(BrokerRights.pattern(types) == pattern)
    }

    @Test func `A department may publish its types and nothing else, and read its own queue`() {
        let rights = BrokerRights.department("tax-hunan", types: ["enrollment.requested.v1"])
        #expect(rights.configure == "^$")
        #expect(rights.write == "^(ingress|queries)$")
        #expect(rights.read == "^department\\.tax-hunan$")
        #expect(rights.topics.map(\.exchange) == ["ingress", "events", "requests"])
        #expect(rights.topics.map(\.write) == ["^(enrollment\\.requested\\.v1)$", "^$", "^$"])
        #expect(rights.topics.allSatisfy { $0.read == "^$" })
    }

    @Test func `An operator may ask and read the log; who is removed may do nothing`() {
        #expect(BrokerRights.operator.write == "^operations$")
        #expect(BrokerRights.operator.read == "^events\\.log$")
        for rights in [BrokerRights.operator, .disabled] {
            #expect(rights.topics.map(\.exchange) == BrokerRights.topicExchanges)
            #expect(rights.topics.allSatisfy { $0.write == "^$" && $0.read == "^$" })
        }
        #expect(
            [BrokerRights.disabled.configure, BrokerRights.disabled.write, BrokerRights.disabled.read]
                == ["^$", "^$", "^$"])
    }

    @Test(arguments: ["x", "Tax", "1tax", "tax_hunan", "tax.hunan", "operator.li", "administrator", "guest", ""])
    func `A name that is not one, or is the system's, is refused`(name: String) {
        #expect(DepartmentName(argument: name) == nil)
    }

    @Test func `A password has 43 characters that need no escaping, and is another each time`() {
        let passwords = (0..<100).map { _ in Password.random() }
        #expect(Set(passwords).count == 100)
        #expect(passwords.allSatisfy { $0.count == 43 && $0.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) } })
    }
}
