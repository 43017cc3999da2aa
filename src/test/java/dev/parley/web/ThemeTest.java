package dev.parley.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.Person;
import dev.parley.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThemeTest {
    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.demo();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({"dark", "light", "system"})
    void aPageHasTheChosenTheme(String theme) {
        var visitor = server.visitor();
        var chosen = visitor.posts("/theme", "theme", theme, "next", "/blog");
        assertEquals(303, chosen.statusCode());
        assertEquals("/blog", Person.location(chosen));
        var page = visitor.gets("/blog").body();
        assertTrue(page.substring(0, 200).contains("<html lang=\"en\" data-theme=\"" + theme + "\""), page);
        assertTrue(page.contains("value=\"" + theme + "\" aria-label"), page);
    }

    @Test
    void withoutAValidChoiceAPageHasTheSystemTheme() {
        assertTrue(server.visitor().gets("/").body().contains("data-theme=\"system\""));
        assertTrue(server.visitor().gets("/", "Cookie", "theme=pink").body().contains("data-theme=\"system\""));
    }

    @Test
    void choosingAThemeRedirectsOnlyToAPageOfThisSite() {
        var elsewhere = server.visitor().posts("/theme", "theme", "dark", "next", "//example.org/");
        assertEquals("/", Person.location(elsewhere));
        assertEquals(400, server.visitor().posts("/theme", "theme", "pink").statusCode());
    }
}
