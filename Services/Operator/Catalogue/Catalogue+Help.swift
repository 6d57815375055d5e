import Contracts

extension LocalizedText {
    /// What `--help` says.
    static let help = HelpTexts()
}

/// The help of every command and option.
struct HelpTexts: Sendable {
    let unionctl = LocalizedText(
        zh: "工会业务后台的运维工具", en: "The operators' tool of the trade union's back office.")
    let unionctlDiscussion = LocalizedText(
        zh: """
            环境变量：AMQP_URL（操作员本人的账号）、AMQP_PASSWORD_FILE；管理类命令另需 MANAGEMENT_URL、\
            MANAGEMENT_USERNAME、MANAGEMENT_PASSWORD_FILE。deploy/unionctl 会自动找到正在运行的系统并设置这些变量。
            退出码：0 成功；1 被拒绝或未找到；64 用法错误；69 服务不可用；77 无权限。
            命令补全：unionctl --generate-completion-script bash|zsh|fish
            """,
        en: """
            Environment: AMQP_URL (your own operator user), AMQP_PASSWORD_FILE; commands that administrate also need \
            MANAGEMENT_URL, MANAGEMENT_USERNAME and MANAGEMENT_PASSWORD_FILE. deploy/unionctl finds the running system \
            and sets them.
            Exit codes: 0 done, 1 refused or not found, 64 usage, 69 unavailable, 77 no permission.
            Completion: unionctl --generate-completion-script bash|zsh|fish
            """)
    let lang = LocalizedText(
        zh: "输出语言；默认按 LC_ALL、LANG", en: "Language of the output; by default that of LC_ALL or LANG.")
    let json = LocalizedText(zh: "输出 JSON，供脚本使用", en: "Write JSON, for scripts.")
    let reason = LocalizedText(zh: "理由，记入审计", en: "Why; kept with the audit.")

    let departments = LocalizedText(
        zh: "接入部门：谁可以发布什么、代表哪些地方", en: "Departments: who may publish what, and for which places.")
    let addDepartment = LocalizedText(
        zh: "接入一个部门；密码只显示一次", en: "Admit a department; its password is shown once.")
    let addDepartmentDiscussion = LocalizedText(
        zh: "中途失败时，重新执行同一命令即可补全。", en: "Stopped half-way, the same command completes it.")
    let listDepartments = LocalizedText(zh: "列出部门", en: "List the departments.")
    let rotateDepartment = LocalizedText(
        zh: "更换密码；使用旧密码的连接会被断开；权限与队列如有缺失一并恢复",
        en: "Replace the password; whoever is connected with the old one is cut off. Rights and queue are made anew "
            + "where they are missing.")
    let removeDepartment = LocalizedText(zh: "停用一个部门", en: "Shut a department out.")
    let removeDepartmentDiscussion = LocalizedText(
        zh: "密码与权限立即失效，连接断开；队列与历史保留；该名称永不再用。",
        en: "Password and rights end at once and connections are closed; queue and history stay; the name is never "
            + "used again.")
    let showDepartment = LocalizedText(zh: "查看一个部门", en: "Show one department.")
    let departmentKey = LocalizedText(
        zh: "登记部门的公钥：此后发给它的请求用它加密", en: "Register a department's public key: requests to it are sealed to it.")
    let departmentKeyDiscussion = LocalizedText(
        zh: "X25519 公钥：PEM（openssl pkey -pubout），或 32 字节的 Base64。可随时更换；此前的请求仍用旧密钥打开。",
        en:
            "An X25519 key: PEM as openssl pkey -pubout writes it, or the base64 of its 32 bytes. It may be replaced at "
            + "any time; what was sealed before opens with the key before.")
    let departmentKeyFile = LocalizedText(
        zh: "公钥文件；- 为标准输入", en: "The file of the public key; - for standard input.")
    let departmentName = LocalizedText(
        zh: "部门代号：小写字母开头，2–31 位小写字母、数字、连字符，如 tax-hunan",
        en: "Its name: [a-z][a-z0-9-]{1,30}, such as tax-hunan.")
    let may = LocalizedText(
        zh: "可以发布的事件类型（可多个）", en: "Types of events it may publish, one or more.")
    let place = LocalizedText(
        zh: "所代表地方的行政区划代码（可多个），如 430000", en: "Division codes it may act for, such as 430000.")
    let publicAddress = LocalizedText(
        zh: "写入 URI 的对外地址；默认取 AMQP_URL",
        en: "The address to write into the URI, where the department reaches another than AMQP_URL names.")

