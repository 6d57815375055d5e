/// Writes events as lines whose columns stand below one another.
///
/// Columns are as wide as the widest value so far needs, since the future of a stream is not known; what a line says is
/// never shortened.
struct EventLine {
    let language: Language
    let isColoured: Bool
    private var typeWidth = 30
    private var departmentWidth = 12
    private var subjectWidth = 16

    init(language: Language, isColoured: Bool) {
        self.language = language
        self.isColoured = isColoured
    }

    /// Time (Asia/Shanghai), type, place, department, subject, outcome.
    mutating func text(_ event: TailedEvent) -> String {
        let type = event.type.printable
        let department = event.department.printable
        let subject = (event.subject ?? "-").printable
        typeWidth = max(typeWidth, type.displayWidth)
        departmentWidth = max(departmentWidth, department.displayWidth)
        subjectWidth = max(subjectWidth, subject.displayWidth)

        let time = event.time.map(LocalTime.preciseText) ?? String(repeating: "-", count: 23)
        let outcome = event.outcome(in: language).printable
        let columns = [
            isColoured ? Colour.faint.paint(time) : time,
            painted(type.padded(to: typeWidth), event.colour),
            event.place.printable, department.padded(to: departmentWidth),
            outcome.isEmpty ? subject : subject.padded(to: subjectWidth),
        ]
        return (columns + (outcome.isEmpty ? [] : [outcome])).joined(separator: "  ")
    }

    private func painted(_ text: String, _ colour: Colour?) -> String {
        guard isColoured, let colour else { return text }
        return colour.paint(text)
    }
}
