/// One open transaction, on the connection's own thread.
///
/// It cannot be copied or kept: it exists while the body of ``Connection/transaction(_:)`` runs, which is synchronous,
/// so that nothing can be awaited while rows are locked.
public struct Transaction: ~Copyable {
    let session: Session

    /// Runs a statement and returns its rows; one round trip, together with what was sent before.
    @discardableResult
    public func query<each Parameter: PostgresParameter>(
        _ statement: Statement, _ parameters: repeat each Parameter
    ) throws(PostgresError) -> Rows {
        try rows(ask(statement, repeat each parameters))
    }

    /// Sends a statement whose rows are wanted later, without waiting: several questions share one round trip.
    public func ask<each Parameter: PostgresParameter>(
        _ statement: Statement, _ parameters: repeat each Parameter
    ) throws(PostgresError) -> Question {
        try session.send(statement, repeat each parameters)
        return Question(number: session.lastSent)
    }

    /// The answer to a question, which can be had once.
    public func rows(_ question: Question) throws(PostgresError) -> Rows { try session.rows(of: question.number) }

    /// Sends a statement whose rows nobody needs, without waiting. It runs in order; should it fail, the next query or
    /// the commit throws, and nothing of the transaction stays.
    public func execute<each Parameter: PostgresParameter>(
        _ statement: Statement, _ parameters: repeat each Parameter
    ) throws(PostgresError) {
        try session.send(statement, repeat each parameters)
    }
}

/// A statement that was sent and whose rows have not been read yet.
public struct Question: Sendable {
    let number: Int
}
