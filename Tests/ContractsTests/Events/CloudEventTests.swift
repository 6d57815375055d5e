import Contracts
import Testing

@Suite struct CloudEventTests {
    static let valid: JSON = [
        "specversion": "1.0", "id": "01934567-89ab-7def-8123-456789000001", "source": "/departments/tax-hunan",
        "type": "enrollment.requested.v1", "data": ["applicationNumber": "RH-2026-000001"],
    ]

    private func fault(_ json: JSON) -> ContractFault? {
        do {
            _ = try CloudEvent(structured: json)
            return nil
        } catch {
            return error
        }
    }

    @Test func keepsEveryAttribute() throws {
        let json = Self.valid.setting("subject", to: "RH-1").setting("time", to: "2026-11-20T00:00:01.204Z")
            .setting("datacontenttype", to: "application/json; charset=UTF-8").setting("dataschema", to: "urn:x")
            .setting("traceparent", to: "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01").setting(
                "correlationid", to: "c"
            )
            .setting("causationid", to: "d").setting("sequence", to: 7).setting("other", to: ["x": 1])
        let event = try CloudEvent(structured: json)
        #expect(event.subject == "RH-1" && event.sequence == 7 && event.correlationID == "c")
        #expect(event.time?.microsecondsSince1970 == 1_795_132_801_204_000)
        #expect(try CloudEvent(structured: event.structured) == event)
        #expect(event.structured["time"]?.string == "2026-11-20T08:00:01.204+08:00")
    }

    @Test(arguments: ["specversion", "id", "source", "type", "data"])
    func namesTheMissingAttribute(name: String) {
        let members = Self.valid.object!.filter { $0.key != name }
        let fault = fault(.object(members))
        #expect(fault?.code == .eventFieldMissing && fault?.field == name)
    }

    @Test(
        arguments: [
            ("id", JSON.integer(1), ReasonCode.eventFieldType), ("id", "", .eventFieldType),
            ("id", .string(String(repeating: "x", count: 129)), .eventFieldType), ("id", "a\u{1}b", .eventFieldType),
            ("id", "app-13800000001", .identifierPersonal), ("type", "13800000001.v1", .identifierPersonal),
            ("subject", "430104199202290029", .identifierPersonal),
            ("source", .string(String(repeating: "x", count: 257)), .eventFieldType), ("type", ["x"], .eventFieldType),
            ("time", "yesterday", .eventFieldType), ("time", 5, .eventFieldType), ("data", "text", .eventFieldType),
            ("data", [1], .eventFieldType), ("specversion", "0.3", .eventMalformed), ("sequence", "x", .eventFieldType),
            ("data_base64", "aGk=", .eventFieldType), ("datacontenttype", "text/xml", .contentTypeUnsupported),
            ("datacontenttype", "application/json; charset=gbk", .charsetUnsupported),
        ] as [(String, JSON, ReasonCode)])
    func refusesAttributes(name: String, value: JSON, code: ReasonCode) {
        let fault = fault(Self.valid.setting(name, to: value))
        #expect(fault?.code == code && fault?.field == name)
        #expect(fault?.source == (name == "source" ? nil : "/departments/tax-hunan"))
    }

    @Test(arguments: ["", "00-4bf9-00f0-01", "13800000001", "00-4BF92F3577B34DA6A3CE929D0E0E4736-00F067AA0BA902B7-01"])
    func ignoresATraceThatIsNone(text: String) throws {
        let event = try CloudEvent(structured: Self.valid.setting("traceparent", to: .string(text)))
        #expect(event.traceParent == nil)
    }

    @Test func printsNothingOfAPerson() throws {
        let event = try CloudEvent(structured: Self.valid.setting("data", to: EnrollmentFormTests.valid))
        let request = try #require(EnrollmentForm(reading: event.data).request)
        for text in ["\(event)", "\(request)", "\(EnrollmentForm(reading: event.data))", "\([request.applicant])"] {
            #expect(!text.contains("430104199202290029") && !text.contains("13800000001") && !text.contains("张某"))
        }
    }

    @Test func faultsNeverRepeatAPersonalNumber() {
        let fault = fault(Self.valid.setting("id", to: "x-13800000001"))
        #expect(fault?.eventID == nil)
        #expect(!"\(fault.map { "\($0) \($0.reason.json)" } ?? "")".contains("13800000001"))
    }

    @Test(arguments: [JSON.null, [], "x", 1, true])
    func refusesWhatIsNoObject(json: JSON) {
        #expect(fault(json)?.code == .eventMalformed)
    }

    @Test func takesEachEventOfABatchOnItsOwn() throws {
        let results = try CloudEvent.batch([Self.valid, "poison", .object([]), Self.valid])
        #expect(results.map { (try? $0.get()) != nil } == [true, false, false, true])
    }

    @Test(arguments: [(0, ReasonCode.batchEmpty), (501, .batchTooLarge), (500, nil), (1, nil)])
    func limitsBatches(count: Int, code: ReasonCode?) {
        do {
            let results = try CloudEvent.batch(.array(Array(repeating: Self.valid, count: count)))
            #expect(code == nil && results.count == count)
        } catch {
            #expect(error.code == code)
        }
    }

    @Test func readsBinaryModeUnderBothPrefixes() throws {
        for prefix in ["cloudEvents_", "cloudEvents:"] {
            var headers = ["x-other": "1"]
            for (key, value) in ["specversion": "1.0", "id": "1", "source": "/departments/a1", "type": "t.v1"] {
                headers[prefix + key] = value
            }
            let event = try CloudEvent(
                binaryHeaders: headers, contentType: "application/json", body: Array(#"{"a":1}"#.utf8))
            #expect(event.id == "1" && event.data == ["a": 1])
            #expect(throws: ContractFault.self) {
                try CloudEvent(binaryHeaders: headers, contentType: "application/json", body: [0xFF])
            }
        }
    }

    @Test(
        arguments: [
            ("application/cloudevents+json", MessageFormat.structured, nil),
            ("application/cloudevents+json; charset=utf-8", .structured, nil),
            ("Application/CloudEvents-Batch+JSON;Charset=\"UTF-8\"", .batch, nil), ("application/json", .binary, nil),
            (nil, .binary, nil), ("application/cloudevents+json; charset=gb18030", nil, .charsetUnsupported),
            ("application/cloudevents+avro", nil, .contentTypeUnsupported),
            ("text/plain", nil, .contentTypeUnsupported),
        ] as [(String?, MessageFormat?, ReasonCode?)])
    func tellsTheFormat(contentType: String?, format: MessageFormat?, code: ReasonCode?) {
        do {
            #expect(try MessageFormat(contentType: contentType) == format)
        } catch {
            #expect(error.code == code)
        }
    }

    @Test func tellsUnknownVersionsFromUnknownTypes() {
        #expect(EventType.enrollmentRequestedV1.unknownReason == nil)
        #expect(EventType(rawValue: "enrollment.requested.v9").unknownReason == .eventVersionUnknown)
        #expect(EventType(rawValue: "enrollment.wished.v1").unknownReason == .eventTypeUnknown)
    }
}
