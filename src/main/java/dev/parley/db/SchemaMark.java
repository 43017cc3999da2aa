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
 * Says in a database itself which changelog has been run on it to the end: a checksum of the changelog's files and of
 * SQLite's count of changes to the schema, in {@code PRAGMA user_version}. So it goes with the file into a backup and out
 * of it, and whoever changes the schema by hand makes it void.
 */
final class SchemaMark {
    private static final Pattern INCLUDED = Pattern.compile("<include\\s+file=\"([^\"]+)\"");

    private final byte[] changelog;

    private SchemaMark(byte[] changelog) {
        this.changelog = changelog;
    }

    /**
     * The mark of a changelog and the files beside it that it includes.
     *
     * @throws FileNotFoundException when one of them is not there
     */
    static SchemaMark of(String changelog, ClassLoader loader) throws IOException {
        var folder = changelog.substring(0, changelog.lastIndexOf('/') + 1);
        var all = new CRC32();
        var list = read(changelog, loader);
        all.update(list);
        var included = INCLUDED.matcher(new String(list, StandardCharsets.UTF_8));
        while (included.find()) all.update(read(folder + included.group(1), loader));
        return new SchemaMark(
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
        // Never 0, which is what a database has that nobody marked.
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
            if (stream == null) throw new FileNotFoundException(file);
            return stream.readAllBytes();
        }
    }
}
