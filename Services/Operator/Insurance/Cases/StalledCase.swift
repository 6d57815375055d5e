import Contracts

/// A case in which nothing comes in spite of asking, and why that is so as things are now; pure.
struct StalledCase: Encodable, Sendable {
    let item: ListedCase
    /// What it lacks: an office, its key, a standard, or only an answer.
    let reason: ReasonCode

    /// - Parameter offices: all that are appointed.
    init(_ item: ListedCase, offices: [InsuranceOffice]) {
        self.item = item
        reason =
            switch InsuranceState(rawValue: item.state) {
            case .consented: Self.lack(of: Self.insurer(item), item, offices)
            // What an operator can mend comes first: without an office the person's choice leads nowhere.
            case .quoted:
                Self.lack(of: Self.insurer(item), item, offices) == .noAnswer
                    ? .personAwaited : Self.lack(of: Self.insurer(item), item, offices)
            case .informed, .linkReady, .arrears: .personAwaited
            case .registered: Self.lack(of: .tax, item, offices)
            case .eligible: .standardMissing
            case .disputed: .answersDiffer
            default: .noAnswer
            }
    }

    private static func insurer(_ item: ListedCase) -> OfficeRole {
        item.scheme == InsuranceScheme.medical.rawValue ? .medical : .humanResources
    }

    /// The office of the narrowest place counts.
    private static func lack(of role: OfficeRole, _ item: ListedCase, _ offices: [InsuranceOffice]) -> ReasonCode {
        guard let place = DivisionCode(item.place) else { return .partnerMissing }
        let candidates = offices.compactMap { office in
            office.role == role.rawValue ? DivisionCode(office.place).map { (place: $0, office: office) } : nil
        }
        let narrowest = candidates.filter { $0.place.contains(place) }
            .max { $0.place != $1.place && $0.place.contains($1.place) }
        guard let narrowest else { return .partnerMissing }
        // With both it is asked as soon as its time comes.
        return narrowest.office.keyId == nil ? .partnerKeyMissing : .noAnswer
    }

    private enum CodingKeys: CodingKey {
        case reason
    }

    /// The case, and `reason` beside what it says itself.
    func encode(to encoder: any Encoder) throws {
        try item.encode(to: encoder)
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(reason.rawValue, forKey: .reason)
    }
}
