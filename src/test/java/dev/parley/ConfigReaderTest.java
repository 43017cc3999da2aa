package dev.parley;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.web.IpNetwork;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigReaderTest {
    private static final String SECRET_KEY = "A".repeat(43) + "=";

    @Test
    void withoutSettingsParleyUsesOpenAiAndOneDatabaseFile() {
        var config = read(Map.of());
        assertEquals(Optional.empty(), config.openAiBaseUrl());
        assertEquals("jdbc:sqlite:data/parley.db", config.database().url());
        assertEquals(Duration.ofMinutes(5), config.firstDeltaTimeout());
        assertEquals(Optional.empty(), config.signup());
        assertEquals(Set.of(), config.names());
        assertFalse(config.isHttps());
    }

    @Test
    void blankSettingsCountAsMissing() {
        assertEquals(Optional.empty(), read(Map.of("OPENAI_API_KEY", "  ")).openAiKey());
    }

    @Test
    void aTrailingSlashOfAUrlIsRemoved() {
        var config = read(Map.of("OPENAI_BASE_URL", "http://localhost:11434/v1/"));
        assertEquals(
                "http://localhost:11434/v1",
                config.openAiBaseUrl().orElseThrow().toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost:8080/v1/chat/completions",
                "http://localhost:8080/v1/chat/completions/",
                "http://localhost:8080/v1/completions",
                "http://localhost:8080/v1/models",
                "http://localhost:8080/v1//"
            })
    void anEndpointAtTheEndOfTheModelServersUrlIsRemoved(String url) {
        assertEquals(
                "http://localhost:8080/v1",
                read(Map.of("OPENAI_BASE_URL", url))
                        .openAiBaseUrl()
                        .orElseThrow()
                        .toString());
    }

    @Test
    void theQueryOfTheModelServersUrlIsKept() {
        var config = read(Map.of("OPENAI_BASE_URL", "https://x.example/openai/chat/completions?api-version=2"));
        assertEquals(
                "https://x.example/openai?api-version=2",
                config.openAiBaseUrl().orElseThrow().toString());
    }

    @Test
    void oneErrorNamesAllInvalidSettingsAndNoSecret() {
        var failure = assertThrows(
                IllegalArgumentException.class,
                () -> read(Map.of(
                        "OPENAI_BASE_URL", "localhost:11434",
                        "PARLEY_SECRET_KEY", "hunter2",
                        "PARLEY_SIGNUP", "maybe",
                        "PARLEY_SILENCE_TIMEOUT", "60",
                        "PARLEY_ANSWERS_MAX", "0",
                        "PARLEY_SESSION_TIMEOUT", "P401D",
                        "PARLEY_TRUSTED_PROXIES", "127.0.0.1, proxy.example",
                        "PARLEY_DATABASE_SYNCHRONOUS", "sometimes",
                        "PARLEY_DATABASE_URL", "jdbc:oracle:thin")));
        for (var name : new String[] {
            "OPENAI_BASE_URL",
            "PARLEY_SECRET_KEY",
            "PARLEY_SIGNUP",
            "PARLEY_SILENCE_TIMEOUT",
            "PARLEY_ANSWERS_MAX",
            "PARLEY_SESSION_TIMEOUT",
            "PARLEY_TRUSTED_PROXIES",
            "PARLEY_DATABASE_SYNCHRONOUS",
            "PARLEY_DATABASE_URL"
        }) {
            assertTrue(failure.getMessage().contains(name), failure.getMessage());
        }
        assertFalse(failure.getMessage().contains("hunter2"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "10.0.0.0/33",
                "::1/129",
                "10.0.0.0/",
                "10.0.0/8",
                "1.2.3.456",
                "*",
                "10.0.0.1/-1",
                "10.0.0.1 10.0.0.2"
            })
    void anInvalidNetworkIsNotAcceptedAsTrustedProxy(String network) {
        assertThrows(IllegalArgumentException.class, () -> read(Map.of("PARLEY_TRUSTED_PROXIES", network)));
    }

    @Test
    void trustedProxiesCanBeAddressesAndNetworks() {
        var config = read(Map.of("PARLEY_TRUSTED_PROXIES", "127.0.0.1, 10.0.0.0/8,::1 , fd00::/8"));
        assertEquals(
                List.of(32, 8, 128, 8),
                config.trustedProxies().stream().map(IpNetwork::prefixBits).toList());
        assertEquals(List.of(), read(Map.of()).trustedProxies());
    }

    @Test
    void aPrintedConfigurationContainsNoSecret() {
        var config = read(Map.of("OPENAI_API_KEY", "sk-secret"));
        assertFalse(config.toString().contains("sk-secret"));
    }

    @Test
    void severalOpenIdConnectProvidersCanBeConfigured() {
        var config = read(Map.of(
                "PARLEY_OIDC", "google, company",
                "PARLEY_OIDC_GOOGLE_ISSUER", "https://accounts.google.com",
                "PARLEY_OIDC_GOOGLE_CLIENT_ID", "parley",
                "PARLEY_OIDC_COMPANY_ISSUER", "https://id.example/application/o/parley/",
                "PARLEY_OIDC_COMPANY_CLIENT_ID", "parley",
                "PARLEY_OIDC_COMPANY_CLIENT_SECRET", "hunter2",
                "PARLEY_OIDC_COMPANY_SCOPES", "email groups",
                "PARLEY_OIDC_COMPANY_GROUPS", "b=Second, a=First"));
        var company = config.oidcProviders().get(1);
        assertEquals("google", config.oidcProviders().get(0).label());
        assertEquals(
                "https://id.example/application/o/parley/", company.issuer().toString(), "the slash belongs to it");
        assertEquals(List.of("openid", "email", "groups"), company.scopes());
        assertEquals(List.of(Map.entry("b", "Second"), Map.entry("a", "First")), company.groups());
        assertFalse(company.toString().contains("hunter2"));
    }

    @Test
    void sizesHaveUnits() {
        var files = read(Map.of("PARLEY_FILE_BYTES_MAX", "512 kb", "PARLEY_FILE_BYTES_PER_USER", "3GB"))
                .files();
        assertEquals(524_288, files.fileBytesMax());
        assertEquals(3_221_225_472L, files.bytesPerUserMax());
        for (var size : List.of("20", "0MB", "201MB", "1.5MB", "-1MB", "MB")) {
            var failure =
                    assertThrows(IllegalArgumentException.class, () -> read(Map.of("PARLEY_FILE_BYTES_MAX", size)));
            assertTrue(failure.getMessage().contains("PARLEY_FILE_BYTES_MAX must be a size such as 20MB"), size);
        }
    }

    @Test
    void allErrorsOfOpenIdConnectProvidersAreNamed() {
        var failure = assertThrows(
                IllegalArgumentException.class,
                () -> read(Map.of(
                        "PARLEY_OIDC", "a,b,c",
                        "PARLEY_OIDC_A_CLIENT_ID", "parley",
                        "PARLEY_OIDC_B_ISSUER", "http://id.example",
                        "PARLEY_OIDC_B_CLIENT_SECRET", "hunter2",
                        "PARLEY_OIDC_C_ISSUER", "https://login.microsoftonline.com/common/v2.0",
                        "PARLEY_OIDC_C_GROUPS", "staff")));
        for (var name : List.of("A_ISSUER", "B_ISSUER", "B_CLIENT_ID", "C_ISSUER", "C_CLIENT_ID", "C_GROUPS")) {
            assertTrue(failure.getMessage().contains("PARLEY_OIDC_" + name), failure.getMessage());
        }
        assertFalse(failure.getMessage().contains("hunter2"));
        for (var names : List.of("a,a", "link", "a-b", "1a")) {
            assertThrows(IllegalArgumentException.class, () -> read(Map.of("PARLEY_OIDC", names)));
        }
    }

    @Test
    void aPrintedConfigurationContainsNoPasswordOfTheDatabase() {
        for (var url : List.of(
                "jdbc:postgresql://db.example/parley?password=hunter2&ssl=true&user=ada",
                "jdbc:postgresql://db.example/parley?sslpassword=hunter2")) {
            var config = read(Map.of(
                    "PARLEY_DATABASE_URL",
                    url,
                    "PARLEY_DATABASE_PASSWORD",
                    "hunter3",
                    "PARLEY_SECRET_KEY",
                    SECRET_KEY));
            assertFalse(config.toString().contains("hunter"), config.toString());
        }
    }

    @Test
    void theUserAndThePasswordOfTheDatabaseCanBeInItsUrl() {
        var database = read(Map.of(
                        "PARLEY_DATABASE_URL",
                        "jdbc:postgresql://db.example/parley?password=p%40ss&ssl=true&user=ada",
                        "PARLEY_SECRET_KEY",
                        SECRET_KEY))
                .database();
        assertEquals("jdbc:postgresql://db.example/parley?ssl=true", database.url());
        assertEquals(Optional.of("ada"), database.user());
        assertEquals(Optional.of("p@ss"), database.password());
    }

    @Test
    void aPasswordBeforeTheHostOfTheDatabaseIsRefusedAndNotPrinted() {
        var failure = assertThrows(
                IllegalArgumentException.class,
                () -> read(Map.of("PARLEY_DATABASE_URL", "jdbc:postgresql://ada:hunter2@db.example/parley")));
        assertTrue(failure.getMessage().contains("PARLEY_DATABASE_PASSWORD"), failure.getMessage());
        assertFalse(failure.getMessage().contains("hunter2"), failure.getMessage());
    }

    @Test
    void postgresqlNeedsASecretKey() {
        var settings = new HashMap<>(Map.of("PARLEY_DATABASE_URL", "jdbc:postgresql://localhost/parley"));
        var failure = assertThrows(IllegalArgumentException.class, () -> read(settings));
        assertTrue(failure.getMessage().contains("PARLEY_SECRET_KEY must be set"), failure.getMessage());
        settings.put("PARLEY_SECRET_KEY", SECRET_KEY);
        assertTrue(read(settings).database().isPostgres());
    }

    private static Config read(Map<String, String> settings) {
        return new ConfigReader(name -> Optional.ofNullable(settings.get(name))).config();
    }
}
