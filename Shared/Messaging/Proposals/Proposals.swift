import Postgres
import ServiceKit

/// What a service that has requests for two people answers, and does, about proposals. The table is that of
/// ``MessagingSchema/proposals``.
public struct Proposals: Sendable {
    let requests: [any TwoPersonRequest]
    let register: any PersonRegister
    let keys: KeyRing

    public init(_ requests: [any TwoPersonRequest], register: any PersonRegister = KnownByName(), keys: KeyRing) {
        self.requests = requests
        self.register = register
        self.keys = keys
    }

    /// One that proposes for each of the requests, `proposals.list` and `proposals.confirm`.
    public var operations: [any RequestHandler] {
        requests.map { ProposeRequest(wanted: $0, register: register, keys: keys) } + [
            ListProposals(),
            ConfirmProposal(
                requests: Dictionary(uniqueKeysWithValues: requests.map { ($0.name, $0) }), register: register,
                keys: keys),
        ]
    }

    /// Closes what nobody has confirmed in time, and erases the arguments of what was closed long ago.
    public var duties: [any ServiceDuty] { [ProposalExpiry()] }
}
