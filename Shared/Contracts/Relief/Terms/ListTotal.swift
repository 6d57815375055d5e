/// What is counted of a list (控制总数): lines and their money. Each but the last follows from those before it by named
/// differences, so that nobody can be lost between two steps.
///
/// | total | is |
/// |---|---|
/// | frozen | all lines, with what their formula came to |
/// | refused, carved-out, trimmed, included | frozen = refused + carved-out + trimmed (money alone) + included |
/// | published | = included |
/// | removed, objected, split-off, approved | published = removed + objected + split-off + approved |
/// | released | = approved |
/// | waiting, cancelled, requested | released = waiting + cancelled + requested |
/// | settled, failed, unknown, in-hand | requested = settled + failed + unknown + in-hand |
/// | returned, paid | settled = returned + paid |
public enum ListTotal: String, ReliefTerm {
    case frozen, refused
    case carvedOut = "carved-out"
    case trimmed, included, published, removed, objected
    case splitOff = "split-off"
    case approved, released, waiting, cancelled, requested, settled, failed, unknown
    case inHand = "in-hand"
    case returned, paid

    public var name: LocalizedText {
        switch self {
        case .frozen: LocalizedText(zh: "冻结名单", en: "frozen")
        case .refused: LocalizedText(zh: "不予列入", en: "refused")
        case .carvedOut: LocalizedText(zh: "回避拆出", en: "carved out for another officer")
        case .trimmed: LocalizedText(zh: "限额核减", en: "trimmed to a cap")
        case .included: LocalizedText(zh: "列入", en: "included")
        case .published: LocalizedText(zh: "公示", en: "published")
        case .removed: LocalizedText(zh: "移出", en: "removed")
        case .objected: LocalizedText(zh: "异议冻结", en: "frozen by an objection")
        case .splitOff: LocalizedText(zh: "公示后拆出", en: "split off after publication")
        case .approved: LocalizedText(zh: "批准", en: "approved")
        case .released: LocalizedText(zh: "下达", en: "released")
        case .waiting: LocalizedText(zh: "待请求", en: "waiting")
        case .cancelled: LocalizedText(zh: "取消", en: "cancelled")
        case .requested: LocalizedText(zh: "已请求", en: "requested")
        case .settled: LocalizedText(zh: "到账", en: "settled")
        case .failed: LocalizedText(zh: "失败", en: "failed")
        case .unknown: LocalizedText(zh: "结果未知", en: "unknown")
        case .inHand: LocalizedText(zh: "银行处理中", en: "in hand")
        case .returned: LocalizedText(zh: "退回", en: "returned")
        case .paid: LocalizedText(zh: "实付", en: "paid")
        }
    }
}
