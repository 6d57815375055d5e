import Postgres

/// The tables that every service has, before its own; a service numbers its migrations from 101.
public enum MessagingSchema {
    public static let migrations: [Migration] = [
        Migration(number: 1, name: "messaging", sql: text(PackageResources._01_messaging_sql)),
        Migration(number: 2, name: "repair", sql: text(PackageResources._02_repair_sql)),
        Migration(number: 3, name: "suspects", sql: text(PackageResources._03_suspects_sql)),
        Migration(number: 4, name: "requests", sql: text(PackageResources._04_requests_sql)),
    ]

    private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}
