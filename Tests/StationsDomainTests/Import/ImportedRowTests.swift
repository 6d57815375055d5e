import Contracts
import StationsDomain
import Testing

/// Rows as counties keep them.
@Suite struct ImportedRowTests {
    static let headers = [
        "编号", "站点名称", "类型", "所在县（市、区）", "街道", "详细地址", "经度", "纬度", "坐标系", "依托单位", "依托单位类型", "建设方式", "面积（㎡）",
        "开放时间", "服务内容", "星级", "状态", "启用日期", "联系人", "联系电话", "备注",
    ]
    static let cells = [
        "YZ-001", "五里牌工会驿站", "工会驿站", "芙蓉区", "五里牌街道", "长沙市芙蓉区五一大道1号", "113.0332", "28.1905", "高德", "长沙银行五里牌支行", "银行",
        "共建", "35平方米", "周一至周五 8:00-18:00", "饮水、热饭、充电、休息、厕所", "三星", "正常运营", "2023年5月1日", "李伟", "13800138000", "无",
    ]

    static func row(_ changes: [String: String] = [:]) -> ImportedRow {
        let values = zip(headers, cells).map { changes[$0] ?? $1 }
        return ImportedRow(values, columns: headers.map(ImportColumn.init(header:)))
    }

    static func station(_ changes: [String: String] = [:], _ defaults: ImportDefaults = ImportDefaults())
        -> ImportedStation?
    {
        if case .station(let station, _) = row(changes).read(defaults) { station } else { nil }
    }

