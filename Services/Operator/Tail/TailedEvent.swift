import Contracts
import Foundation

/// An event of the log, as far as a line shows it.
struct TailedEvent: Sendable {
    let offset: Int64
    /// The event as it was published.
    let json: JSON
    let type: String
    let time: Date?
    /// The division code out of the routing key, `430102`; zeros stand for what is not known.
    let place: String
    /// The department that started the story, `-` where none did.
    let department: String
    let subject: String?

    /// Reads a record of the log, or returns nothing where it is no event.
    ///
    /// Whatever was published is shown, so that an operator sees what a strict reader would refuse.
    init?(_ logged: LoggedEvent) {
        guard let json = try? JSON(parsing: logged.body), let type = json["type"]?.string else { return nil }
        self.json = json
        self.type = type
        offset = logged.offset
        time = json["time"]?.string.flatMap(LocalTime.date)
        subject = json["subject"]?.string
        // `<type>.<pp>.<cc>.<xx>.<department>`: the last four words, since a type has words of its own.
        let words = logged.routingKey.split(separator: ".", omittingEmptySubsequences: false).suffix(4)
        place = words.count == 4 ? words.prefix(3).joined() : "000000"
        department = words.count == 4 ? words.last.map(String.init) ?? "-" : "-"
    }

    /// The event with the extension attribute `streamoffset`, from which reading can begin again.
    var jsonWithOffset: JSON { json.setting("streamoffset", to: .integer(offset)) }

    /// What became of it, in a few words; it depends on the shape of the data only, so that new types show as well.
    func outcome(in language: Language) -> String {
        guard let data = json["data"] else { return "" }
        var parts: [String] = []
        if let number = data["applicationNumber"]?.string, number != subject { parts.append(number) }
        for (key, text) in Self.words { if let word = data[key]?.string { parts.append(text(word)[language]) } }
        if let union = data["union"]?.string { parts.append(union) }
        if let from = data["from"]?.string, let to = data["to"]?.string { parts.append("\(from) → \(to)") }
        for (key, text) in Self.marks where data[key]?.bool == true { parts.append(text[language]) }
        for key in ["reasons", "warnings"] {
            let codes = (data[key]?.array ?? []).compactMap { $0["code"]?.string ?? $0.string }
            if !codes.isEmpty { parts.append(codes.joined(separator: ",")) }
        }
        return parts.joined(separator: " · ")
    }

    /// How the line is coloured: by what happened, the last word of the type before its version.
    var colour: Colour? {
        let words = type.split(separator: ".")
        let happened = words.count > 1 ? words[words.count - 2] : ""
        return switch happened {
        case "accepted", "opened", "paid": .green
        case "rejected", "refused", "failed": .red
        case "pending", "transfer-proposed": .yellow
        default: nil
        }
    }

    private static let words: KeyValuePairs<String, @Sendable (String) -> LocalizedText> = [
        "scheme": { .scheme($0) }, "state": { .insuranceState($0) }, "paidThrough": { LocalizedText(zh: $0, en: $0) },
        "refusedType": { LocalizedText(zh: $0, en: $0) },
        "waitingFor": { LocalizedText(zh: "等待 \($0)", en: "for \($0)") },
        "reason": { LocalizedText(zh: $0, en: $0) },
    ]

    private static let marks: KeyValuePairs<String, LocalizedText> = [
        "existing": .tables.existing, "holdingPool": .tables.holdingPool, "repeated": .tables.repeated,
        "removed": .tables.removed,
    ]
}
