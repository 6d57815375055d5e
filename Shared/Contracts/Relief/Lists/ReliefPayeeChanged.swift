/// `relief.payee-changed.v1`: money for a person goes to another account from now on. What is under way is not touched by it.
public struct ReliefPayeeChanged: EventData {
    public static let type = EventType.reliefPayeeChangedV1

    public var whose: Whose
    public var payee: Payee

    /// Of whom the account is.
    public enum Whose: Sendable, Hashable {
        /// Of a member of the household by ordinal, or of its head.
        case archive(ArchiveNumber, ordinal: Int?)
        case nomination(ProgrammeCode, NominationNumber)
    }

    public init(whose: Whose, payee: Payee) {
        self.whose = whose
        self.payee = payee
    }

    /// Notes warnings too.
    public init?(json: JSON, faults: inout [Reason]) {
        guard let reader = FieldReader.reading(json, &faults) else { return nil }
        let before = faults.count
        var whose: Whose?
        switch (reader.optional("archive"), reader.optional("nominationNumber")) {
        case (_?, nil):
            let ordinal =
                reader.optional("ordinal") == nil
                ? nil : reader.count("ordinal", within: 1...20, or: .valueUnknown, &faults)
            whose = reader.optionalArchive(&faults).map { .archive($0, ordinal: ordinal) }
        case (nil, _?):
            let programme = reader.programmeCode(&faults)
            let number = reader.nominationNumber(&faults)
            if let programme, let number { whose = .nomination(programme, number) }
        default: reader.note(.targetMissing, "archive", &faults)
        }
        let payee = reader.object("payee", at: "payee", &faults).flatMap { Payee($0, &faults) }
        guard let whose, let payee, !faults[before...].contains(where: { !$0.code.isWarning }) else { return nil }
        self.init(whose: whose, payee: payee)
    }

    public var json: JSON {
        switch whose {
        case .archive(let archive, let ordinal):
            .object([
                "archive": .string(archive.text), "ordinal": ordinal.map { .integer(Int64($0)) }, "payee": payee.json,
            ])
        case .nomination(let programme, let number):
            .object([
                "programme": .string(programme.text), "nominationNumber": .string(number.text), "payee": payee.json,
            ])
        }
    }
}
