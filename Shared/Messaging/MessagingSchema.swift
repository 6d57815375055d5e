import Postgres

/// The tables that every service has, before its own: 1 to 50 is for all, 51 to 100 for those that ask for it; enrollment
/// numbers its own migrations from 101, stations from 201, relief from 301.
public enum MessagingSchema {
    public static let migrations: [Migration] = [
        Migration(number: 1, name: "messaging", sql: text(PackageResources._01_messaging_sql)),
        Migration(number: 2, name: "repair", sql: text(PackageResources._02_repair_sql)),
        Migration(number: 3, name: "suspects", sql: text(PackageResources._03_suspects_sql)),
        Migration(number: 4, name: "requests", sql: text(PackageResources._04_requests_sql)),
    ]

    /// The copy of departments and unions, for services that do not own them; see ``DirectoryCopy``.
    public static let directory = Migration(
        number: 51, name: "directory", sql: text(PackageResources._51_directory_sql))

    /// The calendar of holidays, for services that count working days; see ``CalendarStore``.
    public static let calendar = Migration(
        number: 52, name: "calendar", sql: text(PackageResources._52_calendar_sql))

    /// The departments that are asked, for services that ask any; see ``AppointedOffices``.
    public static let offices = Migration(
        number: 53, name: "offices", sql: text(PackageResources._53_offices_sql))

    /// What needs a second person, for services that ask for that; see ``Proposals``.
    public static let proposals = Migration(
        number: 54, name: "proposals", sql: text(PackageResources._54_proposals_sql))

    private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}
