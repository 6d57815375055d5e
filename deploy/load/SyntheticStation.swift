import Foundation
import RabbitMQ

/// Proposals of stations that do not exist: each index is another one, somewhere in Hunan, over a kilometre from the next
/// in its row.
struct SyntheticStation: SyntheticMessages {
    let department: String
    /// Keeps one run's numbers apart from another's: letters alone, behind which an index never looks like somebody's
    /// telephone number.
    let run: String

    init(department: String, run: Int) {
        self.department = department
        let letters = String(getpid(), radix: 10).utf8.map { UnicodeScalar($0 + 17) }
        let last = UnicodeScalar(UInt8(ascii: "a") + UInt8(run % 26))
        self.run = String(String.UnicodeScalarView(letters + [last]))
    }

    func eventID(_ index: Int) -> String { "\(run)-\(index)" }

    func message(_ index: Int) -> OutgoingMessage {
        var properties = MessageProperties()
        properties.contentType = "application/cloudevents+json"
        properties.messageID = eventID(index)
        properties.userID = department
        return OutgoingMessage(
            exchange: "ingress", routingKey: "station.proposed.v1", properties: properties,
            body: Array(body(index).utf8))
    }

    private func body(_ index: Int) -> String {
        let place = SyntheticPlace(index)
        return """
            {"specversion":"1.0","id":"\(eventID(index))","source":"/departments/\(department)",\
            "type":"station.proposed.v1","time":"2026-11-20T08:00:00+08:00","datacontenttype":"application/json",\
            "data":{"proposalNumber":"\(run)/\(index)","kind":"union-station","name":"驿站\(run)\(index)",\
            "division":"430102","address":"芙蓉中路\(index)号","point":{"lon":\(place.longitude),"lat":\(place.latitude),\
            "crs":"GCJ-02"},"hostType":"bank","hostName":"银行\(run)\(index)支行","buildMode":"social","areaM2":30,\
            "hours":{"weekly":{"mon":["08:00-20:00"],"tue":["08:00-20:00"],"wed":["08:00-20:00"],"thu":["08:00-20:00"],\
            "fri":["08:00-20:00"],"sat":["09:00-18:00"],"sun":["09:00-18:00"]}},\
            "services":["drinking-water","hot-meals","charging","rest","toilet"],"consentDocument":"TY-\(index)",\
            "photos":2,"contact":{"name":"张小明","phone":"13900000000"}}}
            """
    }
}

/// A place in Hunan, evenly spread over the indices.
struct SyntheticPlace {
    let longitude: Double
    let latitude: Double

    /// The fractional parts of multiples of two irrational numbers fill a square evenly.
    init(_ index: Int) {
        func fraction(_ number: Double) -> Double { number - number.rounded(.down) }
        func rounded(_ number: Double) -> Double { (number * 1_000_000).rounded() / 1_000_000 }
        longitude = rounded(109.5 + 4.0 * fraction(Double(index) * 0.754_877_666_246_692_8))
        latitude = rounded(25.5 + 4.0 * fraction(Double(index) * 0.569_840_290_998_053_3))
    }
}