    let operators = LocalizedText(zh: "操作员：每人一个账号", en: "Operators: an account for each person.")
    let addOperator = LocalizedText(
        zh: "开通操作员账号；密码只显示一次", en: "Give a person access; the password is shown once.")
    let listOperators = LocalizedText(zh: "列出操作员", en: "List the operators.")
    let removeOperator = LocalizedText(zh: "收回操作员权限", en: "Take a person's access away.")
    let operatorName = LocalizedText(
        zh: "操作员代号，如 li-na", en: "The person's name: [a-z][a-z0-9-]{1,30}, such as li-na.")

    let tail = LocalizedText(zh: "实时查看事件流", en: "Watch the events as they pass.")
    let tailDiscussion = LocalizedText(
        zh: "事件中不含姓名、证件号、电话。时间为北京时间。例：unionctl tail --since 1h --type 'enrollment.*' --place 4301",
        en: "Events hold no name, identity number or phone. Times are Asia/Shanghai. "
            + "Example: unionctl tail --since 1h --type 'enrollment.*' --place 4301")
    let since = LocalizedText(zh: "从多久以前开始：90s、30m、1h、2d", en: "Begin that long ago: 90s, 30m, 1h, 2d.")
    let from = LocalizedText(
        zh: "起点：first、next、偏移量，或时间如 '2026-11-20 08:00'",
        en: "Begin there: first, next, an offset, or a time such as '2026-11-20 08:00'.")
    let type = LocalizedText(
        zh: "只看这些类型，* 代表任意字符（可重复）", en: "Only these types; * stands for anything. Repeatable.")
    let placeFilter = LocalizedText(
        zh: "只看这些地方：区划代码或其前几位（可重复）",
        en: "Only these places: a division code or how it begins. Repeatable.")
    let departmentFilter = LocalizedText(
        zh: "只看由这些部门发起的（可重复）", en: "Only what these departments started. Repeatable.")
    let follow = LocalizedText(
        zh: "持续等待新事件；--no-follow 读到当前末尾即结束",
        en: "Wait for what comes; --no-follow ends with what there is now.")

    let status = LocalizedText(
        zh: "服务、副本与值班者、队列", en: "The services, their replicas and who holds the duties, the queues.")
    let queues = LocalizedText(zh: "队列：积压与消费者", en: "The queues: what waits, and who takes from them.")
    let deadLetters = LocalizedText(zh: "死信：无法处理的消息", en: "Dead letters: what could not be handled.")
    let limit = LocalizedText(zh: "最多列出多少条", en: "At most that many.")
    let doctor = LocalizedText(
        zh: "检查整个系统，并说明如何修复", en: "Check that everything is as it must be, and say what to do.")
    let definitions = LocalizedText(
        zh: "消息中间件定义文件；默认 deploy/broker/definitions.json",
        en: "The broker's definitions; by default deploy/broker/definitions.json.")
    let contracts = LocalizedText(zh: "消息契约", en: "The contracts of the messages.")
    let listContracts = LocalizedText(zh: "列出事件类型", en: "List the types of events.")
    let validateContract = LocalizedText(
        zh: "按服务的规则检查文件中的事件", en: "Check the events in a file by the rules of the services.")
    let contractFile = LocalizedText(
        zh: "一个事件、事件数组，或每行一个事件；- 为标准输入",
        en: "One event, an array of events, or one event a line; - for standard input.")
}
