package dev.parley;

import dev.parley.Config.Demo;
import dev.parley.account.SessionLimits;
import dev.parley.db.ConnectionSettings;
import dev.parley.exchange.Retention;
import dev.parley.file.FileLimits;
import dev.parley.outbound.AddressPolicy;
import dev.parley.outbound.UserUrls;
import dev.parley.provider.BaseUrls;
import dev.parley.web.IpNetwork;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/**
 * Reads {@link Config}: for each name the environment variable ({@code PARLEY_DATABASE_URL}), else the system property
 * ({@code parley.database.url}), else JNDI ({@code java:comp/env/parley/database/url}), else the default. One exception
 * reports all invalid values, but never the value of a secret.
 */
final class ConfigReader {
    /** Enough for a few devices with many tabs each. */
    private static final int STREAMS_PER_USER_MAX = 100;

    /** More than anybody types, and few enough to protect a shared API key from a script. */
    private static final int QUESTIONS_PER_MINUTE = 30;

    private static final Duration SESSION_MAX = Duration.ofDays(400);

    private static final int LOGIN_FAILURES_MAX = 10;
    private static final int SIGNUPS_MAX = 5;
    private static final int AUDIT_DAYS = 365;
    private static final int EXCHANGES_PER_USER = 200;
    private static final int EXCHANGE_DAYS = 30;

    /** An upload is in memory while it is read. */
    private static final long FILE_BYTES_MAX = 200L << 20;

    /** An import is written to disk, and read from there. */
    private static final long IMPORT_BYTES_MAX = 20L << 30;

    private static final int FILES_PER_MESSAGE_MAX = 10;
    private static final int UPLOADS_PER_DAY = 200;
    private static final int FILE_PAGES_MAX = 2_000;
    /** More than the context windows of most models. */
    private static final int FILE_TEXT_CHARS_MAX = 999_999;

    private final Function<String, Optional<String>> source;
    private final List<String> errors = new ArrayList<>();
    private final Set<String> names = new TreeSet<>();

    ConfigReader(Function<String, Optional<String>> source) {
        this.source = source;
    }

    static Config read() {
        return new ConfigReader(ConfigReader::lookUp).config();
    }

    /** Where this Java has its temporary files. */
    static Path temporaryDirectory() {
        return Path.of(System.getProperty("java.io.tmpdir"));
    }

    Config config() {
        var database = database();
        var config = new Config(
                modelServer().map(BaseUrls::withoutEndpoint),
                text("OPENAI_API_KEY"),
                userUrls(),
                database,
                choice("PARLEY_DATABASE_SYNCHRONOUS", List.of("full", "normal"))
                        .map("full"::equals)
                        .orElse(true),
                secretKey(database),
                choice("PARLEY_SIGNUP", List.of("open", "closed", "invitation")),
                url("PARLEY_PUBLIC_URL"),
                networks("PARLEY_TRUSTED_PROXIES"),
                count("PARLEY_LOGIN_FAILURES_MAX").orElse(LOGIN_FAILURES_MAX),
                count("PARLEY_SIGNUPS_MAX").orElse(SIGNUPS_MAX),
                new SessionLimits(
                        sessionDuration("PARLEY_SESSION_IDLE_TIMEOUT", "P14D"),
                        sessionDuration("PARLEY_SESSION_TIMEOUT", "P30D")),
                choice("PARLEY_DEMO", List.of("on", "off", "auto"))
                        .map(name -> Demo.valueOf(name.toUpperCase(Locale.ROOT)))
                        .orElse(Demo.AUTO),
                duration("PARLEY_FIRST_DELTA_TIMEOUT", "PT5M"),
                duration("PARLEY_SILENCE_TIMEOUT", "PT60S"),
                duration("PARLEY_ANSWER_TIMEOUT", "PT15M"),
                count("PARLEY_ANSWERS_MAX"),
                count("PARLEY_QUESTIONS_PER_MINUTE").orElse(QUESTIONS_PER_MINUTE),
                count("PARLEY_STREAMS_PER_USER_MAX").orElse(STREAMS_PER_USER_MAX),
                new OidcConfigReader(this::text, errors).providers(),
                count("PARLEY_AUDIT_DAYS").orElse(AUDIT_DAYS),
                files(),
                bytes("PARLEY_IMPORT_BYTES_MAX", "500MB", IMPORT_BYTES_MAX),
                new Retention(
                        countOrNone("PARLEY_EXCHANGES_PER_USER").orElse(EXCHANGES_PER_USER),
                        count("PARLEY_EXCHANGE_DAYS").orElse(EXCHANGE_DAYS)),
                names,
                choice("PARLEY_DEV", List.of("true", "false"))
                        .map("true"::equals)
                        .orElse(false));
        if (!errors.isEmpty()) {
            throw new IllegalArgumentException("The configuration cannot be used:\n- " + String.join("\n- ", errors));
        }
        return config;
    }

