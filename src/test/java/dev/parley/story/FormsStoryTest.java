package dev.parley.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.Person;
import dev.parley.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Forms and pages other than chats. */
class FormsStoryTest {
    private static TestServer server;
    private HtmlUnitBrowser visitor;

    @BeforeAll
    static void start() {
        server = TestServer.demo();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void open() {
        visitor = HtmlUnitBrowser.at(server);
    }

    @AfterEach
    void close() {
        visitor.close();
    }

    @Test
    void anInvalidFormKeepsItsValuesAndShowsTheErrors() {
        visitor.opens("/signup")
                .types("email", "grace@example.org")
                .types("password", "a long enough one")
                .types("password_confirmation", "another one")
                .presses("Sign up", "main");
        assertEquals(422, visitor.status());
        visitor.reads("#password_confirmation-error", "don’t match");
        assertEquals("grace@example.org", visitor.value("email"));
        assertEquals("", visitor.value("password"), "a response never contains a password");
    }

    @Test
    void theLoginRedirectsToTheRequestedPage() {
        visitor.signsUp("grace").presses("Log out", "#sidebar");
        visitor.opens("/settings").types("email", "grace@example.org");
        visitor.types("password", "a wrong password").presses("Log in", "main");
        visitor.reads(".problem", "Wrong email or password");
        visitor.types("password", Person.PASSWORD).presses("Log in", "main");
        assertEquals("/settings", visitor.path());
    }

    @Test
    void anApiKeyIsSavedShownByItsLastCharactersAndRemoved() {
        visitor.signsUp("edsger").opens("/settings/connections").presses("Add your key");
        visitor.types("current_password", Person.PASSWORD)
                .types("api_key", "ключ")
                .presses("Save key");
        visitor.reads("#api_key-error", "doesn’t look like an API key");
        visitor.types("current_password", Person.PASSWORD)
                .types("api_key", "sk-0123456789abcdWXYZ")
                .presses("Save key");
        visitor.reads("main", "…WXYZ");
        assertTrue(visitor.texts("main").stream().noneMatch(text -> text.contains("0123456789")));
        visitor.presses("Change key").presses("Remove key");
        assertEquals(0, visitor.texts("main code").size());
    }

    @Test
    void aVisitorCanReadTheBlog() {
        visitor.opens("/").presses("Blog", "nav");
        assertEquals("/blog", visitor.path());
        visitor.clicks("main li a");
        assertTrue(visitor.path().matches("/blog/[a-z0-9-]+"), visitor.path());
        assertTrue(!visitor.texts("main .prose p").isEmpty());
        visitor.presses("All articles");
        assertEquals("/blog", visitor.path());
    }

    @Test
    void anUnknownPathShowsThatThePageIsNotFound() {
        visitor.signsUp("barbara").opens("/nothing").reads("main", "Page not found");
        assertEquals(404, visitor.status());
    }
}
