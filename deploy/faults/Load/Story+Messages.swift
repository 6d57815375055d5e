import RabbitMQ
import SyntheticPeople

extension Story {
    static let type = "enrollment.requested.v1"
    static let idPrefix = "chaos-"
    /// An event whose id begins so kills the process that handles it; see `FAULT_POINT`.
    static let killerPrefix = "killer-"

    /// The department that sends this part.
    func department(ofPart part: Int) -> Int {
        part == 1 && (plot == .siblings || plot == .rivals) ? 1 - department : department
    }

    func eventID(part: Int) -> String {
        "\(Self.idPrefix)\(MessageKey(story: number, part: plot == .idTwice ? 0 : part).index)"
    }

    /// The message of which an outcome tells, by the event id that it names as its cause.
    static func key(causation: String) -> MessageKey? {
        guard causation.hasPrefix(idPrefix) else { return nil }
        return Int(causation.dropFirst(idPrefix.count)).map { MessageKey(index: $0) }
    }

    func message(part: Int, departments: [String]) -> OutgoingMessage {
        let sender = departments[department(ofPart: part)]
        var properties = MessageProperties()
        properties.contentType = "application/cloudevents+json"
        properties.messageID = eventID(part: part)
        properties.userID = sender
        return OutgoingMessage(
            exchange: "ingress", routingKey: Self.type, properties: properties,
            body: Array(body(part: part, sender: sender, other: departments[1 - department(ofPart: part)]).utf8))
    }

    /// A message that kills whoever handles it.
    static func killer(_ number: Int, department: String) -> OutgoingMessage {
        var properties = MessageProperties()
        properties.contentType = "application/cloudevents+json"
        properties.messageID = "\(killerPrefix)\(number)"
        properties.userID = department
        let person = SyntheticPerson(killerPeople + number)
        let body = envelope(
            id: "\(killerPrefix)\(number)", source: department, type: type,
            data: application(number: "K\(number)", person, identity: person.identityNumber, union: nil))
        return OutgoingMessage(exchange: "ingress", routingKey: type, properties: properties, body: Array(body.utf8))
    }

    private static let killerPeople = 1_500_000_000
    /// The second person of a story that has two.
    private static let secondPeople = 1_000_000_000

    private func body(part: Int, sender: String, other: String) -> String {
        if plot == .notJSON { return #"{"specversion":"1.0","story":\#(number),"# + "cut off" }
        return Self.envelope(
            id: eventID(part: part), source: plot == .unproven ? other : sender,
            type: plot == .unknownType ? "enrollment.imagined.v1" : Self.type, data: data(part: part))
    }

    private func data(part: Int) -> String {
        let isOtherPerson = part == 1 && plot == .numberTwice
        let person = SyntheticPerson(number + (isOtherPerson ? Self.secondPeople : 0))
        let isWrong = plot == .wrongNumber || plot == .corrected && part == 0
        // The application number: shared by both parts where the story is about that.
        let sharesNumber = plot == .twins || plot == .numberTwice || plot == .corrected
        let key = MessageKey(story: number, part: sharesNumber ? 0 : part).index
        return Self.application(
            number: "A\(key)", person, identity: isWrong ? person.wrongIdentityNumber : person.identityNumber,
            union: union(part: part), occupation: plot == .idTwice && part == 1 ? "truck" : "courier",
            isInsured: plot == .insured)
    }

    private func union(part: Int) -> String? {
        switch plot {
        case .named, .siblings: Self.openUnions[number % Self.openUnions.count]
        case .rivals: Self.openUnions[(number + part) % Self.openUnions.count]
        case .reviewed: Self.reviewingUnions[number % Self.reviewingUnions.count]
        case .closedUnion: Self.closedUnion
        default: nil
        }
    }

    private static func envelope(id: String, source: String, type: String, data: String) -> String {
        """
        {"specversion":"1.0","id":"\(id)","source":"/departments/\(source)","type":"\(type)",\
        "time":"2026-01-05T08:00:00+08:00","datacontenttype":"application/json","data":\(data)}
        """
    }

    private static func application(
        number: String, _ person: SyntheticPerson, identity: String, union: String?, occupation: String = "courier",
        isInsured: Bool = false
    ) -> String {
        let consent = #","textVersion":"2026-01","at":"2026-01-05T08:00:00+08:00"}"#
        let wish = #","socialInsurance":{"schemes":["pension"],"baseFen":400000}"#
        return """
            {"applicationNumber":"\(number)","applicant":{"name":"\(person.name)",\
            "identity":{"type":"resident-id","number":"\(identity)"},"phone":"\(person.phone)"},\
            "occupation":"\(occupation)","labourRelation":"partial","platform":"eleme","residence":"\(person.residence)",\
            \(union.map { "\"union\":\"\($0)\"," } ?? "")"channel":"app","consents":[{"scope":"membership"\(consent)\
            \(isInsured ? ",{\"scope\":\"social-insurance\"\(consent)" : "")]\(isInsured ? wish : "")}
            """
    }
}