    private Optional<String> text(String name) {
        var value = source.apply(name).map(String::strip).filter(text -> !text.isEmpty());
        value.ifPresent(text -> names.add(name));
        return value;
    }

    private ConnectionSettings database() {
        var settings = ConnectionSettings.of(
                text("PARLEY_DATABASE_URL").orElse("jdbc:sqlite:data/parley.db"),
                text("PARLEY_DATABASE_USER"),
                text("PARLEY_DATABASE_PASSWORD"));
        if (!settings.isSqlite() && !settings.isPostgres()) {
            errors.add(
                    "PARLEY_DATABASE_URL must be a SQLite file, such as jdbc:sqlite:data/parley.db, or PostgreSQL, such as"
                            + " jdbc:postgresql://localhost:5432/parley; the user and the password for PostgreSQL are"
                            + " PARLEY_DATABASE_USER and PARLEY_DATABASE_PASSWORD");
        }
        return settings;
    }

    private Optional<String> secretKey(ConnectionSettings database) {
        var key = text("PARLEY_SECRET_KEY");
        if (key.isPresent() && !isBase64Of32Bytes(key.get())) {
            errors.add("PARLEY_SECRET_KEY must be 32 bytes in base64, as `openssl rand -base64 32` makes them");
        }
        if (key.isEmpty() && database.isPostgres()) {
            errors.add(
                    "PARLEY_SECRET_KEY must be set when the database is PostgreSQL: 32 bytes in base64, as"
                            + " `openssl rand -base64 32` makes them; keep it, because stored API keys cannot be read without it");
        }
        return key;
    }

