import Contracts
import Foundation
import RabbitMQ

extension StationStory {
    static let idPrefix = "station-"

    var proposalNumber: String { "S\(number)" }
    /// Of a proposal that is refused beside it.
    private var otherNumber: String { "S\(number)-B" }

    func eventID(_ index: Int) -> String { "\(Self.idPrefix)\(number)-act\(index)" }

    /// The message of the act of that index.
    ///
    /// - Parameter today: in China, when the run began; all days lie before it.
    func message(act index: Int, code: String?, today: CivilDate, from department: String) -> OutgoingMessage {
        let act = acts[index]
        return Self.message(
            id: eventID(index), act.type, from: department, at: index, data(of: act, code, today),
            saying: act == .imagined ? "station.imagined.v1" : nil)
    }

    /// A message that kills whoever handles it.
    static func killer(_ number: Int, department: String) -> OutgoingMessage {
        let story = StationStory(number, seed: 0)
        return message(
            id: "\(Story.killerPrefix)\(number)", .stationProposedV1, from: department, at: 0,
            story.proposal("K\(number)", of: "K\(number)"))
    }

    /// - Parameters:
    ///   - minute: orders what one sender says of a station.
    ///   - word: the type that the event names, where that is not what it is published as.
    static func message(
        id: String, _ type: EventType, from department: String, at minute: Int, _ data: JSON, saying word: String? = nil
    ) -> OutgoingMessage {
        .event(
            id: id, of: type, from: department, data: data,
            at: "2026-01-05T08:\(minute < 10 ? "0" : "")\(minute):00+08:00", saying: word)
    }

    private func data(of act: StationAct, _ code: String?, _ today: CivilDate) -> JSON {
        let reference = reference(code, act)
        func day(_ days: Int) -> JSON { .string(CivilDate(daysSince1970: today.daysSince1970 - days).description) }
        func with(_ members: JSON) -> JSON { .object(reference + (members.object ?? [])) }
        let services: JSON = ["drinking-water", "hot-meals", "charging", "rest", "toilet"]
        let six: JSON = .array(ChecklistItem.six.map { .string($0.rawValue) })
        let suspension = with(["reason": "works", "from": day(50)])
        return switch act {
        case .proposed, .proposedAgain, .imagined: proposal(proposalNumber, of: proposalNumber)
        case .otherProposal: proposal(proposalNumber, of: otherNumber)
        case .neighbour: proposal(otherNumber, of: proposalNumber)
        case .swapped: proposal(proposalNumber, of: proposalNumber, isSwapped: true)
        case .checked: with(["on": day(300), "fit": true])
        case .unfit: with(["on": day(300), "fit": false, "reasons": ["位于二楼，非临街"]])
        case .accepted: with(["on": day(250), "passed": true, "checklist": six])
        case .notAccepted: with(["on": day(260), "passed": false, "checklist": [], "defects": ["微波炉未通电"]])
        case .opened: with(["plate": .string("湘驿 \(number)"), "openedOn": day(200)])
        case .openedWithoutPlate: with(["openedOn": day(200)])
        case .renamed: with(["name": .string("驿站\(number)号，新名"), "hours": ["allDay": true]])
        case .inspected: with(["on": day(40), "passed": true, "checklist": six, "services": services, "stars": 4])
        case .inspectedTillYesterday:
            with(["on": day(100), "passed": true, "checklist": six, "services": services, "validUntil": day(1)])
        case .foundWanting:
            with(["on": day(60), "passed": false, "checklist": [], "services": ["rest"], "defects": ["饮水机损坏"]])
        case .suspended, .suspendedAgain: suspension
        case .resumed, .resumedAfterClosing: with(["resumedOn": day(10)])
        case .upgradeBegun: with(["upgradeFrom": day(30)])
        case .upgraded: with(["upgradedOn": day(5)])
        case .closed: with(["reason": "moved", "on": day(3)])
        }
    }

    /// By its code where it has one, and not always: it has both for ever. An inspection knows the code alone.
    private func reference(_ code: String?, _ act: StationAct) -> [JSON.Member] {
        guard let code, act.type == .stationInspectedV1 || number % 3 != 0 else {
            return [.init("proposalNumber", .string(proposalNumber))]
        }
        return [.init("code", .string(code))]
    }

    /// - Parameter place: whoever has the same is the same host at the same address.
    private func proposal(_ number: String, of place: String, isSwapped: Bool = false) -> JSON {
        // The fractional parts of multiples of two irrational numbers fill a square evenly.
        func spread(_ factor: Double) -> Double { (Double(self.number) * factor).truncatingRemainder(dividingBy: 1) }
        func rounded(_ degrees: Double) -> JSON { .number((degrees * 1_000_000).rounded() / 1_000_000) }
        let longitude = rounded(109.5 + 4.0 * spread(0.754_877_666_246_692_8))
        let latitude = rounded(25.5 + 4.0 * spread(0.569_840_290_998_053_3))
        let day: JSON = ["08:00-20:00"]
        return [
            "proposalNumber": .string(number), "kind": "union-station", "name": .string("驿站\(place)号"),
            "division": .string(county), "address": .string("芙蓉中路\(place)号"),
            "point": [
                "lon": isSwapped ? latitude : longitude, "lat": isSwapped ? longitude : latitude, "crs": "GCJ-02",
            ],
            "hostType": "bank", "hostName": .string("银行\(place)支行"), "buildMode": "social", "areaM2": 30,
            "hours": ["weekly": ["mon": day, "wed": day, "fri": day]],
            "services": ["drinking-water", "hot-meals", "charging", "rest", "toilet"],
            "consentDocument": .string("TY-\(place)"), "photos": 2,
            "contact": ["name": "张小明", "phone": "13900000000"],
        ]
    }
}
