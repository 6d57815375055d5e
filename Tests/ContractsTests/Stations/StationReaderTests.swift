import Contracts
import Testing

/// What departments send about stations: every reason with which a reader refuses.
@Suite struct StationReaderTests {
    static let code: JSON = "YZ4301020041777"
    static let point: JSON = ["lon": 112.944264, "lat": 28.224701, "crs": "GCJ-02"]
    static let stop: JSON = ["weekday": "mon", "from": "07:00", "until": "09:30", "point": point, "place": "五岭广场北侧"]

    static let valid: [(type: any EventData.Type, data: JSON)] = [
        (
            StationProposed.self,
            [
                "proposalNumber": "TX-2026-0001", "kind": "union-station", "name": "长坡社区工会驿站",
                "division": "430103", "township": "文源街道", "village": "长坡社区", "address": "湘府中路68号",
                "point": point, "hostType": "community", "hostUscc": "91430100MA4L16JQ9B", "hostName": "长坡社区居委会",
                "buildMode": "social", "union": "HN-430103-0001", "areaM2": 45, "capacity": 16,
                "hours": ["allDay": true], "services": ["rest", "toilet"], "facilities": ["sofa"],
                "contact": ["name": "张某", "phone": "13800000001"], "consentDocument": "TY-1", "photos": 2,
                "confirmedDistinct": true,
            ]
        ),
        (
            StationSiteChecked.self,
            [
                "proposalNumber": "TX-2026-0001", "on": "2026-11-20", "fit": true, "checkedBy": "TX-7",
                "reasons": ["合格"], "point": point,
            ]
        ),
        (
            StationAccepted.self,
            [
                "proposalNumber": "TX-2026-0001", "on": "2026-12-10", "passed": true, "checklist": ["uniform-name"],
                "services": ["rest"], "photos": ["a", "b"], "defects": ["微波炉未通电"],
            ]
        ),
        (
            StationChanged.self,
            ["code": code, "name": "新名", "openedOn": "2026-12-20", "contact": ["name": "张某", "phone": "13800000001"]]
        ),
        (
            StationInspected.self,
            [
                "code": code, "on": "2026-11-18", "passed": true, "checklist": ["education"], "services": ["rest"],
                "stars": 4, "validUntil": "2027-11-30", "defects": [],
            ]
        ),
        (StationSuspended.self, ["code": code, "reason": "works", "from": "2026-12-24", "until": "2027-01-15"]),
        (StationClosed.self, ["code": code, "reason": "moved", "on": "2026-12-24"]),
        (
            StationListingConfirmed.self,
            [
                "code": code, "request": 3, "outcome": "online", "poi": "B02DB05T4J", "at": "2026-11-21T10:05:00+08:00",
                "reasons": ["已上线"],
            ]
        ),
        (StationVisited.self, ["code": code, "at": "2026-11-21T12:31:07+08:00", "card": "4310000000000019"]),
        (
            StationServiceHeld.self,
            ["code": code, "reference": "PF-1", "on": "2026-11-20", "theme": "recruitment", "participants": 0]
        ),
    ]

