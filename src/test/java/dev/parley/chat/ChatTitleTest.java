package dev.parley.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ChatTitleTest {
    @Test
    void aShortMessageIsItsOwnTitle() {
        assertEquals("Why is the sea salty?", ChatTitle.of("  Why is the\n\tsea salty? "));
    }

    @Test
    void codeIsLeftOutOfATitleUnlessThereIsNothingElse() {
        assertEquals("What does this do? Please.", ChatTitle.of("What does this do?\n```java\nint n;\n```\nPlease."));
        assertEquals("int n;", ChatTitle.of("~~~\n\n int n;\nreturn n;\n~~~\n```\nx\n```"));
        assertEquals("Still open", ChatTitle.of("Still open\n```\nint n;"));
        assertEquals("``` ```", ChatTitle.of("```\n```"));
    }

    @Test
    void aLongTitleEndsAtAWord() {
        var title = ChatTitle.of("word ".repeat(50));
        assertTrue(title.endsWith("word…"), title);
        assertTrue(title.length() <= ChatTitle.CHARS_MAX + 1);
    }

    @Test
    void aTitleNeverEndsInsideASurrogatePair() {
        var title = ChatTitle.of("😀".repeat(100));
        assertEquals("😀".repeat(ChatTitle.CHARS_MAX) + "…", title);
    }
}
