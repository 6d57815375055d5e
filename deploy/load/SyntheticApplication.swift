import RabbitMQ
import SyntheticPeople

/// Applications of people who do not exist: each index is another person, with an identity number of valid form. None
/// asks for help into social insurance: what a case costs is measured by itself.
struct SyntheticApplication: SyntheticMessages {
    let department: String
    /// Keeps one run's numbers apart from another's.
    let run: String

    private static let occupations = ["food-delivery", "courier", "ride-hail", "truck"]

    func eventID(_ index: Int) -> String { "\(run)-\(index)" }

    func message(_ index: Int) -> OutgoingMessage {
        var properties = MessageProperties()
        properties.contentType = "application/cloudevents+json"
        properties.messageID = eventID(index)
        properties.userID = department
        return OutgoingMessage(
            exchange: "ingress", routingKey: "enrollment.requested.v1", properties: properties,
            body: Array(body(index).utf8))
    }

    private func body(_ index: Int) -> String {
        let person = SyntheticPerson(index)
        return """
            {"specversion":"1.0","id":"\(eventID(index))","source":"/departments/\(department)",\
            "type":"enrollment.requested.v1","time":"2026-11-20T08:00:00+08:00","datacontenttype":"application/json",\
            "data":{"applicationNumber":"\(run)/\(index)","applicant":{"name":"\(person.name)",\
            "identity":{"type":"resident-id","number":"\(person.identityNumber)"},"phone":"\(person.phone)"},\
            "occupation":"\(Self.occupations[index % 4])","labourRelation":"partial","platform":"eleme",\
            "residence":"\(person.residence)","channel":"app","consents":[{"scope":"membership","textVersion":"2026-01",\
            "at":"2026-11-20T08:00:00+08:00"}]}}
            """
    }
}
