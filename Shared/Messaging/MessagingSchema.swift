import Postgres

/// The tables that every service has, before its own; a service numbers its migrations from 101.
public enum MessagingSchema {
    public static let migrations: [Migration] = [
        Migration(
            number: 1, name: "messaging", sql: String(decoding: PackageResources._01_messaging_sql, as: UTF8.self))
    ]
}
