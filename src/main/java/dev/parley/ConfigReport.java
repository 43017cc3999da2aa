package dev.parley;

import dev.parley.account.oidc.OidcProvider;
import dev.parley.admin.ConfigValue;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The configuration as the admin sees it: which values are set, and their effect, but never a secret. */
final class ConfigReport {
    private final Config config;

    private ConfigReport(Config config) {
        this.config = config;
    }

    static List<ConfigValue> of(Config config) {
        return new ConfigReport(config).values();
    }

    private List<ConfigValue> values() {
        return List.of(
                value("OPENAI_BASE_URL", modelServer()),
                secret("OPENAI_API_KEY"),
                secret("PARLEY_USER_URLS"),
                value("PARLEY_DATABASE_URL", config.database()),
                value("PARLEY_DATABASE_USER", config.database().user().orElse("")),
                secret("PARLEY_DATABASE_PASSWORD"),
                value("PARLEY_DATABASE_SYNCHRONOUS", config.isDurable() ? "full" : "normal"),
                secret("PARLEY_SECRET_KEY"),
                value("PARLEY_SIGNUP", config.signup().orElse("")),
                value("PARLEY_PUBLIC_URL", config.publicUrl().map(URI::toString).orElse("")),
                value("PARLEY_TRUSTED_PROXIES", proxies()),
                value("PARLEY_OIDC", providers()),
                value("PARLEY_LOGIN_FAILURES_MAX", config.loginFailuresMax()),
                value("PARLEY_SIGNUPS_MAX", config.signupsMax()),
                value("PARLEY_SESSION_IDLE_TIMEOUT", config.sessionLimits().idle()),
                value("PARLEY_SESSION_TIMEOUT", config.sessionLimits().absolute()),
                value("PARLEY_DEMO", config.demo().name().toLowerCase(Locale.ROOT)),
                value("PARLEY_FIRST_DELTA_TIMEOUT", config.firstDeltaTimeout()),
                value("PARLEY_SILENCE_TIMEOUT", config.silenceTimeout()),
                value("PARLEY_ANSWER_TIMEOUT", config.answerTimeout()),
                value(
                        "PARLEY_ANSWERS_MAX",
                        config.answersMax().map(String::valueOf).orElse("")),
                value("PARLEY_QUESTIONS_PER_MINUTE", config.questionsPerMinute()),
                value("PARLEY_STREAMS_PER_USER_MAX", config.streamsPerUserMax()),
                value("PARLEY_FILE_BYTES_MAX", size(config.files().fileBytesMax())),
                value("PARLEY_FILES_PER_MESSAGE_MAX", config.files().filesPerMessageMax()),
                value("PARLEY_UPLOADS_PER_DAY", config.files().uploadsPerDayMax()),
                value("PARLEY_FILE_BYTES_PER_USER", size(config.files().bytesPerUserMax())),
                value("PARLEY_FILE_PAGES_MAX", config.files().pagesMax()),
                value("PARLEY_FILE_TEXT_CHARS_MAX", config.files().textCharsMax()),
                value("PARLEY_IMPORT_BYTES_MAX", size(config.importBytesMax())),
                value("PARLEY_AUDIT_DAYS", config.auditDays()),
                value("PARLEY_EXCHANGES_PER_USER", config.retention().answersPerUser()),
                value("PARLEY_EXCHANGE_DAYS", config.retention().days()));
    }

    private static String size(long bytes) {
        return bytes % (1 << 20) == 0 ? (bytes >> 20) + "MB" : (bytes >> 10) + "KB";
    }

    private ConfigValue value(String name, Object value) {
        return new ConfigValue(name, value.toString(), config.names().contains(name), false);
    }

    private ConfigValue secret(String name) {
        return new ConfigValue(name, "", isSet(name), true);
    }

    private boolean isSet(String name) {
        return config.names().contains(name) || (name.equals("PARLEY_DATABASE_PASSWORD") && hasDatabasePassword());
    }

    /** It may also be in the URL. */
    private boolean hasDatabasePassword() {
        return config.database().password().isPresent();
    }

    /** Without a user, a password or a key in the URL. */
    private String modelServer() {
        return config.openAiBaseUrl()
                .map(url -> url.getScheme() + "://" + url.getAuthority().replaceFirst(".*@", "") + url.getPath())
                .orElse("");
    }

    private String providers() {
        return config.oidcProviders().stream().map(OidcProvider::name).collect(Collectors.joining(", "));
    }

    private String proxies() {
        return config.trustedProxies().stream()
                .map(network -> network.first().getHostAddress() + "/" + network.prefixBits())
                .collect(Collectors.joining(", "));
    }
}
