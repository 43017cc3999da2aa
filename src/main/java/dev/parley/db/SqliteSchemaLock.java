package dev.parley.db;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * Locks a file beside the database. The mark is in {@code PRAGMA user_version}, so that backups include it, and depends on
 * SQLite's schema change counter, so that a manual change of the schema invalidates it.
 */
final class SqliteSchemaLock implements SchemaLock {
    private final FileChannel lock;
    private final SqliteDialect dialect;

    private SqliteSchemaLock(FileChannel lock, SqliteDialect dialect) {
        this.lock = lock;
        this.dialect = dialect;
    }

    static SqliteSchemaLock take(Path database, SqliteDialect dialect) throws IOException {
        var file = Path.of(database + ".lock").toAbsolutePath();
        var folder = file.getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            channel.lock();
            return new SqliteSchemaLock(channel, dialect);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    @Override
    public boolean isMarked(SchemaFingerprint fingerprint) throws SQLException {
        try (var connection = dialect.connect()) {
            return pragma(connection, "user_version") == value(fingerprint, connection);
        }
    }

    @Override
    public void mark(SchemaFingerprint fingerprint) throws SQLException {
        try (var connection = dialect.connect();
                var statement = connection.createStatement()) {
            statement.executeUpdate("PRAGMA user_version = " + value(fingerprint, connection));
        }
    }

    private static int value(SchemaFingerprint fingerprint, Connection connection) throws SQLException {
        var schemaVersion = ByteBuffer.allocate(Integer.BYTES).putInt(pragma(connection, "schema_version"));
        return fingerprint.checksum(schemaVersion.array());
    }

    private static int pragma(Connection connection, String name) throws SQLException {
        try (var statement = connection.createStatement();
                var result = statement.executeQuery("PRAGMA " + name)) {
            return result.getInt(1);
        }
    }

    @Override
    public void close() throws SQLException {
        try {
            lock.close();
        } catch (IOException e) {
            throw new SQLException(e);
        }
    }
}
