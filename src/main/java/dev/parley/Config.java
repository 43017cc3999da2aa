package dev.parley;

import dev.parley.web.Network;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How this installation is set up. Read once at start by {@link ConfigReader}; README lists the names.
 *
 * @param openAiBaseUrl the model server, up to and with the version
 * @param openAiKey a key that all users share; without it each brings one in Settings
 * @param databaseUrl a JDBC URL of SQLite
 * @param isDurable whether what is acknowledged survives a power cut, too
 * @param secretKey encrypts stored keys: base64 of 32 bytes; empty for a file beside the database
 * @param isSignupOpen whether strangers may sign up; the very first account may always
 * @param publicUrl how browsers reach us behind a proxy
 * @param trustedProxies whose {@code X-Forwarded-For} tells the address of a client
 * @param loginFailuresMax failed logins in 3 minutes, per account and per address
 * @param signupsMax new accounts in an hour, per address
 * @param demo when the built-in demo model is offered
 * @param firstDeltaTimeout the longest silence before an answer begins
 * @param silenceTimeout the longest silence within an answer
 * @param answerTimeout the longest time that an answer may take
 * @param answersMax how many answers may be written at once; empty for as many as this Java has threads for
 * @param streamsPerUserMax how many event streams one user may have open
 * @param isDevelopment whether templates and assets are read anew for each page
 */
public record Config(
        URI openAiBaseUrl,
        Optional<String> openAiKey,
        String databaseUrl,
        boolean isDurable,
        Optional<String> secretKey,
        boolean isSignupOpen,
        Optional<URI> publicUrl,
        List<Network> trustedProxies,
        int loginFailuresMax,
        int signupsMax,
        Demo demo,
        Duration firstDeltaTimeout,
        Duration silenceTimeout,
        Duration answerTimeout,
        Optional<Integer> answersMax,
        int streamsPerUserMax,
        boolean isDevelopment) {

    /** When the demo model is offered. */
    public enum Demo {
        ON,
        OFF,
        /** While no model server answers for the user. */
        AUTO
    }

    public boolean isHttps() {
        return publicUrl.map(url -> "https".equalsIgnoreCase(url.getScheme())).orElse(false);
    }

    /** Without the secrets. */
    @Override
    public String toString() {
        return "Config[" + openAiBaseUrl + ", " + databaseUrl + ", signup " + (isSignupOpen ? "open" : "closed") + "]";
    }
}
