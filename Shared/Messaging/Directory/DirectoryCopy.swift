import Contracts
import Postgres

/// The copy that a service keeps of what enrollment owns and everybody needs: the departments, with what they may send,
/// for which places, and their keys; and the union organisations.
///
/// It follows what is announced, in the order of `sequence`; a service that starts late, or has missed something, is made
/// whole by ``DirectoryRefresh``. The tables are those of ``MessagingSchema/directory``.
public enum DirectoryCopy {
    public static let owner = ServiceName.enrollment

    /// What a service does when unions have ceased to exist, in the transaction in which it hears of it.
    public typealias Consequence =
        @Sendable (
            _ dissolved: [OrganizationDissolved], _ transaction: borrowing Transaction
        ) throws -> Void

    /// What the service must follow.
    public static func handlers(whenDissolved consequence: @escaping Consequence = { _, _ in }) -> [any MessageHandler]
    {
        [
            DirectoryHandler<DepartmentScopeChanged>(), DirectoryHandler<OrganizationRegistered>(),
            OrganizationDissolvedHandler(consequence: consequence),
        ]
    }

    /// A part that is copied, and asked for, by itself.
    public enum Part: String, CaseIterable, Sendable {
        case departments
        case organizations

        /// The query by which a service asks the owner for it, page by page: `{"query", "after"?}`, answered with
        /// `{"entries": […], "next"?}`, each entry being what is announced, with its `sequence`.
        public var query: String { "directory.\(rawValue)" }
    }
}
