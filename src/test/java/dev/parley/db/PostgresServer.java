package dev.parley.db;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import io.zonky.test.db.postgres.embedded.PgBinaryResolver;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.postgresql.Driver;

/**
 * A PostgreSQL server, started once per JVM when the first test needs it. Each database is a copy of a template with the
 * migrated schema, which takes some 20 ms.
 */
final class PostgresServer {
    private static final String ROLE = "parley";
    private static final String TEMPLATE = "parley_template";
    private static final Driver DRIVER = new Driver();
    private static final Duration START_MAX = Duration.ofMinutes(1);
    private static final Path DEBIAN = Path.of("/usr/lib/postgresql");

    /** Created when first used; without a server, created once all the same. */
    private static final class Holder {
        private static final Optional<PostgresServer> SERVER = start();
    }

    private final EmbeddedPostgres server;
    private final AtomicInteger databases = new AtomicInteger();

    private PostgresServer(EmbeddedPostgres server) {
        this.server = server;
    }

    /** The server; empty if this machine cannot start one. In CI that is an error, because CI skips nothing. */
    static Optional<PostgresServer> find() {
        if (Holder.SERVER.isEmpty() && System.getenv("CI") != null) {
            throw new IllegalStateException("PostgreSQL cannot be started");
        }
        return Holder.SERVER;
    }

    private static Optional<PostgresServer> start() {
        // The library asks DriverManager, from which each application that stops removes all drivers.
        var registrar = Executors.newSingleThreadScheduledExecutor();
        var registration = registrar.scheduleAtFixedRate(PostgresServer::register, 0, 50, TimeUnit.MILLISECONDS);
        try {
            var server = new PostgresServer(startProcess());
            server.execute("CREATE ROLE " + ROLE + " LOGIN PASSWORD '" + ROLE + "'");
            server.execute("CREATE DATABASE " + TEMPLATE + " OWNER " + ROLE);
            Migrations.run(server.settings(TEMPLATE));
            return Optional.of(server);
        } catch (IOException | IllegalStateException e) {
            System.out.println(
                    "Skipped: tests on PostgreSQL, as it cannot be started. Add its binaries for this platform with"
                            + " -Dpostgres.platform=..., or install Debian's package postgresql. " + e);
            return Optional.empty();
        } finally {
            registration.cancel(false);
            registrar.shutdown();
        }
    }

    private static void register() {
        try {
            DriverManager.registerDriver(DRIVER);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Starts the binaries from Maven, or else those of Debian. */
    private static EmbeddedPostgres startProcess() throws IOException {
        try {
            return builder().start();
        } catch (IOException | IllegalStateException e) {
            var installed = installed();
            if (installed.isEmpty()) {
                throw e;
            }
            return builder().setPgBinaryResolver(archive(installed.get())).start();
        }
    }

    /** Nothing needs to survive a power cut. */
    private static EmbeddedPostgres.Builder builder() {
        return EmbeddedPostgres.builder()
                .setPGStartupWait(START_MAX)
                .setServerConfig("fsync", "off")
                .setServerConfig("synchronous_commit", "off")
                .setServerConfig("full_page_writes", "off")
                // Debian's default is a folder that only its own server may write to.
                .setServerConfig("unix_socket_directories", System.getProperty("java.io.tmpdir"))
                .setServerConfig("max_connections", "300");
    }

    private static Optional<Path> installed() throws IOException {
        if (!Files.isDirectory(DEBIAN)) {
            return Optional.empty();
        }
        try (var versions = Files.list(DEBIAN)) {
            return versions.filter(version -> Files.isExecutable(version.resolve("bin/postgres")))
                    .max(Comparator.comparingInt(
                            version -> Integer.parseInt(version.getFileName().toString())));
        }
    }

    /** The binaries as an archive, which is what the library wants. */
    private static PgBinaryResolver archive(Path installed) {
        return (system, architecture) -> {
            var tar = new ProcessBuilder(List.of(
                    "tar", "-cJf", "-", "-C", installed.toString(), "bin/initdb", "bin/pg_ctl", "bin/postgres", "lib"));
            tar.environment().put("XZ_OPT", "-0");
            tar.redirectError(new File("/dev/null"));
            InputStream archive = tar.start().getInputStream();
            return archive;
        };
    }

    TestDatabase create() {
        var name = "test_" + databases.incrementAndGet();
        execute("CREATE DATABASE " + name + " TEMPLATE " + TEMPLATE + " STRATEGY FILE_COPY OWNER " + ROLE);
        return new PostgresDatabase(name);
    }

    /** A database without a schema. */
    TestDatabase createEmpty() {
        var name = "empty_" + databases.incrementAndGet();
        execute("CREATE DATABASE " + name + " OWNER " + ROLE);
        return new PostgresDatabase(name);
    }

    private ConnectionSettings settings(String database) {
        return new ConnectionSettings(url(database), Optional.of(ROLE), Optional.of(ROLE));
    }

    private String url(String database) {
        return "jdbc:postgresql://localhost:" + server.getPort() + "/" + database;
    }

    private void execute(String sql) {
        var properties = new Properties();
        properties.setProperty("user", "postgres");
        try (var connection = DRIVER.connect(url("postgres"), properties);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private final class PostgresDatabase implements TestDatabase {
        private final String name;

        private PostgresDatabase(String name) {
            this.name = name;
        }

        @Override
        public ConnectionSettings settings() {
            return PostgresServer.this.settings(name);
        }

        /** Sets the sequences behind the ids that the test has chosen, which SQLite does by itself. */
        @Override
        public int update(String sql) {
            int changed = TestDatabase.super.update(sql);
            for (var table : sql.contains("INSERT")
                    ? List.of("users", "chats", "messages", "attempts", "limit_entries")
                    : List.of()) {
                rows("""
                        SELECT setval('%1$s_id_seq',
                          GREATEST(nextval('%1$s_id_seq'), (SELECT COALESCE(MAX(id), 0) + 1 FROM %1$s)), false)""".formatted(table));
            }
            return changed;
        }

        @Override
        public void failInserts(String table) {
            update("""
                    CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'disk full'; END $$;
                    CREATE TRIGGER fail BEFORE INSERT ON %s FOR EACH ROW EXECUTE FUNCTION fail()""".formatted(table));
        }

        @Override
        public void slowInserts(String table) {
            update("""
                    CREATE FUNCTION wait() RETURNS trigger LANGUAGE plpgsql AS
                      $$ BEGIN PERFORM pg_sleep(0.01); RETURN NEW; END $$;
                    CREATE TRIGGER wait BEFORE INSERT ON %s FOR EACH ROW EXECUTE FUNCTION wait()""".formatted(table));
        }

        @Override
        public String content() {
            return rows("SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'").stream()
                    .map(table -> table + rows("SELECT * FROM " + table))
                    .collect(Collectors.joining("\n"));
        }

        @Override
        public void close() {
            execute("DROP DATABASE " + name + " WITH (FORCE)");
        }
    }
}
