package dev.parley.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.FullOnly;
import dev.parley.Person;
import dev.parley.TestServer;
import dev.parley.provider.FakeModel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The server restarts while an answer streams. */
class RestartStory extends Story {
    private final FakeModel fragile = new FakeModel();
    private TestServer server;
    private Person bob;
    private Window bobs;

    @BeforeEach
    void start() {
        server = TestServer.with(fragile);
        bob = server.signUp("bob");
        bobs = new Window(fixture().browser(), server).of(bob).expectsLostConnections();
    }

    @AfterEach
    void stop() {
        bobs.close();
        server.close();
    }

    @Test
    @FullOnly
    void anInterruptedAnswerCanBeTriedAgain() {
        fragile.script().says("Before the update");
        var tab = bobs.tab().opens("/chat/" + bob.begins("Hello")).showsLive("Before the update");
        server.restart();
        tab.isDone("interrupted").reads(".answer", "Before the update");
        tab.presses("Try again").isDone("complete").reads(".answer", "A plain answer.");
        assertEquals(tab.messages(), tab.reloads().messages());
    }

    @Test
    @FullOnly
    void anInterruptedAnswerCanBeContinued() {
        fragile.script().says("Before the update,");
        var tab = bobs.tab().opens("/chat/" + bob.begins("Hello")).showsLive("Before the update,");
        server.restart();
        tab.isDone("interrupted").screenshot("interrupted");
        var rest = fragile.script().says(" and");
        tab.presses("Continue").showsLive("Before the update, and");
        rest.says(" after it.");
        tab.showsLive("Before the update, and after it.");
        rest.finishes();
        tab.isDone("complete").reads(".answer .prose p", "Before the update, and after it.");
        assertThat(tab.find(".answer")).hasCount(1);
        assertEquals(tab.messages(), tab.reloads().messages());
    }

    @Test
    @FullOnly
    void anAnswerInterruptedWhileOfflineIsShownAfterTheReconnect() {
        try (var proxy = new BreakableProxy(server)) {
            fragile.script().says("Before the crash");
            var tab = bobs.tab();
            tab.page().navigate(proxy.url("/chat/" + bob.begins("Hello")));
            tab.showsLive("Before the crash");
            proxy.cut();
            tab.page().waitForCondition(() -> tab.streams().contains(0));
            server.restart();
            proxy.restore();
            tab.isDone("interrupted").reads(".answer", "Before the crash");
            assertEquals(tab.messages(), tab.reloads().messages());
        }
    }
}
