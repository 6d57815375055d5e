import Contracts

/// What is said of the audit log and its chain.
extension LocalizedText {
    static func fileUnwritable(_ path: String) -> LocalizedText {
        LocalizedText(zh: "无法写入文件 \(path)。", en: "\(path) cannot be written.")
    }

    static let offlineNeedsFile = LocalizedText(
        zh: "--offline 须给出导出文件。", en: "--offline needs an export to read.")

    static let headsNotRead = LocalizedText(
        zh: "未能读取已公布的链首：", en: "announced heads could not be read:")

    static func auditHolds(_ report: AuditReport) -> LocalizedText {
        let hash = report.head.hash.prefix(16)
        let compared = report.announced.map { _ in
            LocalizedText(
                zh: "；与 \(report.agreeing) 个已公布的链首一致", en: "; it agrees with \(report.agreeing) announced heads")
        }
        return LocalizedText(
            zh: "\(report.service) 的审计链完整：记录 \(report.entries) 条，链首 \(report.head.link)（\(hash)…）\(compared?.zh ?? "")",
            en: "the audit chain of \(report.service) holds: \(report.entries) entries, head \(report.head.link) "
                + "(\(hash)…)\(compared?.en ?? "")")
    }

    static func auditBroken(_ service: String, _ broken: AuditVerification.Break) -> LocalizedText {
        let what =
            switch broken.kind {
            case .hashDiffers: LocalizedText(zh: "内容被改动", en: "an entry was changed, put in or taken out")
            case .countDiffers: LocalizedText(zh: "记录数量不符", en: "entries were taken out or put in")
            case .linkMissing: LocalizedText(zh: "缺少该环", en: "the link is missing")
            case .announcedDiffers: LocalizedText(zh: "与已公布的不一致", en: "another was announced")
            case .cutOff: LocalizedText(zh: "该环曾经公布，现已不存在", en: "it was announced, and the chain ends before it")
            case .disordered: LocalizedText(zh: "记录顺序不对或未入链", en: "entries out of order, or behind the last link")
            }
        let entries = broken.firstID <= broken.lastID
        return LocalizedText(
            zh: "\(service) 的审计链在第 \(broken.link) 环断裂"
                + (entries ? "（记录 \(broken.firstID)–\(broken.lastID)）" : "") + "：\(what.zh)",
            en: "the audit chain of \(service) is broken at link \(broken.link)"
                + (entries ? " (entries \(broken.firstID)–\(broken.lastID))" : "") + ": \(what.en)")
    }
}

extension HelpTexts {
    var audit: LocalizedText {
        LocalizedText(zh: "审计记录：导出与验证", en: "The audit log: its export, and the proof that it is whole.")
    }
    var exportAudit: LocalizedText {
        LocalizedText(zh: "导出审计记录（每行一条 JSON）", en: "Write the audit log to a file, one JSON object a line.")
    }
    var exportAuditDiscussion: LocalizedText {
        LocalizedText(
            zh: """
                每环的哈希 = 对其每条记录依次计算 SHA-256(前一哈希 ‖ 记录的 RFC 8785 形式)；首个哈希为 32 个零字节。\
                因此不用本程序也能验证。
                """,
            en: """
                Each entry's hash is SHA-256 of the hash before and the RFC 8785 form of the entry; the first hash before \
                is 32 zero bytes. So the chain can be checked without this program.
                """)
    }
    var exportFile: LocalizedText { LocalizedText(zh: "写入的文件", en: "The file to write.") }
    var verifyAudit: LocalizedText {
        LocalizedText(zh: "验证审计链是否完整", en: "Prove that the audit log is whole, or name the first broken link.")
    }
    var verifyAuditDiscussion: LocalizedText {
        LocalizedText(
            zh: "不给文件则直接读取各服务，或 --service 指明的一个。退出码 1 表示断裂，69 表示有服务无应答。",
            en:
                "Without a file the running services are read, or the one that --service names. The exit code is 1 where "
                + "a chain is broken, and 69 where a service does not answer.")
    }
    var verifyFile: LocalizedText { LocalizedText(zh: "audit export 导出的文件", en: "An export to read instead.") }
    var headsFile: LocalizedText {
        LocalizedText(
            zh: "另外保存的链首公布事件，每行一条（unionctl tail --json --type audit.head-announced.v1）",
            en: "Announcements kept elsewhere, one event a line: unionctl tail --json --type audit.head-announced.v1.")
    }
    var offline: LocalizedText {
        LocalizedText(zh: "不连接系统", en: "Do not connect to anything; with an export.")
    }
}
