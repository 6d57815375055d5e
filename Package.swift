// swift-tools-version: 6.2
import PackageDescription

let package = Package(
    name: "union-back-office",
    products: [
        .executable(name: "enrollment", targets: ["EnrollmentService"]),
        .executable(name: "stations", targets: ["StationsService"]),
        .executable(name: "relief", targets: ["ReliefService"]),
        .executable(name: "unionctl", targets: ["Operator"]),
        .executable(name: "load", targets: ["Load"]),
        .executable(name: "chaos", targets: ["Chaos"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
        .package(url: "https://github.com/apple/swift-configuration", from: "1.4.0", traits: []),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1", traits: []),
        .package(url: "https://github.com/ordo-one/TextTable", from: "0.0.2"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    ],
    targets: [
        // Shared: each target imports only what stands above it in this list.
        .systemLibrary(name: "CLibPQ", path: "Shared/CLibPQ", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
        .systemLibrary(
            name: "CRabbitMQ", path: "Shared/CRabbitMQ", pkgConfig: "librabbitmq",
            providers: [.apt(["librabbitmq-dev"])]),
        .target(
            name: "Postgres",
            dependencies: ["CLibPQ", .product(name: "Crypto", package: "swift-crypto")],
            path: "Shared/Postgres"),
        .target(
            name: "RabbitMQ",
            dependencies: ["CRabbitMQ", .product(name: "Logging", package: "swift-log")],
            path: "Shared/RabbitMQ"),
        .target(name: "Contracts", path: "Shared/Contracts", exclude: ["Documents", "Schemas"]),
        .target(
            name: "ServiceKit",
            dependencies: [
                "Postgres", "RabbitMQ", "Contracts",
                .product(name: "Configuration", package: "swift-configuration"),
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ],
            path: "Shared/ServiceKit"),
        .target(
            name: "Messaging",
            dependencies: [
                "Postgres", "RabbitMQ", "Contracts", "ServiceKit",
                .product(name: "DequeModule", package: "swift-collections"),
            ],
            path: "Shared/Messaging",
            resources: [.embedInCode("Migrations")],
            // Work stays on the thread it is on: the database's, or a channel's.
            swiftSettings: [.enableUpcomingFeature("NonisolatedNonsendingByDefault")]),

        // Services: a Domain target imports Contracts at most, so that the compiler keeps it pure.
        .target(name: "EnrollmentDomain", dependencies: ["Contracts"], path: "Services/Enrollment/Domain"),
        .executableTarget(
            name: "EnrollmentService",
            dependencies: ["EnrollmentDomain", "Contracts", "ServiceKit", "Messaging", "Postgres", "RabbitMQ"],
            path: "Services/Enrollment/Service",
            resources: [.embedInCode("Migrations")]),
        .target(name: "StationsDomain", dependencies: ["Contracts"], path: "Services/Stations/Domain"),
        .executableTarget(
            name: "StationsService",
            dependencies: ["StationsDomain", "Contracts", "ServiceKit", "Messaging", "Postgres", "RabbitMQ"],
            path: "Services/Stations/Service",
            resources: [.embedInCode("Migrations")]),
        .target(name: "ReliefDomain", dependencies: ["Contracts"], path: "Services/Relief/Domain"),
        .executableTarget(
            name: "ReliefService",
            dependencies: ["ReliefDomain", "Contracts", "ServiceKit", "Messaging", "Postgres", "RabbitMQ"],
            path: "Services/Relief/Service",
            resources: [.embedInCode("Migrations")]),
        .executableTarget(
            name: "Operator",
            dependencies: [
                "Contracts", "RabbitMQ", "ServiceKit", "StationsDomain", "ReliefDomain",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "TextTable", package: "TextTable"),
            ],
            path: "Services/Operator"),

        // People who do not exist, for measurements and faults.
        .target(name: "SyntheticPeople", dependencies: ["Contracts"], path: "deploy/people"),
        // Members who do not exist, as the enrollment service would have them on file.
        .target(
            name: "SyntheticMembers", dependencies: ["Contracts", "ServiceKit", "Postgres", "SyntheticPeople"],
            path: "deploy/members"),

        // The load generator behind deploy/bench.
        .executableTarget(
            name: "Load",
            dependencies: [
                "Contracts", "RabbitMQ", "Postgres", "ServiceKit", "SyntheticPeople", "SyntheticMembers",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            path: "deploy/load"),

        // The faults behind deploy/chaos.
        .executableTarget(
            name: "Chaos",
            dependencies: [
                "Contracts", "RabbitMQ", "Postgres", "SyntheticPeople", "FaultyNetwork",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Crypto", package: "swift-crypto"),
            ],
            path: "deploy/faults", exclude: ["clock-shift.c"]),

        // Connections that can be cut and stalled, for tests and for deploy/chaos.
        .target(name: "FaultyNetwork", path: "Tests/FaultyNetwork"),
        .target(
            name: "TestSupport",
            dependencies: [
                "Contracts", "Postgres", "RabbitMQ", "ServiceKit", "Messaging",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ],
            path: "Tests/TestSupport"),
        // What is fuzzed: the tests replay its corpus, deploy/fuzz grows it.
        .target(
            name: "FuzzTargets",
            dependencies: [
                "Contracts", "RabbitMQ", "ServiceKit", "Messaging", .product(name: "Crypto", package: "swift-crypto"),
            ],
            path: "Tests/FuzzTargets"),
        .testTarget(name: "FuzzTests", dependencies: ["FuzzTargets"], resources: [.copy("Corpus"), .copy("Grown")]),
        .testTarget(name: "PostgresTests", dependencies: ["Postgres", "TestSupport"]),
        .testTarget(name: "RabbitMQTests", dependencies: ["RabbitMQ", "TestSupport", "FaultyNetwork"]),
        .testTarget(name: "ContractsTests", dependencies: ["Contracts"], resources: [.copy("Examples")]),
        .testTarget(
            name: "ServiceKitTests", dependencies: ["ServiceKit", "TestSupport"], resources: [.copy("Golden")]),
        .testTarget(name: "MessagingTests", dependencies: ["Messaging", "TestSupport", "FaultyNetwork"]),
        .testTarget(name: "EnrollmentDomainTests", dependencies: ["EnrollmentDomain"]),
        .testTarget(
            name: "EnrollmentServiceTests",
            dependencies: ["EnrollmentService", "EnrollmentDomain", "SyntheticMembers", "TestSupport"]),
        .testTarget(name: "StationsDomainTests", dependencies: ["StationsDomain"]),
        .testTarget(
            name: "StationsServiceTests",
            dependencies: ["StationsService", "StationsDomain", "EnrollmentService", "TestSupport"]),
        // What the tests of relief's rules and of its service have in common.
        .target(name: "ReliefFixtures", dependencies: ["Contracts", "ReliefDomain"], path: "Tests/ReliefFixtures"),
        .testTarget(name: "ReliefDomainTests", dependencies: ["ReliefDomain", "ReliefFixtures"]),
        .testTarget(
            name: "ReliefServiceTests",
            dependencies: ["ReliefService", "ReliefDomain", "ReliefFixtures", "EnrollmentService", "TestSupport"]),
        .testTarget(name: "LoadTests", dependencies: ["Load"]),
        .testTarget(name: "ChaosTests", dependencies: ["Chaos", "Contracts", "RabbitMQ"]),
        .testTarget(
            name: "OperatorTests",
            dependencies: [
                "Operator", "EnrollmentService", "StationsService", "StationsDomain", "ReliefService", "Messaging",
                "ServiceKit", "TestSupport",
            ]),
    ],
    swiftLanguageModes: [.v6]
)

// libFuzzer links only into what is compiled for it: deploy/fuzz sets this, an ordinary build does not.
if Context.environment["UNION_FUZZ"] != nil {
    package.products.append(.executable(name: "fuzzer", targets: ["Fuzzer"]))
    package.targets += [
        .systemLibrary(name: "CLibFuzzer", path: "deploy/fuzzer/CLibFuzzer"),
        .executableTarget(
            name: "Fuzzer", dependencies: ["CLibFuzzer", "FuzzTargets"], path: "deploy/fuzzer/Fuzzer"),
    ]
}
