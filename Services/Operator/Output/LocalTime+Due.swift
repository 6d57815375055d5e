import Contracts

extension LocalTime {
    /// Until when something must be decided, and whether that is past.
    static func due(_ time: String?, isOverdue: Bool, in language: Language) -> String {
        guard let time else { return "–" }
        return text(time) + (isOverdue ? " " + LocalizedText.tables.overdue[language] : "")
    }
}
