import Postgres

/// Plans that go through indexes, for one transaction: those first made on empty tables would otherwise keep reading whole
/// tables when these have grown.
enum IndexPlans {
    static func require(in transaction: borrowing Transaction) throws { try transaction.execute(set) }

    private static let set = Statement(
        "plans.by-index",
        """
        select set_config('enable_seqscan', 'off', true), set_config('enable_hashjoin', 'off', true),
            set_config('enable_mergejoin', 'off', true)
        """)
}
