package dev.parley.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.Person;
import dev.parley.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SettingsTest {
    private static final String KEY = "sk-a-secret-of-the-operator";
    private static final TestServer server =
            TestServer.configured("PARLEY_SIGNUP", "invitation").set("OPENAI_API_KEY", KEY);

    private static Person admin;

    @BeforeAll
    static void start() {
        server.start();
        admin = server.signUp("admin");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void theFirstUserIsToldToBeTheAdmin() {
        try (var fresh = TestServer.demo()) {
            var visitor = fresh.visitor();
            assertTrue(visitor.gets("/signup").body().contains("There is no account yet."));
            var signup = visitor.posts(
                    "/signup",
                    "email",
                    "ada@example.org",
                    "password",
                    Person.PASSWORD,
                    "password_confirmation",
                    Person.PASSWORD);
            var first = visitor.gets(Person.location(signup)).body();
            assertTrue(first.contains("you manage this installation") && first.contains("href=\"/admin\""), first);
            assertFalse(visitor.gets("/chat").body().contains("you manage this installation"));
            assertFalse(fresh.visitor().gets("/signup").body().contains("There is no account yet."));
        }
    }

    @Test
    void aModeSetInTheEnvironmentCannotBeChanged() {
        var page = admin.gets("/admin/settings").body();
        assertTrue(page.contains("Set by PARLEY_SIGNUP in the environment"), page);
        var refused = admin.posts("/admin/settings", "signup", "open");
        assertEquals(422, refused.statusCode());
        assertTrue(refused.body().contains("Set by PARLEY_SIGNUP in the environment"));
        assertEquals(403, server.visitor().gets("/signup").statusCode());
        assertEquals(400, admin.posts("/admin/settings", "signup", "maybe").statusCode());
    }

    @Test
    void theBannerIsPlainTextAboveAllPages() {
        var text = "Maintenance <b>on\nSunday</b>";
        assertEquals(303, admin.posts("/admin/settings", "banner", text).statusCode());
        for (var page : new String[] {
            server.visitor().gets("/").body(),
            admin.gets("/chat").body(),
            admin.gets("/missing").body()
        }) {
            assertTrue(page.contains("Maintenance &lt;b&gt;on Sunday&lt;/b&gt;"), page);
        }
        var refused = admin.posts("/admin/settings", "banner", "x".repeat(201));
        assertEquals(422, refused.statusCode());
        assertTrue(refused.body().contains("This text has 201 characters; the limit is 200."));
        assertEquals(303, admin.posts("/admin/settings", "banner", " ").statusCode());
        assertFalse(server.visitor().gets("/").body().contains("class=\"banner\""));
    }

    @Test
    void theConfigurationIsShownWithItsSourcesAndWithoutSecrets() throws IOException {
        var page = admin.gets("/admin/settings").body();
        assertFalse(page.contains(KEY));
        var text = page.replaceAll("<[^>]*>", " ").replaceAll("\\s+", " ");
        assertTrue(text.contains("OPENAI_API_KEY Set (hidden) Environment"), text);
        assertTrue(text.contains("PARLEY_AUDIT_DAYS 365 Default"), text);
        var names = Pattern.compile("`((?:PARLEY|OPENAI)_[A-Z_]*[A-Z])`");
        Files.readString(Path.of("README.md"))
                .lines()
                .filter(line -> line.startsWith("| `"))
                .flatMap(line -> names.matcher(line.split("\\|", -1)[1]).results())
                .forEach(name -> assertTrue(text.contains(" " + name.group(1) + " "), name.group(1) + " is missing"));
    }
}
