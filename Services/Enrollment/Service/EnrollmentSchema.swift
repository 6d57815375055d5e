import Postgres

/// The tables of the enrollment service, after those that every service has.
enum EnrollmentSchema {
    static let migrations: [Migration] = [
        Migration(number: 101, name: "enrollment", sql: text(PackageResources._01_enrollment_sql)),
        Migration(number: 102, name: "organizations", sql: text(PackageResources._02_organizations_sql)),
        Migration(number: 103, name: "stories", sql: text(PackageResources._03_stories_sql)),
        Migration(number: 104, name: "review", sql: text(PackageResources._04_review_sql)),
        Migration(number: 105, name: "transfer", sql: text(PackageResources._05_transfer_sql)),
        Migration(number: 106, name: "insurance", sql: text(PackageResources._06_insurance_sql)),
        Migration(number: 107, name: "case_story", sql: text(PackageResources._07_case_story_sql)),
        Migration(number: 108, name: "payment_link", sql: text(PackageResources._08_payment_link_sql)),
        Migration(number: 109, name: "paid_months", sql: text(PackageResources._09_paid_months_sql)),
        Migration(
            number: 110, name: "contribution_warnings", sql: text(PackageResources._10_contribution_warnings_sql)),
        Migration(
            number: 111, name: "insurance_application", sql: text(PackageResources._11_insurance_application_sql)),
        Migration(number: 112, name: "insurance_check", sql: text(PackageResources._12_insurance_check_sql)),
        Migration(number: 113, name: "offices", sql: text(PackageResources._13_offices_sql)),
    ]

    private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}
