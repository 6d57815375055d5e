import Contracts
import FoundationEssentials
import Messaging
import Postgres
import ServiceKit
import StationsDomain

/// `stations.providers.appoint`: a department publishes the stations of these places on a map; the same again changes
/// them. What operates there is then submitted, what it shows elsewhere taken down, by ``ListingAlignment``.
struct AppointProvider: RequestHandler {
    let name = "stations.providers.appoint"

    func answer(_ request: ServiceRequest, in transaction: borrowing Transaction) throws -> RequestAnswer {
        _ = try request.requiredWhy()
        let provider = MapProvider(
            name: try department(request.arguments, in: transaction),
            displayName: try request.text("name", longest: 200),
            system: try system(request.arguments), places: try places(request.arguments), isDismissed: false)
        let before = try ProviderStore.lock(provider.name, in: transaction)
        // On a map they would lie half a kilometre away from where they are.
        if let before, before.provider.system != provider.system,
            try ProviderStore.showsAnything(provider.name, in: transaction)
        {
            throw RequestRefusal(.providerSystem, field: "crs")
        }
        try MapProviderStore.save(provider, in: transaction)
        try StationWalkStore.begin(.listing, provider.name.text, in: transaction)
        return try ProviderStore.answer(
            about: provider.name, "provider-appointed", before: before, to: request, in: transaction)
    }

    private func department(_ arguments: JSON, in transaction: borrowing Transaction) throws -> DepartmentName {
        guard let name = arguments["department"]?.string.flatMap({ DepartmentName($0) }),
            try SenderStore.senders(named: [name.text], in: transaction)[name.text]?.isRemoved == false
        else { throw RequestRefusal(.departmentUnknown, field: "department") }
        return name
    }

    private func system(_ arguments: JSON) throws -> CoordinateSystem {
        guard let text = arguments["crs"]?.string else { throw RequestRefusal(.crsMissing, field: "crs") }
        guard let system = CoordinateSystem(text) else { throw RequestRefusal(.crsUnknown, field: "crs") }
        return system
    }

    private func places(_ arguments: JSON) throws -> [DivisionCode] {
        let codes = arguments["places"]?.array ?? []
        guard (1...200).contains(codes.count) else { throw RequestRefusal(.requestMalformed, field: "places") }
        let places = try codes.map { code in
            guard let place = code.string.flatMap({ DivisionCode($0) }), place.isKnown else {
                throw RequestRefusal(.divisionUnknown, field: "places")
            }
            return place
        }
        return Set(places).sorted()
    }
}

/// `stations.providers.dismiss`: it publishes nothing any more, and is asked to take down what it shows, until it has
/// confirmed all of it.
struct DismissProvider: RequestHandler {
    let name = "stations.providers.dismiss"

    func answer(_ request: ServiceRequest, in transaction: borrowing Transaction) throws -> RequestAnswer {
        _ = try request.requiredWhy()
        guard let name = request.arguments["department"]?.string.flatMap({ DepartmentName($0) }),
            let before = try ProviderStore.lock(name, in: transaction)
        else { throw RequestRefusal(.providerNotAppointed, field: "department") }
        guard !before.provider.isDismissed else {
            return RequestAnswer(try ProviderStore.json(of: before, in: transaction))
        }
        var provider = before.provider
        provider.isDismissed = true
        try MapProviderStore.save(provider, in: transaction)
        try StationWalkStore.begin(.listing, name.text, in: transaction)
        return try ProviderStore.answer(about: name, "provider-dismissed", before: before, to: request, in: transaction)
    }
}

/// `stations.providers.list`: everybody, dismissed ones included.
struct ListProviders: RequestHandler {
    let name = "stations.providers.list"

    func answer(_ request: ServiceRequest, in transaction: borrowing Transaction) throws -> RequestAnswer {
        let records = try ProviderStore.all(in: transaction)
        return RequestAnswer([
            "providers": .array(try records.map { try ProviderStore.json(of: $0, in: transaction) })
        ])
    }
}
