import Contracts
import Messaging
import ServiceKit
import TestSupport

@testable import Operator
@testable import StationsService

/// One process of the stations service and an operator's connection: the real ones.
struct StationSystem: Sendable {
    let site: TestSite
    let map: TestDepartment
    let connection: BrokerConnection

    static func with(_ body: @Sendable (StationSystem) async throws -> Void) async throws {
        try await TestSite.with("stations") { site in
            let (environment, _) = try site.environment()
            let messaging = MessagingServices(environment: environment)
            try await messaging.prepareDatabase(StationsSchema.migrations)
            let keys = environment.configuration.keys
            let services = messaging.services(
                handlers: StationsHandlers.all(keys: keys), operations: StationsOperations.all(keys: keys),
                queries: StationsQueries.all, duties: StationsDuties.all(keys: keys), backlog: StationsBacklog(),
                trace: StationsTrace(), copiesDirectory: true, migrations: StationsSchema.migrations)
            let user = try await site.broker.addOperator()
            let endpoint = try site.broker.endpoint(of: user)
            let variables = OperatorEnvironment([
                "AMQP_URL":
                    "amqp://\(user.name):\(user.password)@\(endpoint.host):\(endpoint.port)/\(site.broker.virtualHost)"
            ])
            let map = "map-\(uniqueToken())"
            try await TestDepartment.with(map, at: site.broker, types: "^station\\..+$") { map in
                try await RunningServices.with(services) { _ in
                    try await BrokerConnection.opened(variables) { connection in
                        let system = StationSystem(site: site, map: map, connection: connection)
                        try await system.fill()
                        try await body(system)
                    }
                }
            }
        }
    }

    /// As the enrollment service has announced it.
    private func fill() async throws {
        try await site.database.run(
            """
            insert into department (name, types, places)
            values ('\(map.name)', '{station.listing-confirmed.v1}', '{430000}')
            """)
        for (union, division) in [("HN-430102-0001", "430102"), ("HN-430102-0002", "430102")] {
            try await site.database.run(
                """
                insert into organization_copy (code, name, kind, division, open, holding_pool, sequence)
                values ('\(union)', '某工会', 'general-union', '\(division)', true, false, 1)
                """)
        }
    }

    /// A list as a county keeps it, so many rows, 200 m from one another.
    static func list(_ count: Int, faulty: [Int: String] = [:]) -> String {
        let rows = (0..<count).map { row in
            faulty[row]
                ?? "FR-\(row),第\(row)驿站,工会驿站,芙蓉区五一大道\(row)号,\(112.95 + Double(row % 40) * 0.002),"
                + "\(28.15 + Double(row / 40) * 0.002),GCJ-02,银行,某银行第\(row)支行,00:00-24:00,"
                + "饮水、热饭、充电、休息、如厕,开放,2026-03-01,2026-06-01"
        }
        return "编号,站点名称,类型,详细地址,经度,纬度,坐标系,依托单位类型,依托单位,开放时间,服务内容,状态,启用日期,检查日期\n"
            + rows.joined(separator: "\n") + "\n"
    }
}
