package dev.parley;

import dev.parley.account.SessionLimits;
import dev.parley.account.oidc.OidcProvider;
import dev.parley.db.ConnectionSettings;
import dev.parley.exchange.Retention;
import dev.parley.file.FileLimits;
import dev.parley.outbound.UserUrls;
import dev.parley.web.IpNetwork;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The configuration. {@link ConfigReader} reads it once at start; the README lists the names.
 *
 * @param openAiBaseUrl the URL of the model server, including the version; if empty, the admin can set it
 * @param openAiKey an API key that all users share; if empty, the admin can store one, or each user enters one
 * @param userUrls which model servers users may enter
 * @param database a SQLite file or a PostgreSQL database
 * @param isDurable whether committed data also survives a power cut
 * @param secretKey encrypts stored keys: base64 of 32 bytes; if empty, a file beside the SQLite file holds
 *     the key
 * @param signup who may sign up: {@code open}, {@code closed} or {@code invitation}; if empty, the admin decides
 * @param publicUrl the URL that browsers use when there is a proxy
 * @param trustedProxies proxies whose {@code X-Forwarded-For} and {@code X-Forwarded-Proto} are trusted
 * @param loginFailuresMax failed logins in 3 minutes, per account and per address
 * @param signupsMax new accounts in an hour, per address
 * @param sessionLimits when sessions end by themselves
 * @param demo when the built-in demo model is offered
 * @param firstDeltaTimeout the longest wait for the first delta of an answer
 * @param silenceTimeout the longest wait for each further delta
 * @param answerTimeout the longest duration of an answer
 * @param answersMax the number of concurrent answers; empty for a limit that depends on the Java version's threads
 * @param questionsPerMinute how often one user may ask a model
 * @param streamsPerUserMax the number of open event streams of one user
 * @param oidcProviders the OpenID Connect providers with which users can log in
 * @param auditDays how long entries of the audit log are kept
 * @param files the limits on files
 * @param importBytesMax the size of a file that is imported
 * @param retention how many exchanges with model servers are kept, and how long
 * @param names the names of the values that are set
 * @param isDevelopment whether templates and assets are reloaded for each page
 */
public record Config(
        Optional<URI> openAiBaseUrl,
        Optional<String> openAiKey,
        UserUrls userUrls,
        ConnectionSettings database,
        boolean isDurable,
        Optional<String> secretKey,
        Optional<String> signup,
        Optional<URI> publicUrl,
        List<IpNetwork> trustedProxies,
        int loginFailuresMax,
        int signupsMax,
        SessionLimits sessionLimits,
        Demo demo,
        Duration firstDeltaTimeout,
        Duration silenceTimeout,
        Duration answerTimeout,
        Optional<Integer> answersMax,
        int questionsPerMinute,
        int streamsPerUserMax,
        List<OidcProvider> oidcProviders,
        int auditDays,
        FileLimits files,
        long importBytesMax,
        Retention retention,
        Set<String> names,
        boolean isDevelopment) {

    /** When the demo model is offered. */
    public enum Demo {
        ON,
        OFF,
        /** Only while no model server works for the user. */
        AUTO
    }

    public boolean isHttps() {
        return publicUrl.map(url -> "https".equalsIgnoreCase(url.getScheme())).orElse(false);
    }

    /** Omits the secrets. */
    @Override
    public String toString() {
        return "Config[" + openAiBaseUrl.map(URI::toString).orElse("no OPENAI_BASE_URL") + ", " + database + ", signup "
                + signup.orElse("as stored") + "]";
    }
}
