import Messaging
import Postgres

/// The tables of the relief service, after those that every service has.
enum ReliefSchema {
    static let migrations: [Migration] = [
        MessagingSchema.directory, MessagingSchema.calendar, MessagingSchema.offices, MessagingSchema.proposals,
        Migration(number: 301, name: "people", sql: text(PackageResources._01_people_sql)),
        Migration(number: 303, name: "officers", sql: text(PackageResources._03_officers_sql)),
        Migration(number: 304, name: "ledger", sql: text(PackageResources._04_ledger_sql)),
        Migration(number: 305, name: "programmes", sql: text(PackageResources._05_programmes_sql)),
    ]

    private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}
