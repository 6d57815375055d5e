import Contracts

/// What is said of departments and operators.
extension LocalizedText {
    static let passwordShownOnce = LocalizedText(
        zh: "密码只显示这一次，请经安全渠道转交。", en: "The password is shown this once; hand it over by a safe way.")

    static func departmentReady(_ name: String) -> LocalizedText {
        LocalizedText(zh: "部门 \(name) 可以连接：", en: "Department \(name) can connect:")
    }

    static func departmentRemoved(_ name: String) -> LocalizedText {
        LocalizedText(
            zh: "部门 \(name) 已停用；队列与历史保留，该名称不再使用。",
            en: "Department \(name) is removed; its queue and history stay, its name is not used again.")
    }

    static func departmentKeyRegistered(_ name: String, _ key: String) -> LocalizedText {
        LocalizedText(
            zh: "此后发给部门 \(name) 的请求用公钥 \(key) 加密；此前的仍用旧密钥打开。",
            en: "Requests to \(name) are sealed to key \(key) from now on; earlier ones open with the key before.")
    }

    static func departmentUnknown(_ name: String) -> LocalizedText {
        LocalizedText(
            zh: "没有名为 \(name) 的部门（见 unionctl departments list）。",
            en: "there is no department \(name) (see unionctl departments list).")
    }

    static func departmentExists(_ name: String) -> LocalizedText {
        LocalizedText(
            zh: "部门 \(name) 已接入；如需新密码：unionctl departments rotate \(name)。",
            en: "department \(name) is admitted already; for a new password: unionctl departments rotate \(name).")
    }

    static func departmentNameUsed(_ name: String) -> LocalizedText {
        LocalizedText(
            zh: "名称 \(name) 曾被使用，部门名称永不再用；请另选名称。",
            en:
                "the name \(name) belonged to a department that was removed, and names are never used again; choose another."
        )
    }

    static func departmentDiffers(_ name: String, types: [String], places: [String]) -> LocalizedText {
        let command = "--may \(types.joined(separator: " ")) --place \(places.joined(separator: " "))"
        return LocalizedText(
            zh: "部门 \(name) 已按不同范围登记；要补全它，请使用：\(command)。",
            en: "department \(name) is registered for another scope; to complete it use: \(command)")
    }

    static func userForeign(_ name: String) -> LocalizedText {
        LocalizedText(
            zh: "消息中间件中的用户 \(name) 另有用途，不能作为部门。",
            en: "the broker's user \(name) is somebody else's, and cannot be a department.")
    }

    static func operatorReady(_ name: String) -> LocalizedText {
        LocalizedText(zh: "操作员 \(name) 已开通：", en: "Operator \(name) has access:")
    }

    static func operatorExists(_ name: String) -> LocalizedText {
        LocalizedText(
            zh: "操作员 \(name) 已开通；如需新密码，请先 unionctl operators remove \(name) 再添加。",
            en: "operator \(name) has access already; for a new password: unionctl operators remove \(name), then add.")
    }

    static func operatorUnknown(_ name: String) -> LocalizedText {
        LocalizedText(
            zh: "没有名为 \(name) 的操作员（见 unionctl operators list）。",
            en: "there is no operator \(name) (see unionctl operators list).")
    }

    static func operatorRemoved(_ name: String) -> LocalizedText {
        LocalizedText(
            zh: "操作员 \(name) 的密码与权限已收回。", en: "Operator \(name) has neither password nor rights any more.")
    }
}
