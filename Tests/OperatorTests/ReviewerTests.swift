import Contracts
import Foundation
import Synchronization
import TestSupport
import Testing

@testable import Operator

/// `reviewers`: who decides, and that nobody's identity number is seen on the way.
@Suite struct ReviewerTests {
    private static let number = "430104199202290029"

    private static func service(identified: Bool = true) -> ScriptedService {
        let reviewer: JSON = [
            "name": "li-na", "places": ["430100", "430200"], "identified": .bool(identified),
            "registeredAt": "2026-11-21T08:00:00+08:00",
        ]
        return ScriptedService { asked, _ in
            ScriptedService.result(
                asked.name == "reviewers.list"
                    ? [
                        "reviewers": [
                            reviewer, reviewer.setting("removedAt", to: "2026-11-21T09:00:00+08:00"),
                        ]
                    ] : reviewer)
        }
    }

    @Test func `The commands are found, and take what they need`() throws {
        let add = try #require(
            try UnionCtl.parseAsRoot([
                "reviewers", "add", "li-na", "--place", "430100", "430200", "--identity", "--why", "new", "--json",
            ]) as? AddReviewer)
        #expect(add.name.rawValue == "li-na" && add.places == ["430100", "430200"])
        #expect(add.isIdentityGiven && add.why == "new" && add.output.isJSON)
        #expect(try UnionCtl.parseAsRoot(["reviewers"]) is ListReviewers)
        #expect(try UnionCtl.parseAsRoot(["reviewers", "remove", "li-na", "--why", "left"]) is RemoveReviewer)
        #expect(throws: (any Error).self) { try AddReviewer.parse(["li-na"]) }
        #expect(throws: (any Error).self) { try AddReviewer.parse(["Li Na", "--place", "430100"]) }
        // A number on the command line is no argument that there is.
        #expect(throws: (any Error).self) {
            try AddReviewer.parse(["li-na", "--identity", Self.number, "--place", "430100"])
        }
    }

    @Test func `Reviewers are registered, listed and removed as the service reads it`() async throws {
        let service = Self.service()
        let name = try #require(OperatorName(argument: "li-na"))
        let identity = try #require(IdentityLine("passport E1234567"))
        _ = try await service.registerReviewer(name, places: ["430100"], identity: identity, why: "new")
        _ = try await service.registerReviewer(name, places: ["430100"], identity: nil, why: nil)
        _ = try await service.removeReviewer(name, why: "left")
        let list = try await service.reviewers(why: nil)
        #expect(
            service.asked.map(\.name) == [
                "reviewers.register", "reviewers.register", "reviewers.remove", "reviewers.list",
            ])
        #expect(
            service.asked[0].arguments == [
                "name": "li-na", "places": ["430100"], "identity": ["type": "passport", "number": "E1234567"],
            ])
        #expect(service.asked[1].arguments == ["name": "li-na", "places": ["430100"]])
        #expect(service.asked[2].arguments == ["name": "li-na"])
        #expect(service.asked.map(\.reason) == ["new", nil, "left", nil])
        #expect(
            ListReviewers.table(in: .en).text(list.reviewers, in: .en) == """
                reviewer state   places        identified since
                -------- ------- ------------- ---------- -------------------
                li-na    active  430100 430200 yes        2026-11-21 08:00:00
                li-na    removed 430100 430200 yes        2026-11-21 08:00:00
                """)
    }

    @Test func `Who cannot be known as an applicant is told to give an identity`() async throws {
        let name = try #require(OperatorName(argument: "li-na"))
        for identified in [true, false] {
            let reviewer = try await Self.service(identified: identified).registerReviewer(
                name, places: ["430100"], identity: nil, why: nil)
            let text = LocalizedText.reviewerReady(reviewer)
            #expect(text.en.contains("--identity") == !identified && text.zh.contains("--identity") == !identified)
            #expect(text.en.contains("430100 430200"))
        }
    }

    @Test(arguments: [
        ("430104199202290029", IdentityType.residentID, "430104199202290029"),
        ("  430104 19920229 0029\r", .residentID, "430104 19920229 0029"),
        ("resident-id 430104199202290029", .residentID, "430104199202290029"),
        ("tw-permit\t12345678", .taiwanPermit, "12345678"),
        ("passprt E1234567", .residentID, "passprt E1234567"),
    ])
    func `An identity is a type and a number, or a resident's number`(line: String, type: IdentityType, number: String)
        throws
    {
        let identity = try #require(IdentityLine(line))
        #expect(identity.type == type && identity.number == number)
        #expect(!"\(identity)".contains(number) && !String(reflecting: identity).contains(number))
    }

    @Test(arguments: ["", "   ", "passport", "passport  "])
    func `A line without a number is refused`(line: String) {
        #expect(IdentityLine(line) == nil)
    }

    /// What a script writes, and then nothing more.
    private static func piping(_ bytes: [UInt8], _ body: (Keyboard) throws -> Void) throws {
        let pipe = Pipe()
        try pipe.fileHandleForWriting.write(contentsOf: Data(bytes))
        try pipe.fileHandleForWriting.close()
        try withExtendedLifetime(pipe) {
            try body(Keyboard(descriptor: pipe.fileHandleForReading.fileDescriptor))
        }
    }

    @Test func `From a pipe one line is read, and no more`() throws {
        try Self.piping(Array("\(Self.number)\nnext".utf8)) { keyboard in
            let identity = try IdentityLine.read(from: keyboard, in: .en)
            #expect(identity.number == Self.number)
            #expect(keyboard.secretLine(prompt: "") == "next")
            let fault = #expect(throws: CommandFault.self) { try IdentityLine.read(from: keyboard, in: .en) }
            #expect(fault?.status == .usage)
        }
    }

    @Test(arguments: [[UInt8](repeating: 0x34, count: 5_000), [0xFF, 0xFE, 0x0A], [0x0A]])
    func `A line that is too long, empty or no text is refused without being quoted`(bytes: [UInt8]) throws {
        try Self.piping(bytes) { keyboard in
            let fault = #expect(throws: CommandFault.self) { try IdentityLine.read(from: keyboard, in: .en) }
            #expect(fault?.status == .usage && fault?.text.en.contains("444") == false)
        }
    }

    @Test func `What is typed on a terminal is not shown, and the terminal is left as it was`() async throws {
        var master: Int32 = -1
        var terminal: Int32 = -1
        let isOpened = openpty(&master, &terminal, nil, nil, nil) == 0
        try #require(isOpened)
        defer {
            close(master)
            close(terminal)
        }
        func echoes() -> Bool {
            var settings = termios()
            return tcgetattr(terminal, &settings) == 0 && settings.c_lflag & tcflag_t(ECHO) != 0
        }
        #expect(echoes())
        let typed = Typed()
        Thread.detachNewThread { [terminal] in
            let line = Keyboard(descriptor: terminal).secretLine(prompt: "")
            typed.line.withLock { $0 = line }
        }
        try await eventually("nothing is shown") { !echoes() }
        let bytes = Array("\(Self.number)\n".utf8)
        let written = write(master, bytes, bytes.count)
        try #require(written == bytes.count)
        try await eventually("the line is read, and the terminal as it was") {
            typed.line.withLock { $0 == Self.number } && echoes()
        }
        var shown = [UInt8](repeating: 0, count: 100)
        let isWaiting = fcntl(master, F_SETFL, O_NONBLOCK) == -1
        try #require(!isWaiting)
        let count = read(master, &shown, shown.count)
        #expect(!String(decoding: shown.prefix(max(0, count)), as: UTF8.self).contains("43"))
    }

    private final class Typed: Sendable {
        let line = Mutex<String?>(nil)
    }
}
