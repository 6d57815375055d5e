import Contracts

extension LocalizedText {
    /// The words that stand in tables.
    static let tables = TableWords()
}

/// Titles of columns, and the few words that stand in cells.
struct TableWords: Sendable {
    let nothing = LocalizedText(zh: "（无）", en: "(none)")
    let state = LocalizedText(zh: "状态", en: "state")
    let active = LocalizedText(zh: "启用", en: "active")
    let removed = LocalizedText(zh: "已停用", en: "removed")
    let since = LocalizedText(zh: "起始时间", en: "since")

    let department = LocalizedText(zh: "部门", en: "department")
    let removedAt = LocalizedText(zh: "停用时间", en: "removed at")
    let key = LocalizedText(zh: "公钥编号", en: "key")
    let keySince = LocalizedText(zh: "公钥起用", en: "key since")
    let undelivered = LocalizedText(zh: "待投递请求", en: "undelivered requests")
    let mayPublish = LocalizedText(zh: "可发布", en: "may publish")
    let places = LocalizedText(zh: "地方", en: "places")
    let `operator` = LocalizedText(zh: "操作员", en: "operator")
    let username = LocalizedText(zh: "用户名", en: "username")
    let password = LocalizedText(zh: "密码", en: "password")
    let uri = LocalizedText(zh: "连接地址", en: "uri")

    let queue = LocalizedText(zh: "队列", en: "queue")
    let kind = LocalizedText(zh: "类别", en: "kind")
    let ready = LocalizedText(zh: "待处理", en: "ready")
    let unacknowledged = LocalizedText(zh: "处理中", en: "unacked")
    let consumers = LocalizedText(zh: "消费者", en: "consumers")
    let warning = LocalizedText(zh: "提示", en: "warning")

    let service = LocalizedText(zh: "服务", en: "service")
    let answering = LocalizedText(zh: "正常应答", en: "answering")
    let version = LocalizedText(zh: "版本", en: "version")
    let replicas = LocalizedText(zh: "副本数", en: "replicas")
    let outbox = LocalizedText(zh: "待发布", en: "outbox")
    let deadLetters = LocalizedText(zh: "死信", en: "dead letters")
    let unchained = LocalizedText(zh: "待入链", en: "unchained")
    let replica = LocalizedText(zh: "副本", en: "replica")
    let host = LocalizedText(zh: "主机/进程", en: "host / pid")
    let seen = LocalizedText(zh: "多久前出现", en: "seen ago")
    let duties = LocalizedText(zh: "值班", en: "duties")
    let holdsDuties = LocalizedText(zh: "值班", en: "holds")

    let number = LocalizedText(zh: "编号", en: "id")
    let received = LocalizedText(zh: "收到时间", en: "received")
    let reason = LocalizedText(zh: "原因", en: "reason")
    let meaning = LocalizedText(zh: "含义", en: "meaning")
    let type = LocalizedText(zh: "类型", en: "type")
    let source = LocalizedText(zh: "来源", en: "source")
    let event = LocalizedText(zh: "事件", en: "event")
    let attempts = LocalizedText(zh: "次数", en: "attempts")
    let field = LocalizedText(zh: "字段", en: "field")
    let publishable = LocalizedText(zh: "部门可发布", en: "departments may publish")
    let yes = LocalizedText(zh: "是", en: "yes")

    let existing = LocalizedText(zh: "原已是会员", en: "already a member")
    let holdingPool = LocalizedText(zh: "周转库", en: "holding pool")
    let repeated = LocalizedText(zh: "重复申请", en: "repeated")

    let verdict = LocalizedText(zh: "结论", en: "verdict")
    let subject = LocalizedText(zh: "对象", en: "about")
    let finding = LocalizedText(zh: "说明", en: "finding")
}
