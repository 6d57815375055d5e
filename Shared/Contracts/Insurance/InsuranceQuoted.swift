/// `insurance.quoted.v1`: what it costs — which scheme, where, how much (两难三不知 answered in one message).
public struct InsuranceQuoted: EventData {
    public static let type = EventType.insuranceQuotedV1

    public var applicationNumber: ApplicationNumber
    public var caseNumber: CaseNumber
    public var scheme: InsuranceScheme
    /// Whose standard applies.
    public var place: DivisionCode
    /// Where: the name of the office.
    public var office: String?
    /// The year the standard is for.
    public var year: Int
    /// The average monthly wage the bases are computed from.
    public var averageFen: Fen
    /// The least base that may be chosen.
    public var minimumFen: Fen
    public var maximumFen: Fen
    public var rateBasisPoints: BasisPoints
    /// The part of the rate that goes to the own account 个人账户.
    public var accountBasisPoints: BasisPoints
    /// By rising base.
    public var tiers: [InsuranceTier]
    /// What the standard rests on: the document that set it.
    public var source: String
    /// The base the person had wished for.
    public var wishedBaseFen: Fen?
    /// Why that base cannot be chosen.
    public var wishRefused: ReasonCode?

    public init(
        applicationNumber: ApplicationNumber, caseNumber: CaseNumber, scheme: InsuranceScheme, place: DivisionCode,
        office: String? = nil, year: Int, averageFen: Fen, minimumFen: Fen, maximumFen: Fen,
        rateBasisPoints: BasisPoints, accountBasisPoints: BasisPoints, tiers: [InsuranceTier], source: String,
        wishedBaseFen: Fen? = nil, wishRefused: ReasonCode? = nil
    ) {
        self.applicationNumber = applicationNumber
        self.caseNumber = caseNumber
        self.scheme = scheme
        self.place = place
        self.office = office
        self.year = year
        self.averageFen = averageFen
        self.minimumFen = minimumFen
        self.maximumFen = maximumFen
        self.rateBasisPoints = rateBasisPoints
        self.accountBasisPoints = accountBasisPoints
        self.tiers = tiers
        self.source = source
        self.wishedBaseFen = wishedBaseFen
        self.wishRefused = wishRefused
    }

    public init?(json: JSON, faults: inout [Reason]) {
        guard let reader = FieldReader.reading(json, &faults) else { return nil }
        let before = faults.count
        let applicationNumber = reader.applicationNumber(&faults)
        let caseNumber = reader.caseNumber(&faults)
        let scheme: InsuranceScheme? = reader.choice("scheme", &faults)
        let place = reader.place(&faults)
        let office = reader.optionalText("office", limit: 200, &faults)
        let year = reader.count("year", within: 1900...9999, or: .valueUnknown, &faults)
        let averageFen = reader.fen("averageFen", &faults)
        let minimumFen = reader.fen("minimumFen", &faults)
        let maximumFen = reader.fen("maximumFen", &faults)
        let rateBasisPoints = reader.basisPoints("rateBasisPoints", &faults)
        let accountBasisPoints = reader.basisPoints("accountBasisPoints", &faults)
        let tiers = reader.elements("tiers", or: .valueUnknown, &faults) { InsuranceTier(json: $0) }
        let source = reader.text("source", limit: 500, &faults)
        let wishedBaseFen = reader.optionalFen("wishedBaseFen", or: .baseFenNegative, &faults)
        let wishRefused: ReasonCode? = reader.optionalChoice("wishRefused", &faults)
        guard let applicationNumber, let caseNumber, let scheme, let place, let year, let averageFen, let minimumFen,
            let maximumFen, let rateBasisPoints, let accountBasisPoints, let source, faults.count == before
        else { return nil }
        self.init(
            applicationNumber: applicationNumber, caseNumber: caseNumber, scheme: scheme, place: place,
            office: office, year: year, averageFen: averageFen, minimumFen: minimumFen, maximumFen: maximumFen,
            rateBasisPoints: rateBasisPoints, accountBasisPoints: accountBasisPoints, tiers: tiers, source: source,
            wishedBaseFen: wishedBaseFen, wishRefused: wishRefused)
    }

    public var json: JSON {
        .object([
            "applicationNumber": .string(applicationNumber.text),
            "caseNumber": .string(caseNumber.text),
            "scheme": .string(scheme.rawValue),
            "place": .string(place.description),
            "office": office.map { .string($0) },
            "year": .integer(Int64(year)),
            "averageFen": .integer(averageFen.amount),
            "minimumFen": .integer(minimumFen.amount),
            "maximumFen": .integer(maximumFen.amount),
            "rateBasisPoints": .integer(Int64(rateBasisPoints.value)),
            "accountBasisPoints": .integer(Int64(accountBasisPoints.value)),
            "tiers": .array(tiers.map(\.json)),
            "source": .string(source),
            "wishedBaseFen": wishedBaseFen.map { .integer($0.amount) },
            "wishRefused": wishRefused.map { .string($0.rawValue) },
        ])
    }
}
