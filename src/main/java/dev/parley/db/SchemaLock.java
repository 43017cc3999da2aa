package dev.parley.db;

import java.sql.SQLException;

/** Held by the only process that may migrate a database. The lock ends with the process, however that ends. */
interface SchemaLock extends AutoCloseable {
    /** Whether the changelog with this fingerprint has been run completely on the database. */
    boolean isMarked(SchemaFingerprint fingerprint) throws SQLException;

    void mark(SchemaFingerprint fingerprint) throws SQLException;

    @Override
    void close() throws SQLException;
}
