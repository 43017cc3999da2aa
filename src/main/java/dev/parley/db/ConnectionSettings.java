package dev.parley.db;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;

/**
 * Which database to connect to, and as which user.
 *
 * @param url the JDBC URL of a SQLite file or of a PostgreSQL database, without user and password
 * @param user for PostgreSQL; if empty, the name of the operating system's user
 * @param password for PostgreSQL
 */
public record ConnectionSettings(String url, Optional<String> user, Optional<String> password) {
    private static final String SQLITE = "jdbc:sqlite:";
    private static final String POSTGRESQL = "jdbc:postgresql:";
    private static final Set<String> CREDENTIALS = Set.of("user", "password");

    /** The settings for a SQLite file. */
    public static ConnectionSettings sqlite(Path file) {
        return new ConnectionSettings(SQLITE + file, Optional.empty(), Optional.empty());
    }

    /** Moves a user and a password among the parameters of the URL to where they are not printed. */
    public static ConnectionSettings of(String url, Optional<String> user, Optional<String> password) {
        int end = url.indexOf('?');
        if (end < 0) {
            return new ConnectionSettings(url, user, password);
        }
        var others = new StringJoiner("&", "?", "").setEmptyValue("");
        var credentials = new HashMap<String, String>();
        for (var parameter : url.substring(end + 1).split("&", -1)) {
            var pair = parameter.split("=", 2);
            if (pair.length == 2 && CREDENTIALS.contains(pair[0])) {
                credentials.put(pair[0], decoded(pair[1]));
            } else {
                others.add(parameter);
            }
        }
        return new ConnectionSettings(
                url.substring(0, end) + others,
                user.or(() -> Optional.ofNullable(credentials.get("user"))),
                password.or(() -> Optional.ofNullable(credentials.get("password"))));
    }

    /** A value with a percent sign that encodes nothing is taken as it is. */
    private static String decoded(String value) {
        try {
            return URLDecoder.decode(value, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return value;
        }
    }

    /** Whether the URL is one of a SQLite file, and not of a database in memory. */
    public boolean isSqlite() {
        return url.startsWith(SQLITE) && !url.contains(":memory:");
    }

    /** Whether the URL is one of PostgreSQL. The driver does not know {@code user:password@host}, and would log it. */
    public boolean isPostgres() {
        return url.startsWith(POSTGRESQL) && !withoutParameters().contains("@");
    }

    /** The SQLite file. */
    public Path file() {
        return Path.of(withoutParameters().substring(SQLITE.length()).replaceFirst("^file:", ""));
    }

    private String withoutParameters() {
        return url.replaceFirst("\\?.*", "");
    }

    /** Omits the user, the password, and the parameters of the URL, which may contain passwords, too. */
    @Override
    public String toString() {
        return withoutParameters();
    }
}
