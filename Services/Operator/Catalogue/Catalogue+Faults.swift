import Contracts

/// Why a command cannot go on: what happened, and what to check. None quotes a password.
extension LocalizedText {
    static func variableMissing(_ name: String) -> LocalizedText {
        LocalizedText(
            zh: "未设置环境变量 \(name)；可改用 deploy/unionctl，它会自动设置。",
            en: "\(name) is not set; deploy/unionctl sets it for the running system.")
    }

    static func variableMalformed(_ name: String, example: String) -> LocalizedText {
        LocalizedText(zh: "\(name) 的格式应为 \(example)。", en: "\(name) must look like \(example).")
    }

    static func secretUnreadable(_ name: String, path: String) -> LocalizedText {
        LocalizedText(
            zh: "\(name) 指向的文件 \(path) 无法读取；请检查路径和权限。",
            en: "\(name) names \(path), which cannot be read; check the path and its permissions.")
    }

    static func fileUnreadable(_ path: String) -> LocalizedText {
        LocalizedText(zh: "文件 \(path) 无法读取或格式不对。", en: "\(path) cannot be read, or is not what it should be.")
    }

    // MARK: The broker

    static func brokerUnreachable(_ address: String) -> LocalizedText {
        LocalizedText(
            zh: "消息中间件 \(address) 无应答；请检查它是否在运行（deploy/up，或 docker compose ps rabbitmq）以及 AMQP_URL。",
            en:
                "the broker at \(address) does not answer; check that it runs (deploy/up, or docker compose ps rabbitmq) "
                + "and AMQP_URL.")
    }

    static func brokerRefusesUser(_ user: String) -> LocalizedText {
        LocalizedText(
            zh: "消息中间件拒绝用户 \(user)：密码错误，或账号已停用（见 unionctl operators list）。",
            en: "the broker refuses user \(user): wrong password, or access was removed (see unionctl operators list).")
    }

    static func brokerRefuses(_ user: String, _ detail: String) -> LocalizedText {
        LocalizedText(
            zh: "消息中间件拒绝了用户 \(user) 的操作：\(detail)", en: "the broker refuses this to user \(user): \(detail)")
    }

    static func brokerLacks(_ name: String) -> LocalizedText {
        LocalizedText(
            zh: "消息中间件中缺少：\(name)；请运行 unionctl doctor。", en: "the broker lacks \(name); run unionctl doctor.")
    }

    // MARK: The management API

    static func managementUnreachable(_ address: String) -> LocalizedText {
        LocalizedText(
            zh: "管理接口 \(address) 无应答；请检查消息中间件是否在运行以及 MANAGEMENT_URL。",
            en: "the management API at \(address) does not answer; check that the broker runs, and MANAGEMENT_URL.")
    }

    static func managementRefusesUser(_ user: String, _ path: String) -> LocalizedText {
        LocalizedText(
            zh: "管理接口拒绝用户 \(user) 访问 \(path)：密码错误或权限不足。",
            en: "the management API refuses \(path) to user \(user): wrong password, or no right to it.")
    }

    static func managementRefuses(_ path: String, _ status: Int, _ reason: String) -> LocalizedText {
        LocalizedText(
            zh: "管理接口拒绝了 \(path)（\(status)）\(reason.isEmpty ? "" : "：\(reason)")",
            en: "the management API refuses \(path) (\(status))\(reason.isEmpty ? "" : ": \(reason)")")
    }

    static func managementFails(_ address: String, _ status: Int) -> LocalizedText {
        LocalizedText(
            zh: "管理接口 \(address) 出错（\(status)）；请查看消息中间件的日志。",
            en: "the management API at \(address) fails (\(status)); see the broker's log.")
    }

    static let managementUnreadable = LocalizedText(
        zh: "管理接口的应答无法识别；请检查 MANAGEMENT_URL 是否指向 RabbitMQ。",
        en: "the management API answers what cannot be read; check that MANAGEMENT_URL is that of RabbitMQ.")

    static func vhostUnknown(_ name: String) -> LocalizedText {
        LocalizedText(
            zh: "没有名为 \(name) 的虚拟主机；请检查 AMQP_URL。", en: "there is no vhost \(name); check AMQP_URL.")
    }

    // MARK: The services

    static func serviceSilent(_ service: ServiceName) -> LocalizedText {
        LocalizedText(
            zh: "服务 \(service.rawValue) 无应答；请检查它是否在运行，然后重新执行本命令。",
            en: "service \(service.rawValue) does not answer; check that it runs, then repeat this command.")
    }

    static func serviceUnreadable(_ service: ServiceName) -> LocalizedText {
        LocalizedText(
            zh: "服务 \(service.rawValue) 的应答无法识别；unionctl 与服务的版本可能不一致。",
            en: "service \(service.rawValue) answers what cannot be read; unionctl may be of another version.")
    }

    static func serviceRefuses(_ code: String, _ message: LocalizedText) -> LocalizedText {
        LocalizedText(zh: "\(message.zh)（\(code)）", en: "\(message.en) (\(code))")
    }

    // MARK: Arguments

    static let sinceAndFrom = LocalizedText(
        zh: "--since 与 --from 不能同时使用。", en: "--since and --from exclude one another.")

    static func typeUnknown(_ type: String, publishable: [String]) -> LocalizedText {
        LocalizedText(
            zh: "部门不能发布 \(type)；可选：\(publishable.joined(separator: "、"))。",
            en: "\(type) is not a type that departments publish; there are: \(publishable.joined(separator: ", ")).")
    }

    static func placeUnknown(_ place: String) -> LocalizedText {
        LocalizedText(
            zh: "\(place) 不是湖南省的行政区划代码；例如 430000、430100、430102。",
            en: "\(place) is not a division code of Hunan; such are 430000, 430100, 430102.")
    }
}
