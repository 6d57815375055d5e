import Contracts

/// What `doctor` says of versions, schema, clocks, and of what nobody defined.
extension LocalizedText {
    private static func list(_ numbers: [Int]) -> String { numbers.map(String.init).joined(separator: ", ") }

    static func versionIs(_ version: String) -> LocalizedText {
        LocalizedText(zh: "版本 \(version)，与 unionctl 一致", en: "version \(version), as unionctl")
    }
    static func versionDiffers(_ version: String, own: String) -> LocalizedText {
        LocalizedText(
            zh: "服务版本 \(version)，unionctl 版本 \(own)；请统一",
            en: "is of version \(version), unionctl of \(own); bring them together")
    }
    static func versionsMixed(_ versions: [String]) -> LocalizedText {
        let all = versions.joined(separator: ", ")
        return LocalizedText(
            zh: "副本版本不一：\(all)；升级过程中属正常，否则请重启旧副本",
            en: "replicas of several versions: \(all); usual while it is being upgraded, else restart the older ones")
    }
    static func databaseIs(_ version: String) -> LocalizedText {
        LocalizedText(zh: "PostgreSQL \(version)", en: "PostgreSQL \(version)")
    }
    static func databaseOld(_ version: String) -> LocalizedText {
        LocalizedText(zh: "PostgreSQL \(version) 过旧；至少 15", en: "PostgreSQL \(version) is too old; 15 at least")
    }
    static func brokerIs(_ version: String) -> LocalizedText {
        LocalizedText(zh: "RabbitMQ \(version)", en: "RabbitMQ \(version)")
    }
    static func brokerOld(_ version: String) -> LocalizedText {
        LocalizedText(zh: "RabbitMQ \(version) 过旧；至少 3.10", en: "RabbitMQ \(version) is too old; 3.10 at least")
    }

    static func schemaCurrent(_ count: Int) -> LocalizedText {
        LocalizedText(zh: "数据库结构为最新，已执行 \(count) 步", en: "the schema is up to date: \(count) steps applied")
    }
    static func schemaBehind(_ numbers: [Int]) -> LocalizedText {
        LocalizedText(
            zh: "数据库缺少结构步骤 \(list(numbers))；请重启服务，并查看其日志",
            en: "the database lacks schema steps \(list(numbers)); restart the service, and see its log")
    }
    static func schemaAhead(_ numbers: [Int]) -> LocalizedText {
        LocalizedText(
            zh: "数据库已执行本版本不认识的步骤 \(list(numbers))；请升级服务",
            en: "the database has schema steps \(list(numbers)) that this version does not know; upgrade the service")
    }
    static func schemaChanged(_ numbers: [Int]) -> LocalizedText {
        LocalizedText(
            zh: "步骤 \(list(numbers)) 执行时的内容与现在不同；请恢复原文件",
            en: "schema steps \(list(numbers)) were applied with another content; restore the files")
    }

    static func clocksAgree(milliseconds: Int) -> LocalizedText {
        LocalizedText(
            zh: "各主机与数据库时钟相差不超过 \(milliseconds) 毫秒",
            en: "hosts and database agree on the time within \(milliseconds) ms")
    }
    static func clockDiffers(milliseconds: Int) -> LocalizedText {
        let seconds = String(abs(milliseconds) / 1000)
        let isAhead = milliseconds > 0
        return LocalizedText(
            zh: "时钟比数据库\(isAhead ? "快" : "慢") \(seconds) 秒；请检查时间同步（以数据库时间为准）",
            en:
                "its clock is \(seconds) s \(isAhead ? "ahead of" : "behind") the database's; check NTP (decisions go by the database)"
        )
    }

    static func topicRowDiffers(exchange: String) -> LocalizedText {
        LocalizedText(
            zh: "交换机 \(exchange) 的主题权限与登记不符；部门请用 unionctl departments add 按登记范围重新执行",
            en: "its topic row for exchange \(exchange) is other than meant; see rabbitmqctl list_topic_permissions")
    }
    static let departmentUnregistered = LocalizedText(
        zh: "消息中间件中有此用户，但服务未登记该部门；请重新执行 unionctl departments add 补全",
        en: "is a user of the broker and no registered department; run unionctl departments add again to complete it")

    static func bindingUnexpected(_ exchange: String, _ key: String) -> LocalizedText {
        LocalizedText(
            zh: "未定义的绑定 \(exchange) → \(key)；如无用途请删除",
            en: "is bound to \(exchange) with \(key), which nobody defined; remove it if it serves nothing")
    }
    static let queueUnexpected = LocalizedText(
        zh: "未定义的队列；如无用途请删除", en: "a queue that nobody defined; remove it if it serves nothing")

    static func departmentQueueMissing(_ name: String) -> LocalizedText {
        LocalizedText(
            zh: "部门 \(name) 没有队列，收不到结果与请求；unionctl departments rotate \(name) 可恢复队列（同时更换密码）",
            en: "department \(name) has no queue, and gets neither outcomes nor requests; "
                + "unionctl departments rotate \(name) makes it again, with a new password")
    }
    static func requestsUndelivered(_ count: Int) -> LocalizedText {
        LocalizedText(
            zh: "有 \(count) 个请求因没有队列而未投递；恢复队列后 10 秒内自动投递，保留 30 天",
            en: "\(count) requests wait for its queue; they are delivered within 10 s of its return, and kept for "
                + "30 days")
    }
}
