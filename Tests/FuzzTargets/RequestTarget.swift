import Contracts
import Messaging

extension FuzzTarget {
    static let requests = FuzzTarget(
        "requests", "operators' requests and departments' queries, and their arguments", maximumLength: 4_096
    ) { bytes in
        let delivery = WrittenMessage(bytes).delivery
        let call: RequestCall
        do throws(RequestRefusal) {
            call = try RequestCall(delivery)
        } catch {
            try hold(!error.code.isWarning, "\(error.code) refuses")
            return try holdQuotesNothing(Reason(error.code, field: error.field))
        }
        try hold(call.isOperation == delivery.queue.hasSuffix(".operations"), "operations are asked on their queue")
        let user = delivery.properties.userID ?? ""
        try hold(call.isOperation ? "operator.\(call.sender)" == user : call.sender == user, "the sender is proven")
        try hold(call.id.utf8.count <= RequestCall.longestID, "an id of \(call.id.utf8.count) bytes")
        try hold(call.id.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F }, "an id with control characters")
        try hold(!call.arguments.serialized().isEmpty, "arguments are JSON")
        let registration: DepartmentRegistration
        do throws(ContractFault) {
            registration = try DepartmentRegistration(call.arguments)
        } catch {
            return try holdQuotesNothing(error)
        }
        try hold(!registration.types.isEmpty && !registration.places.isEmpty, "a registration permits something")
        try hold(registration.types.allSatisfy(EventType.ingress.contains), "it permits what departments send")
        try hold(registration.places.allSatisfy(\.isKnown), "its places are known")
        try hold(Set(registration.places).count == registration.places.count, "no place stands twice")
    }
}
