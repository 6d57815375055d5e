import Contracts
import RabbitMQ

/// Applications of people who do not exist: each index is another person, with an identity number of valid form.
struct SyntheticApplication {
    let department: String
    /// Keeps one run's numbers apart from another's.
    let run: String

    private static let surnames = Array("王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗")
    private static let given = Array("伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰")
    private static let firstDay = CivilDate(year: 1962, month: 1, day: 1)!.daysSince1970
    private static let days = 16_000
    private static let occupations = ["food-delivery", "courier", "ride-hail", "truck"]

    /// The event's id; its outcome names it as its cause.
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
        let counties = DivisionCode.counties
        let residence = counties[(index / 7) % counties.count]
        return """
            {"specversion":"1.0","id":"\(eventID(index))","source":"/departments/\(department)",\
            "type":"enrollment.requested.v1","time":"2026-11-20T08:00:00+08:00","datacontenttype":"application/json",\
            "data":{"applicationNumber":"\(run)/\(index)","applicant":{"name":"\(name(index))",\
            "identity":{"type":"resident-id","number":"\(identity(index))"},"phone":"\(13_000_000_000 + index)"},\
            "occupation":"\(Self.occupations[index % 4])","labourRelation":"partial","platform":"eleme",\
            "residence":"\(residence)","channel":"app","consents":[{"scope":"membership","textVersion":"2026-01",\
            "at":"2026-11-20T08:00:00+08:00"}],"socialInsurance":{"schemes":["pension"],"baseFen":394500}}}
            """
    }

    private func name(_ index: Int) -> String {
        let given = Self.given
        return String([
            Self.surnames[index % Self.surnames.count], given[index / 20 % given.count],
            given[index / 520 % given.count],
        ])
    }

    /// Area, date of birth, sequence and check digit (GB 11643-1999), another for each index below two billion.
    private func identity(_ index: Int) -> String {
        let counties = DivisionCode.counties
        let birth = CivilDate(daysSince1970: Self.firstDay + index / counties.count % Self.days)
        let sequence = index / counties.count / Self.days % 1_000
        let padded = String(String(1_000 + sequence).dropFirst())
        let digits = "\(counties[index % counties.count])\(birth.description.filter { $0 != "-" })\(padded)"
        let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
        let sum = zip(digits.utf8, weights).reduce(0) { $0 + Int($1.0 - 48) * $1.1 }
        return digits + ["1", "0", "X", "9", "8", "7", "6", "5", "4", "3", "2"][sum % 11]
    }
}
