import Contracts

/// What `tail`, `status`, `queues`, `dead-letters` and `doctor` find.
extension LocalizedText {
    static func recordUnreadable(_ offset: Int64) -> LocalizedText {
        LocalizedText(zh: "偏移量 \(offset) 处的记录不是事件", en: "the record at offset \(offset) is no event")
    }

    static let tailReconnects = LocalizedText(
        zh: "与消息中间件的连接中断，正在重连……", en: "the connection to the broker is lost; connecting again …")

    static let queuesNotShown = LocalizedText(zh: "未显示队列：", en: "Queues are not shown:")

    static func queueWarning(_ code: String) -> LocalizedText {
        switch code {
        case "no-consumer": LocalizedText(zh: "无消费者：服务未运行？", en: "no consumer: is the service down?")
        case "dead-letters": LocalizedText(zh: "有死信待收取", en: "dead letters wait to be taken in")
        case "unroutable": LocalizedText(zh: "有无法投递的消息", en: "messages that no queue wanted")
        default: LocalizedText(zh: code, en: code)
        }
    }

    static func verdict(_ verdict: Finding.Verdict) -> LocalizedText {
        switch verdict {
        case .healthy: LocalizedText(zh: "正常", en: "ok")
        case .warning: LocalizedText(zh: "注意", en: "warning")
        case .broken: LocalizedText(zh: "故障", en: "BROKEN")
        }
    }

    static let brokerAnswers = LocalizedText(zh: "消息中间件应答正常", en: "the broker answers")

    static func serviceAnswers(replicas: Int) -> LocalizedText {
        LocalizedText(zh: "应答正常，副本数 \(replicas)", en: "answers; replicas: \(replicas)")
    }

    static let serviceDown = LocalizedText(
        zh: "无应答；请检查服务是否在运行及其日志", en: "does not answer; check that it runs, and its log")

    static let nobodyHoldsDuties = LocalizedText(
        zh: "没有副本值班：事件不会发布；若数秒后仍如此，请查看服务日志",
        en: "no replica holds the duties, so nothing is published; if that lasts some seconds, see the service's log")

    static let rightsHealthy = LocalizedText(
        zh: "每个用户都有主题权限，且权限与规定一致", en: "every user has its topic rows, and no more rights than meant")

    static func topicRowMissing(exchange: String) -> LocalizedText {
        LocalizedText(
            zh: "缺少交换机 \(exchange) 的主题权限，因此可发布任意类型；请停用该用户，或用 rabbitmqctl set_topic_permissions 补上",
            en:
                "has no topic row for exchange \(exchange), and so may publish any type there; remove the user, or add the "
                + "row with rabbitmqctl set_topic_permissions")
    }

    static let impersonator = LocalizedText(
        zh: "带有 impersonator 标签，可冒充他人发送；请用 rabbitmqctl set_user_tags 去掉",
        en: "has the tag impersonator and may send in anybody's name; take it away with rabbitmqctl set_user_tags")

    static let rightsChanged = LocalizedText(
        zh: "权限与规定不符，可能被手工改过；请检查 rabbitmqctl list_permissions",
        en: "has other rights than it was given; see rabbitmqctl list_permissions")

    static let topologyHealthy = LocalizedText(
        zh: "交换机、队列、绑定与定义一致", en: "exchanges, queues and bindings are as defined")

    static let definitionsNotFound = LocalizedText(
        zh: "未找到 definitions.json，未检查队列；请用 --definitions 指明",
        en: "definitions.json was not found, so queues were not compared; name it with --definitions")

    static let exchangeMissing = LocalizedText(
        zh: "交换机不存在；请重新导入 deploy/broker/definitions.json",
        en: "the exchange is missing; import deploy/broker/definitions.json again")

    static let exchangeDiffers = LocalizedText(
        zh: "交换机的类型或参数与定义不符；须删除后重新导入",
        en: "the exchange has another type or other arguments than defined; delete it and import the definitions again")

    static let queueMissing = LocalizedText(
        zh: "队列不存在；请重新导入 deploy/broker/definitions.json",
        en: "the queue is missing; import deploy/broker/definitions.json again")

    static func queueDiffers(_ arguments: String) -> LocalizedText {
        LocalizedText(
            zh: "队列参数与定义不符：\(arguments)；须清空后删除并重新导入",
            en:
                "the queue's arguments differ from the definitions: \(arguments); empty it, delete it and import them again"
        )
    }

    static func bindingMissing(_ exchange: String, _ key: String) -> LocalizedText {
        LocalizedText(
            zh: "缺少绑定 \(exchange) → \(key)；请重新导入 deploy/broker/definitions.json",
            en: "is not bound to \(exchange) with \(key); import deploy/broker/definitions.json again")
    }
}