    /// A change of one field of the data above, and what must be said of it.
    static let cases: [(type: any EventData.Type, field: String, value: JSON, reasons: [String])] = [
        (StationProposed.self, "proposalNumber", "编号", ["proposal-number-format proposalNumber"]),
        (StationProposed.self, "proposalNumber", "TX-13800000001", ["identifier-personal proposalNumber"]),
        (StationProposed.self, "kind", "bar", ["value-unknown kind"]),
        (StationProposed.self, "name", "张某 138 0000 0001", ["identifier-personal name"]),
        (StationProposed.self, "name", .string(String(repeating: "长", count: 101)), ["field-length name"]),
        (StationProposed.self, "division", "430100", ["division-not-county division"]),
        (StationProposed.self, "division", "439999", ["division-unknown division"]),
        (StationProposed.self, "address", "电话１３８０００００００１", ["identifier-personal address"]),
        (StationProposed.self, "point", .null, ["point-missing point"]),
        (StationProposed.self, "point", ["lon": 112.9, "lat": 28.2], ["crs-missing point.crs"]),
        (StationProposed.self, "point", ["lon": 28.2, "lat": 112.9, "crs": "GCJ-02"], ["point-swapped point"]),
        (StationProposed.self, "hostType", 7, ["field-type hostType"]),
        (StationProposed.self, "hostUscc", "1", ["uscc-format hostUscc"]),
        (StationProposed.self, "buildMode", .null, ["field-missing buildMode"]),
        (StationProposed.self, "union", "HN-1", ["union-unknown union"]),
        (StationProposed.self, "areaM2", 0, ["value-unknown areaM2"]),
        (StationProposed.self, "areaM2", 45.5, ["field-type areaM2"]),
        (StationProposed.self, "capacity", -1, ["value-unknown capacity"]),
        (StationProposed.self, "hours", .null, ["field-missing hours"]),
        (StationProposed.self, "hours", ["weekly": ["mon": ["9-5"]]], ["hours-invalid hours.weekly.mon"]),
        (StationProposed.self, "timetable", [stop], ["timetable-invalid timetable"]),
        (StationProposed.self, "services", .null, ["field-missing services"]),
        (
            StationProposed.self, "services", ["rest", "rest", "beer", 1],
            ["value-unknown services[1]", "value-unknown services[2]", "field-type services[3]"]
        ),
        (StationProposed.self, "facilities", "sofa", ["field-type facilities"]),
        (
            StationProposed.self, "contact", ["name": "7", "phone": "0731-84812345"],
            ["name-format contact.name", "phone-format contact.phone"]
        ),
        (StationProposed.self, "consentDocument", "同意书", ["reference-format consentDocument"]),
        (StationProposed.self, "photos", -1, ["value-unknown photos"]),
        (
            StationProposed.self, "photos", ["a", "照片", 7, "IMG-13800000001"],
            ["reference-format photos[1]", "field-type photos[2]", "identifier-personal photos[3]"]
        ),
        (StationProposed.self, "confirmedDistinct", "yes", ["field-type confirmedDistinct"]),
        (StationSiteChecked.self, "proposalNumber", .null, ["station-reference-missing code"]),
        (StationSiteChecked.self, "code", code, ["station-reference-missing code"]),
        (StationSiteChecked.self, "on", "2026-11-31", ["date-format on"]),
        (StationSiteChecked.self, "fit", "yes", ["field-type fit"]),
        (StationSiteChecked.self, "checkedBy", "张三", ["reference-format checkedBy"]),
        (
            StationSiteChecked.self, "reasons", ["请联系13800000001", "", 7],
            ["identifier-personal reasons[0]", "field-length reasons[1]", "field-type reasons[2]"]
        ),
        (StationSiteChecked.self, "point", ["lon": 1, "lat": 2, "crs": "UTM"], ["crs-unknown point.crs"]),
        (StationAccepted.self, "checklist", ["clean"], ["value-unknown checklist[0]"]),
        (StationAccepted.self, "passed", .null, ["field-missing passed"]),
        (StationAccepted.self, "services", ["beer"], ["value-unknown services[0]"]),
        (StationChanged.self, "code", "YZ4301020041778", ["station-code-check code"]),
        (StationChanged.self, "code", "湘-1", ["station-code-format code"]),
        (StationChanged.self, "openedOn", "20.12.2026", ["date-format openedOn"]),
        (StationChanged.self, "contact", ["name": "张某"], ["field-missing contact.phone"]),
        (StationChanged.self, "plate", "13800000001", ["identifier-personal plate"]),
        (StationInspected.self, "stars", 6, ["value-unknown stars"]),
        (StationInspected.self, "validUntil", "2026-11-17", ["period-invalid validUntil"]),
        (StationInspected.self, "services", .null, ["field-missing services"]),
        (StationSuspended.self, "reason", "bored", ["value-unknown reason"]),
        (StationSuspended.self, "until", "2026-12-23", ["period-invalid until"]),
        (StationClosed.self, "reason", .null, ["field-missing reason"]),
        (StationClosed.self, "on", 20_261_224, ["field-type on"]),
        (StationListingConfirmed.self, "request", 0, ["listing-request-unknown request"]),
        (StationListingConfirmed.self, "outcome", "perhaps", ["value-unknown outcome"]),
        (StationListingConfirmed.self, "poi", "地点", ["reference-format poi"]),
        (StationListingConfirmed.self, "at", "soon", ["time-format at"]),
        (StationVisited.self, "at", "2026-11-21", ["time-format at"]),
        (StationVisited.self, "card", "", ["field-length card"]),
        (StationVisited.self, "card", .string(String(repeating: "1", count: 65)), ["field-length card"]),
        (StationVisited.self, "card", "a\u{8}", ["field-length card"]),
        (StationServiceHeld.self, "reference", "430104199202290029", ["identifier-personal reference"]),
        (StationServiceHeld.self, "theme", "karaoke", ["value-unknown theme"]),
        (StationServiceHeld.self, "participants", -1, ["value-unknown participants"]),
    ]

