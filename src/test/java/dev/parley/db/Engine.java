package dev.parley.db;

import java.util.List;
import java.util.Locale;

/** The databases that tests run on. */
public enum Engine {
    SQLITE,
    POSTGRESQL;

    /** SQLite, or the engine that the property names: {@code mvn test -Dparley.engine=postgresql}. */
    public static Engine current() {
        return valueOf(System.getProperty("parley.engine", "sqlite").toUpperCase(Locale.ROOT));
    }

    /** All that this machine has. */
    public static List<Engine> all() {
        return hasPostgres() ? List.of(values()) : List.of(SQLITE);
    }

    public static boolean hasPostgres() {
        return PostgresServer.find().isPresent();
    }

    /** A new, empty database after the real migrations. */
    public TestDatabase create() {
        return switch (this) {
            case SQLITE -> SqliteFile.create();
            case POSTGRESQL -> PostgresServer.find().orElseThrow().create();
        };
    }
}