    private static boolean isBase64Of32Bytes(String text) {
        try {
            return Base64.getDecoder().decode(text).length == 32;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private Optional<URI> url(String name) {
        return text(name).flatMap(value -> {
            try {
                var uri = URI.create(value.replaceFirst("/+$", ""));
                if (uri.getHost() != null && List.of("http", "https").contains(uri.getScheme())) {
                    return Optional.of(uri);
                }
            } catch (IllegalArgumentException e) {
                // Reported below, like any other invalid URL.
            }
            errors.add(name + " must be a URL that begins with http:// or https://, not \"" + value + "\"");
            return Optional.empty();
        });
    }

    private Optional<URI> modelServer() {
        var url = url("OPENAI_BASE_URL");
        if (url.map(URI::getHost).filter(AddressPolicy::isMetadataHost).isPresent()) {
            errors.add("OPENAI_BASE_URL must not be the service of a cloud that hands out credentials");
        }
        return url;
    }

    private UserUrls userUrls() {
        var value = text("PARLEY_USER_URLS");
        var urls = value.flatMap(UserUrls::parse);
        if (value.isPresent() && urls.isEmpty()) {
            errors.add("PARLEY_USER_URLS must be public, or hosts such as openrouter.ai or *.example.org, separated by"
                    + " commas, not \"" + value.get() + "\"");
        }
        return urls.orElse(UserUrls.NONE);
    }

    private List<IpNetwork> networks(String name) {
        var networks = new ArrayList<IpNetwork>();
        for (var text : text(name).map(value -> value.split("\\s*,\\s*")).orElse(new String[0])) {
            var network = IpNetwork.parse(text);
            if (network.isEmpty()) {
                errors.add(name + " must be addresses such as 127.0.0.1 or 10.0.0.0/8, separated by commas, not \""
                        + text + "\"");
            }
            network.ifPresent(networks::add);
        }
        return networks;
    }

    private Optional<String> choice(String name, List<String> choices) {
        var value = text(name).map(text -> text.toLowerCase(Locale.ROOT));
        if (value.isPresent() && !choices.contains(value.get())) {
            errors.add(name + " must be one of " + choices + ", not \"" + value.get() + "\"");
            return Optional.empty();
        }
        return value;
    }

    private Optional<Integer> count(String name) {
        var value = text(name);
        if (value.isPresent() && !value.get().matches("[1-9]\\d{0,5}")) {
            errors.add(name + " must be a whole number from 1 to 999999, not \"" + value.get() + "\"");
            return Optional.empty();
        }
        return value.map(Integer::valueOf);
    }

    private FileLimits files() {
        return new FileLimits(
                (int) bytes("PARLEY_FILE_BYTES_MAX", "20MB", FILE_BYTES_MAX),
                count("PARLEY_FILES_PER_MESSAGE_MAX").orElse(FILES_PER_MESSAGE_MAX),
                count("PARLEY_UPLOADS_PER_DAY").orElse(UPLOADS_PER_DAY),
                bytes("PARLEY_FILE_BYTES_PER_USER", "1GB", Long.MAX_VALUE),
                count("PARLEY_FILE_PAGES_MAX").orElse(FILE_PAGES_MAX),
                count("PARLEY_FILE_TEXT_CHARS_MAX").orElse(FILE_TEXT_CHARS_MAX));
    }

    private long bytes(String name, String byDefault, long max) {
        var value = text(name).orElse(byDefault).toUpperCase(Locale.ROOT);
        var size = Pattern.compile("([1-9]\\d{0,5}) ?([KMG])B").matcher(value);
        if (size.matches()) {
            long bytes = Long.parseLong(size.group(1)) << (10 * (1 + "KMG".indexOf(size.group(2))));
            if (bytes <= max) {
                return bytes;
            }
        }
        errors.add(name + " must be a size such as 20MB or 1GB"
                + (max == Long.MAX_VALUE ? "" : " of at most " + (max >> 20) + "MB") + ", not \"" + value + "\"");
        return 1;
    }

    /** A count that may be 0. */
    private Optional<Integer> countOrNone(String name) {
        return source.apply(name).map(String::strip).filter("0"::equals).isPresent()
                ? text(name).map(Integer::valueOf)
                : count(name);
    }

    private Duration duration(String name, String byDefault) {
        var value = text(name).orElse(byDefault);
        try {
            var duration = Duration.parse(value);
            if (!duration.isNegative() && !duration.isZero()) {
                return duration;
            }
        } catch (DateTimeParseException e) {
            // Reported below, like a negative number.
        }
        errors.add(name + " must be a duration such as PT60S or PT5M, not \"" + value + "\"");
        return Duration.parse(byDefault);
    }

    private Duration sessionDuration(String name, String byDefault) {
        var duration = duration(name, byDefault);
        if (duration.compareTo(SESSION_MAX) > 0) {
            errors.add(
                    name + " must be at most " + SESSION_MAX.toDays() + " days, after which browsers delete a cookie");
        }
        return duration;
    }

    private static Optional<String> lookUp(String name) {
        var property = name.toLowerCase(Locale.ROOT).replace('_', '.');
        return Optional.ofNullable(System.getenv(name))
                .or(() -> Optional.ofNullable(System.getProperty(property)))
                .or(() -> fromJndi(property.replace('.', '/')));
    }

    @SuppressWarnings("BanJNDI") // The names are constants, never input from users.
    private static Optional<String> fromJndi(String path) {
        try {
            return Optional.ofNullable(new InitialContext().lookup("java:comp/env/" + path))
                    .map(Object::toString);
        } catch (NamingException e) {
            return Optional.empty();
        }
    }
}
