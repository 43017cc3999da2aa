package dev.parley.canary;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.parley.db.TestDatabase;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/** The bodies of exchanges with model servers, which are compressed in the database. */
final class StoredExchanges {
    private StoredExchanges() {}

    static List<String> of(TestDatabase database) {
        try (var connection = database.connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT request, reply FROM exchanges")) {
            var bodies = new ArrayList<String>();
            while (rows.next()) {
                bodies.add(inflated(rows.getBytes("request")));
                bodies.add(inflated(rows.getBytes("reply")));
            }
            return bodies;
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private static String inflated(byte[] deflated) {
        // The decoder reads one byte more.
        var padded = new ByteArrayInputStream(Arrays.copyOf(deflated, deflated.length + 1));
        try (var body = new InflaterInputStream(padded, new Inflater(true))) {
            return new String(body.readAllBytes(), ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
