import Contracts
import RabbitMQ

/// Messages of which each index is another one.
protocol SyntheticMessages: Sendable {
    /// The event's id; its outcome names it as its cause.
    func eventID(_ index: Int) -> String
    func message(_ index: Int) -> OutgoingMessage
}

/// One step in each of many cases: the person chooses the base, and registration is asked of an office.
struct SyntheticChoice: SyntheticMessages {
    let department: String
    let cases: [CaseNumber]

    func eventID(_ index: Int) -> String { "choice-\(cases[index].text)" }

    func message(_ index: Int) -> OutgoingMessage {
        var properties = MessageProperties()
        properties.contentType = "application/cloudevents+json"
        properties.messageID = eventID(index)
        properties.userID = department
        let event: JSON = [
            "specversion": "1.0", "id": .string(eventID(index)), "source": .string("/departments/\(department)"),
            "type": .string(EventType.insuranceBaseChosenV1.rawValue), "time": "2026-11-20T08:00:00+08:00",
            "datacontenttype": "application/json",
            "data": InsuranceBaseChosen(caseNumber: cases[index], baseFen: Fen(400_000)).json,
        ]
        return OutgoingMessage(
            exchange: "ingress", routingKey: EventType.insuranceBaseChosenV1.rawValue, properties: properties,
            body: event.serialized())
    }
}