    @Test(arguments: cases.indices)
    func namesWhatIsWrong(index: Int) throws {
        let (type, field, value, reasons) = Self.cases[index]
        let data = try #require(Self.valid.first { $0.type.type == type.type }).data
        var faults: [Reason] = []
        #expect(type.init(json: data.setting(field, to: value), faults: &faults) == nil)
        #expect(faults.filter { !$0.code.isWarning }.map { "\($0.code.rawValue) \($0.field ?? "")" } == reasons)
    }

    @Test(arguments: valid.indices)
    func namesEverythingAtOnce(index: Int) {
        let (type, data) = Self.valid[index]
        var faults: [Reason] = []
        #expect(type.init(json: data, faults: &faults) != nil && !faults.contains { !$0.code.isWarning })
        faults = []
        #expect(type.init(json: [], faults: &faults) == nil && faults == [Reason(.fieldType)])
        // Every field wrong: each is named, and none hides another.
        faults = []
        let spoilt = JSON.object((data.object ?? []).map { JSON.Member($0.key, ["no": "such"]) })
        #expect(type.init(json: spoilt, faults: &faults) == nil)
        let named = Set(faults.compactMap { $0.field.map { String($0.prefix { $0 != "." && $0 != "[" }) } })
        #expect(named.isSuperset(of: (data.object ?? []).map(\.key)), "\(named)")
    }

    /// A mobile station is placed by its timetable alone; any other has a point and hours.
    @Test func onlyMobileStationsHaveATimetable() throws {
        var faults: [Reason] = []
        let fixed = Self.valid[0].data
        let mobile = fixed.setting("kind", to: "mobile").setting("timetable", to: [Self.stop])
            .setting("point", to: .null).setting("hours", to: .null)
        let proposed = try #require(StationProposed(json: mobile, faults: &faults), "\(faults)")
        #expect(proposed.point == nil && proposed.hours == nil && proposed.timetable?.stops.count == 1)
        #expect(StationProposed(json: mobile.setting("timetable", to: .null), faults: &faults) == nil)
        #expect(faults.map(\.code).contains(.pointMissing) && faults.contains(Reason(.fieldMissing, field: "hours")))
    }

    @Test(
        arguments: [
            ([], ["timetable-invalid timetable"]), ([7], ["field-type timetable[0]"]),
            ([stop, stop], ["timetable-invalid timetable"]),
            ([stop.setting("date", to: "2026-12-31")], ["timetable-invalid timetable[0].weekday"]),
            ([stop.setting("weekday", to: .null)], ["timetable-invalid timetable[0].weekday"]),
            (
                [stop.setting("until", to: "07:00"), stop.setting("from", to: "7").setting("place", to: .null)],
                [
                    "timetable-invalid timetable[0].until", "timetable-invalid timetable[1].from",
                    "field-missing timetable[1].place",
                ]
            ),
            ([stop.setting("point", to: ["lon": 112.9, "lat": 28.2])], ["crs-missing timetable[0].point.crs"]),
        ] as [([JSON], [String])])
    func timetablesAreChecked(stops: [JSON], reasons: [String]) {
        var faults: [Reason] = []
        #expect(Timetable(json: .array(stops), faults: &faults) == nil)
        #expect(faults.map { "\($0.code.rawValue) \($0.field ?? "")" } == reasons)
    }

    /// Two visits to one place on one day, and a date beside its weekday, do not overlap.
    @Test func timetablesAreReadAsWritten() throws {
        let later = Self.stop.setting("from", to: "22:00").setting("until", to: "02:00")
        let date: JSON = ["date": "2026-12-31", "from": "07:00", "until": "09:30", "point": Self.point, "place": "国庆路"]
        var faults: [Reason] = []
        let timetable = try #require(Timetable(json: [Self.stop, later, date], faults: &faults), "\(faults)")
        #expect(timetable.json.canonical() == ([Self.stop, later, date] as JSON).canonical())
    }

    @Test func formKeepsWhatCouldBeRead() {
        let form = StationForm(
            reading: Self.valid[0].data.setting("hours", to: .null).setting("hostUscc", to: "91350100M0001TGQXM"))
        #expect(form.proposalNumber?.text == "TX-2026-0001" && form.point != nil && form.division?.isCounty == true)
        #expect(
            form.proposal == nil
                && form.findings == [Reason(.usccChecksum, field: "hostUscc"), Reason(.fieldMissing, field: "hours")])
        #expect(StationForm(reading: 7).findings == [Reason(.fieldType)])
    }
}
