/// On what a person is put onto a list (帮扶依据, domain facts E.4).
public enum ReliefBasis: String, ReliefTerm {
    case archive
    case temporaryEvent = "temporary-event"
    case group
    case modelWorker = "model-worker"

    public var name: LocalizedText {
        switch self {
        case .archive: LocalizedText(zh: "困难职工档案", en: "hardship archive")
        case .temporaryEvent: LocalizedText(zh: "临时困难", en: "temporary event")
        case .group: LocalizedText(zh: "慰问群体", en: "group")
        case .modelWorker: LocalizedText(zh: "劳动模范", en: "model worker")
        }
    }
}
