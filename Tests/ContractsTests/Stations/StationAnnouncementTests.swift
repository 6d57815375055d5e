import Contracts
import Testing

/// One type is sent and announced: an announcement is told by what only this system adds, and holds no contact.
@Suite struct StationAnnouncementTests {
    static let identity: JSON = [
        "department": "union-changsha", "proposalNumber": "TX-2026-0001", "code": StationReaderTests.code,
        "state": "operating", "division": "430102", "union": "HN-430102-0001",
    ]
    static let record: JSON = .object(
        (identity.object ?? [])
            + ([
                "kind": "union-station", "name": "长坡社区工会驿站", "address": "湘府中路68号", "point": StationReaderTests.point,
                "hostType": "community", "hostName": "长坡社区居委会", "buildMode": "social", "hours": ["allDay": true],
                "services": ["rest"],
            ] as JSON).object!)

    @Test func announcedChangeHoldsTheRecord() throws {
        var faults: [Reason] = []
        let told = Self.record.setting("contact", to: ["name": "张某", "phone": "13800000001"])
        let changed = try #require(StationChanged(json: told, faults: &faults), "\(faults)")
        #expect(changed.changes.isEmpty && changed.record?.identity.subject == "union-changsha/TX-2026-0001")
        #expect(changed.reference.code?.text == "YZ4301020041777")
        #expect(!String(decoding: changed.json.serialized(), as: UTF8.self).contains("13800000001"))
        #expect(StationChanged(announcing: try #require(changed.record)) == changed)
    }

    @Test func announcementsAreComplete() {
        for field in [
            "proposalNumber", "division", "kind", "name", "address", "hostType", "hostName", "buildMode", "services",
        ] {
            var faults: [Reason] = []
            #expect(StationChanged(json: Self.record.setting(field, to: .null), faults: &faults) == nil)
            #expect(faults == [Reason(.fieldMissing, field: field)])
        }
        var faults: [Reason] = []
        #expect(StationOpened(json: Self.record.setting("state", to: "asleep"), faults: &faults) == nil)
        #expect(faults == [Reason(.valueUnknown, field: "state")])
    }

    /// Without `state` it is what a department sends, which names the station once and some change.
    @Test func whatADepartmentSendsNamesAChange() {
        var faults: [Reason] = []
        #expect(StationChanged(json: ["code": StationReaderTests.code], faults: &faults) == nil)
        #expect(faults == [Reason(.changeEmpty, field: "changes")])
        faults = []
        let both = Self.identity.setting("state", to: .null).setting("name", to: "新名")
        #expect(StationChanged(json: both, faults: &faults) == nil)
        #expect(faults == [Reason(.stationReferenceMissing, field: "code")])
        faults = []
        let sent: JSON = ["proposalNumber": "A-1", "facilities": [], "department": "somebody"]
        #expect(StationChanged(json: sent, faults: &faults)?.changes.facilities == [] && faults.isEmpty)
    }

    @Test func suspensionAndClosureAreToldApart() throws {
        var faults: [Reason] = []
        let suspended = Self.identity.setting("reason", to: "inspection-expired").setting("from", to: "2027-12-10")
        let told = try #require(StationSuspended(json: suspended, faults: &faults), "\(faults)")
        #expect(told.identity?.department.text == "union-changsha" && told.reason.isDecidedHere)
        #expect(told.json.canonical() == suspended.canonical())
        let closed: JSON = ["proposalNumber": "A-1", "reason": "other", "on": "2026-11-21"]
        #expect(StationClosed(json: closed, faults: &faults)?.identity == nil && faults.isEmpty)
        #expect(SuspensionReason.allCases.filter(\.isDecidedHere) == [.inspectionExpired])
        #expect(ClosureReason.allCases.filter(\.isDecidedHere) == [.declined])
    }

    /// Only an operating station may be shown, and every word has its text.
    @Test func wordsAreComplete() {
        #expect(StationStateWord.allCases.filter(\.isOperating) == [.operating])
        let names =
            StationKind.allCases.map(\.name) + HostType.allCases.map(\.name) + BuildMode.allCases.map(\.name)
            + StationService.allCases.map(\.name) + StationFacility.allCases.map(\.name)
            + ChecklistItem.allCases.map(\.name) + StationStateWord.allCases.map(\.name)
            + ListingStateWord.allCases.map(\.name) + ServiceTheme.allCases.map(\.name)
            + SuspensionReason.allCases.map(\.name) + ClosureReason.allCases.map(\.name)
            + ListingOutcome.allCases.map(\.name) + Weekday.allCases.map(\.name)
        for name in names { #expect(!name.zh.isEmpty && name.en.allSatisfy(\.isASCII), "\(name)") }
    }
}
