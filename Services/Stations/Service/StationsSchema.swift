import Messaging
import Postgres

/// The tables of the stations service, after those that every service has.
enum StationsSchema {
    static let migrations: [Migration] = [
        MessagingSchema.directory,
        Migration(number: 201, name: "place", sql: text(PackageResources._01_place_sql)),
        Migration(number: 202, name: "stations", sql: text(PackageResources._02_stations_sql)),
        Migration(number: 204, name: "operations", sql: text(PackageResources._04_operations_sql)),
        Migration(number: 205, name: "failing", sql: text(PackageResources._05_failing_sql)),
    ]

    private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}
