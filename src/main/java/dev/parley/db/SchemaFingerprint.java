package dev.parley.db;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import org.sqlite.JDBC;

/**
 * Records in the database which changelog has been run on it completely: a checksum of the changelog's files and of
 * SQLite's schema change counter, stored in {@code PRAGMA user_version}. So backups include the mark, and a manual
 * change of the schema invalidates it.
 */
final class SchemaFingerprint {
    private static final Pattern INCLUDED = Pattern.compile("<include\\s+file=\"([^\"]+)\"");

    private final byte[] changelog;

    private SchemaFingerprint(byte[] changelog) {
        this.changelog = changelog;
    }

    /**
     * The mark for a changelog and the files that it includes from its own folder.
     *
     * @throws FileNotFoundException when one of the files is missing
     */
    static SchemaFingerprint of(String changelog, ClassLoader loader) throws IOException {
        var folder = changelog.substring(0, changelog.lastIndexOf('/') + 1);
        var all = new CRC32();
        var list = read(changelog, loader);
        all.update(list);
        var included = INCLUDED.matcher(new String(list, StandardCharsets.UTF_8));
        while (included.find()) {
            all.update(read(folder + included.group(1), loader));
        }
        return new SchemaFingerprint(
                ByteBuffer.allocate(Long.BYTES).putLong(all.getValue()).array());
    }

    boolean isOn(String url) throws SQLException {
        try (var connection = new JDBC().connect(url, new Properties())) {
            return pragma(connection, "user_version") == value(connection);
        }
    }

    void putOn(String url) throws SQLException {
        try (var connection = new JDBC().connect(url, new Properties());
                var statement = connection.createStatement()) {
            statement.executeUpdate("PRAGMA user_version = " + value(connection));
        }
    }

    private int value(Connection connection) throws SQLException {
        var checksum = new CRC32();
        checksum.update(changelog);
        checksum.update(ByteBuffer.allocate(Integer.BYTES)
                .putInt(pragma(connection, "schema_version"))
                .flip());
        // Never 0, which is the value in an unmarked database.
        return (int) checksum.getValue() | 1;
    }

    private static int pragma(Connection connection, String name) throws SQLException {
        try (var statement = connection.createStatement();
                var result = statement.executeQuery("PRAGMA " + name)) {
            return result.getInt(1);
        }
    }

    private static byte[] read(String file, ClassLoader loader) throws IOException {
        try (var stream = loader.getResourceAsStream(file)) {
            if (stream == null) {
                throw new FileNotFoundException(file);
            }
            return stream.readAllBytes();
        }
    }
}
