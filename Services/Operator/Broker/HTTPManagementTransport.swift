import Foundation

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

/// The management API over HTTP, with the administrator's credential.
struct HTTPManagementTransport: ManagementTransport {
    private let address: ManagementAddress
    private let session: URLSession

    init(_ address: ManagementAddress) {
        self.address = address
        let configuration = URLSessionConfiguration.ephemeral
        configuration.timeoutIntervalForRequest = 10
        session = URLSession(configuration: configuration)
    }

    func send(_ request: ManagementRequest) async throws(CommandFault) -> ManagementResponse {
        let data: Data
        let status: Int
        do {
            let (body, response) = try await session.data(for: urlRequest(request))
            data = body
            status = (response as? HTTPURLResponse)?.statusCode ?? 0
        } catch {
            throw .unavailable(.managementUnreachable(address.display))
        }
        switch status {
        case 200...299, 404: return ManagementResponse(status: status, body: data)
        case 401, 403: throw .noPermission(.managementRefusesUser(address.username, request.encodedPath))
        case 500...599: throw .unavailable(.managementFails(address.display, status))
        default: throw .refused(.managementRefuses(request.encodedPath, status, reason(in: data)))
        }
    }

    private func urlRequest(_ request: ManagementRequest) throws(CommandFault) -> URLRequest {
        guard var parts = URLComponents(url: address.url, resolvingAgainstBaseURL: false) else {
            throw .usage(.variableMalformed("MANAGEMENT_URL", example: "http://host:15672"))
        }
        parts.user = nil
        parts.password = nil
        parts.percentEncodedPath = request.encodedPath
        guard let url = parts.url else {
            throw .usage(.variableMalformed("MANAGEMENT_URL", example: "http://host:15672"))
        }
        var result = URLRequest(url: url)
        result.httpMethod = request.method.rawValue
        result.httpBody = request.body.map { Data($0.utf8) }
        let credential = Data("\(address.username):\(address.password)".utf8).base64EncodedString()
        result.setValue("Basic \(credential)", forHTTPHeaderField: "Authorization")
        result.setValue("application/json", forHTTPHeaderField: "Content-Type")
        return result
    }

    private func reason(in body: Data) -> String {
        struct Refusal: Decodable {
            var reason: String
        }
        // A body that is no JSON says nothing that the status does not.
        return (try? JSONDecoder().decode(Refusal.self, from: body).reason) ?? ""
    }
}