    @Test func headersAsTheyAreSeen() {
        let seen: [(String, ImportColumn?)] = [
            ("站点名称", .name), ("驿站名称（全称）", .name), ("经度", .longitude), ("LNG", .longitude), ("所在县（市、区）", .division),
            ("县（市、区）", .division), ("面积(㎡)", .area), ("areaM2", .area), ("hostUscc", .hostUSCC),
            ("统一社会信用代码", .hostUSCC),
            ("备注", nil), ("", nil), (" 开放时间 ", .hours), ("所在县市区", .division), ("负责人", .contactName),
        ]
        for (header, column) in seen { #expect(ImportColumn(header: header) == column, "\(header)") }
        // No header stands for two columns.
        for column in ImportColumn.allCases { #expect(ImportColumn(header: column.rawValue) == column) }
    }

    @Test func aCompleteRow() throws {
        let station = try #require(Self.station())
        #expect(station.name == .number(ProposalNumber("YZ-001")!) && station.details.division == StationFixture.county)
        #expect(station.details.kind == .unionStation && station.details.hostType == .bank)
        #expect(station.details.buildMode == .social && station.details.areaM2 == 35 && station.stars == 3)
        #expect(station.details.point == GeoPoint(longitude: 113.0332, latitude: 28.1905, system: .gcj02))
        #expect(station.details.services == [.drinkingWater, .hotMeals, .charging, .rest, .toilet])
        #expect(station.standing == .operating(since: StationFixture.day("2023-05-01")))
        #expect(station.contact?.phone.digits == "13800138000")
    }

    /// `what is different, reasons`.
    @Test(
        arguments: [
            (["经度": "28.1905", "纬度": "113.0332"], ["point-swapped"]), (["坐标系": ""], ["crs-missing"]),
            (["坐标系": "北京54"], ["crs-unknown"]), (["经度": ""], ["point-missing"]), (["经度": "东经113"], ["field-type"]),
            (["开放时间": "随时"], ["hours-invalid"]), (["开放时间": "/"], ["field-missing"]), (["状态": "不清楚"], ["value-unknown"]),
            (["状态": ""], ["field-missing"]), (["类型": "网吧"], ["value-unknown"]), (["站点名称": "——"], ["field-missing"]),
            (["启用日期": "去年"], ["date-format"]), (["站点名称": "李伟13800138000"], ["identifier-personal"]),
            (["编号": "第一号"], ["proposal-number-format"]), (["编号": "13800138000"], ["proposal-number-format"]),
            (["服务内容": ""], ["field-missing"]),
            (["坐标系": "", "开放时间": "", "状态": "?"], ["crs-missing", "field-missing", "value-unknown"]),
        ] as [([String: String], [String])])
    func allReasonsAtOnce(_ row: ([String: String], [String])) {
        guard case .refused(let reasons) = Self.row(row.0).read(ImportDefaults(division: StationFixture.county)) else {
            Issue.record("\(row.0) was taken")
            return
        }
        #expect(Set(reasons.map(\.code.rawValue)) == Set(row.1), "\(row.0)")
    }

    /// What only describes a station is left out where it is not understood, with a warning.
    @Test(
        arguments: [
            ["依托单位类型": "茶馆"], ["建设方式": "不详"], ["面积（㎡）": "很大"], ["星级": "六星"], ["服务内容": "饮水、热饭、充电、休息、按摩"],
            ["联系电话": "12345"],
        ])
    func warnings(_ changes: [String: String]) {
        guard case .station(_, let warnings) = Self.row(changes).read(ImportDefaults(division: StationFixture.county))
        else {
            Issue.record("\(changes) was refused")
            return
        }
        #expect(warnings.count == 1)
    }

    @Test func whatAListLeavesOutIsSaidOnce() throws {
        let defaults = ImportDefaults(
            system: .bd09, division: DivisionCode("430103"), hours: .allDay, standing: .planned, buildMode: .government)
        let station = try #require(
            Self.station(
                [
                    "坐标系": "-", "开放时间": "", "状态": "", "建设方式": "", "编号": "", "依托单位": "", "所在县（市、区）": "",
                ], defaults))
        #expect(station.details.point?.system == .bd09 && station.details.hours == .allDay)
        #expect(station.standing == .planned && station.details.buildMode == .government && station.name == .unnamed)
        #expect(station.details.division.description == "430103" && station.details.hostName == station.details.name)
        #expect(station.namingText.hasPrefix("430103|"))
    }

    @Test func countiesByName() {
        let headers = ["县区"] + Self.headers.filter { $0 != "所在县（市、区）" }
        let cells = Self.cells.enumerated().filter { $0.offset != 3 }.map(\.element)
        for (name, code) in [
            ("芙蓉区", "430102"), ("长沙市芙蓉区", "430102"), ("湖南省长沙市芙蓉区", "430102"), ("芙蓉", "430102"), ("430102", "430102"),
            ("长沙县", "430121"), ("衡阳县", "430421"), ("长沙长沙县", "430121"), ("浏阳市", "430181"), ("道县", "431124"),
            ("靖州苗族侗族自治县", "431229"),
        ] {
            let row = ImportedRow([name] + cells, columns: headers.map(ImportColumn.init(header:)))
            guard case .station(let station, _) = row.read() else {
                Issue.record("\(name) is not known: \(row.read())")
                continue
            }
            #expect(station.details.division.description == code, "\(name)")
        }
        for name in ["朝阳区", "43", "长沙", "衡阳", "湖南省"] {
            let row = ImportedRow([name] + cells, columns: headers.map(ImportColumn.init(header:)))
            #expect(row.read() == .refused([Reason(.divisionUnknown, field: "division")]), "\(name)")
        }
    }

    @Test func codesOfOursMustBeRight() throws {
        let defaults = ImportDefaults(division: StationFixture.county)
        #expect(Self.station(["编号": StationFixture.firstCode.text], defaults)?.name == .code(StationFixture.firstCode))
        // Mistyped it is a number like any other, and no code.
        let mistyped = "YZ430102004170" + (StationFixture.firstCode.text.hasSuffix("0") ? "1" : "0")
        #expect(Self.station(["编号": mistyped], defaults)?.name != .code(StationFixture.firstCode))
    }

    @Test func statesAndDaysInManyWords() {
        let defaults = ImportDefaults(division: StationFixture.county)
        for (word, standing) in [
            ("运营中", ImportedStanding.operating(since: nil)), ("在用", .operating(since: nil)),
            ("已建成", .operating(since: nil)),
            ("整改中", .suspended(since: nil, .rectification)), ("维修", .suspended(since: nil, .works)),
            ("升级改造", .suspended(since: nil, .works)), ("停用", .suspended(since: nil, .other)), ("已拆除", .closed(.other)),
            ("摘牌", .closed(.other)), ("在建", .planned), ("operating", .operating(since: nil)),
        ] {
            #expect(Self.station(["状态": word, "启用日期": ""], defaults)?.standing == standing, "\(word)")
        }
        for day in ["2023-05-01", "2023/5/1", "2023.5.1", "20230501", "2023年5月1日", "2023年5月"] {
            #expect(
                Self.station(["启用日期": day], defaults)?.standing == .operating(since: StationFixture.day("2023-05-01")),
                "\(day)")
        }
    }
}
