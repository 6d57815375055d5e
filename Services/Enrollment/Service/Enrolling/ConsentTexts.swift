import Contracts
import EnrollmentDomain
import Postgres
import Synchronization

/// The consent texts on file, remembered: texts are added and never withdrawn, so what was once seen stays true, and the
/// table is read again only when somebody consented to a text that is not remembered.
final class ConsentTexts: Sendable {
    private let known = Mutex<Set<ConsentText>>([])

    /// All texts that these applications could mean.
    func texts(for applications: [ReceivedApplication], in transaction: borrowing Transaction) throws
        -> Set<ConsentText>
    {
        let meant = applications.lazy.flatMap(\.form.consents).map { _, consent in
            ConsentText(scope: consent.scope, version: consent.textVersion)
        }
        return try texts(including: meant, in: transaction)
    }

    /// All texts on file, these among them where they are.
    func texts(including meant: some Sequence<ConsentText>, in transaction: borrowing Transaction) throws
        -> Set<ConsentText>
    {
        let known = known.withLock(\.self)
        if meant.allSatisfy(known.contains) { return known }
        var texts: Set<ConsentText> = []
        for row in try transaction.query(ConsentTexts.select) {
            guard let scope = ConsentScope(rawValue: try row.get("scope")) else { continue }
            texts.insert(ConsentText(scope: scope, version: try row.get("version")))
        }
        self.known.withLock { $0 = texts }
        return texts
    }

    private static let select = Statement("consent_text.select", "select scope, version from consent_text")
}
