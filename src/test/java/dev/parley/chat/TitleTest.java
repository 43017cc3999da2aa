package dev.parley.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.web.HttpException;
import org.junit.jupiter.api.Test;

class TitleTest {
    @Test
    void aShortMessageIsItsOwnTitle() {
        assertEquals("Why is the sea salty?", Title.of("  Why is the\n\tsea salty? "));
    }

    @Test
    void codeIsLeftOutUnlessThereIsNothingElse() {
        assertEquals("What does this do? Please.", Title.of("What does this do?\n```java\nint n;\n```\nPlease."));
        assertEquals("int n;", Title.of("~~~\n\n int n;\nreturn n;\n~~~\n```\nx\n```"));
        assertEquals("Still open", Title.of("Still open\n```\nint n;"));
        assertEquals("``` ```", Title.of("```\n```"));
    }

    @Test
    void aLongOneEndsAtAWord() {
        var title = Title.of("word ".repeat(50));
        assertTrue(title.endsWith("word…"), title);
        assertTrue(title.length() <= Title.CHARS_MAX + 1);
    }

    @Test
    void aTitleNeverEndsWithinACharacter() {
        var title = Title.of("😀".repeat(100));
        assertEquals("😀".repeat(Title.CHARS_MAX) + "…", title);
    }

    @Test
    void aGivenTitleIsOneLineAndMayBeLongerThanOursButNotInvisible() {
        assertEquals("Salt and water", Title.given(" Salt\r\n\0and water "));
        assertEquals(200, Title.given("x".repeat(200)).length());
        assertThrows(HttpException.class, () -> Title.given("x".repeat(201)));
        assertThrows(HttpException.class, () -> Title.given("\u00a0\u200b"));
    }
}
