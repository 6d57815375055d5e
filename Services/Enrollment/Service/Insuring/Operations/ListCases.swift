import Contracts
import EnrollmentDomain
import Messaging
import Postgres

/// `insurance.list`: where cases stand, oldest first, a page at a time; the next is asked for with `after`.
struct ListCases: RequestHandler {
    let name = "insurance.list"

    func answer(_ request: ServiceRequest, in transaction: borrowing Transaction) throws -> RequestAnswer {
        let filter = try CaseFilter(request.arguments)
        let page = try CaseListStore.page(filter, in: transaction)
        let next = page.count == filter.limit ? page.last?.cursor(of: filter.selection).text : nil
        return RequestAnswer(.object(["cases": .array(page.map(\.json)), "next": next.map(JSON.string)]))
    }
}

/// `insurance.show`: one case, with what was answered, paid and granted.
struct ShowCase: RequestHandler {
    let name = "insurance.show"

    func answer(_ request: ServiceRequest, in transaction: borrowing Transaction) throws -> RequestAnswer {
        guard let number = request.arguments["caseNumber"]?.string.flatMap({ CaseNumber($0) }) else {
            throw RequestRefusal(.caseNumberFormat, field: "caseNumber")
        }
        guard let item = try CaseListStore.item(number, in: transaction) else {
            throw RequestRefusal(.caseUnknown, field: "caseNumber")
        }
        let setting = try InsuranceSetting.Inquiry(in: transaction).setting(in: transaction)
        let (contributions, subsidies) = try CaseListStore.payments(of: number, in: transaction)
        return RequestAnswer(
            .object([
                "case": item.json,
                "owedMonths": .array(
                    item.owedMonths(by: setting.patience, at: request.now).map { .string($0.text) }),
                "platformCover": item.platformCover,
                "consent": item.consent.map {
                    ["textVersion": .string($0.textVersion), "at": .string(RFC3339.string($0.at))]
                }, "revokedAt": item.revokedAt.map { .string(RFC3339.string($0)) },
                "eligibility": item.eligibility.map {
                    ["result": .string($0.result.rawValue), "by": .string($0.office.text)]
                },
                "registration": item.registration.map {
                    .object([
                        "result": .string($0.result.rawValue), "by": .string($0.office.text),
                        "reference": item.state.plan?.reference.map { .string($0.text) },
                    ])
                }, "paymentLink": item.state.plan?.link.map { .string($0.url.text) },
                "paymentLinkValidUntil": item.state.plan?.link?.validUntil.map { .string(RFC3339.string($0)) },
                "paymentLinkExpired": item.state.plan?.link?.isExpired(at: request.now) == true ? true : nil,
                "quote": item.state.standard.flatMap { setting.standards[$0] }.map {
                    [
                        "year": .integer(Int64($0.year)), "minimumFen": .integer($0.minimum.amount),
                        "maximumFen": .integer($0.maximum.amount), "source": .string($0.source),
                    ]
                }, "contributions": .array(contributions), "subsidies": .array(subsidies),
            ]))
    }
}

extension InsuranceCase {
    /// What the platform pays for each order, where it alone pays; in fen, for reading.
    fileprivate var platformCover: JSON? {
        guard case .ended(.platformCover) = state else { return nil }
        return PlatformIndustry(trade.occupation).map { industry in
            .object([
                "industry": .string(industry.rawValue),
                "thousandOrdersFen": industry.sum(orders: 1_000).map { .integer($0.amount) },
            ])
        }
    }
}
