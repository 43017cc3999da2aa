package dev.parley.db;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectionSettingsTest {
    /** Nothing listens at port 9, and the driver does not understand the other one. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://127.0.0.1:9/parley?password=hunter2&user=ada&sslpassword=hunter3",
                "jdbc:postgresql://127.0.0.1:port/parley?password=hunter2",
                "jdbc:postgresql://127.0.0.1:9/parley?password=hunter%zz2"
            })
    void aFailedConnectionIsReportedWithoutPasswords(String url) {
        var failure = assertThrows(
                RuntimeException.class,
                () -> Migrations.run(ConnectionSettings.of(url, Optional.empty(), Optional.of("hunter4"))));
        var trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace, true));
        assertFalse(trace.toString().contains("hunter"), trace.toString());
    }

    @Test
    void theFileOfASqliteUrlHasNoParameters() {
        var settings =
                ConnectionSettings.of("jdbc:sqlite:file:data/x.db?cache=shared", Optional.empty(), Optional.empty());
        assertTrue(settings.isSqlite());
        assertTrue(settings.file().endsWith("data/x.db"), settings.file().toString());
    }
}
