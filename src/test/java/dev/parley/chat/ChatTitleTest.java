package dev.parley.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChatTitleTest {
    @Test
    void aShortMessageIsItsOwnTitle() {
        assertEquals("Why is the sea salty?", ChatTitle.of("  Why is the\n\tsea salty? "));
    }

    @Test
    void codeIsLeftOutOfATitleUnlessThereIsNothingElse() {
        assertEquals("What does this do?", ChatTitle.of("What does this do?\n```java\nint n;\n```\nPlease."));
        assertEquals("int n;", ChatTitle.of("~~~\n\n int n;\nreturn n;\n~~~\n```\nx\n```"));
        assertEquals("Still open", ChatTitle.of("Still open\n```\nint n;"));
        assertEquals("``` ```", ChatTitle.of("```\n```"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            Why is the sea salty?                 | Why is the sea salty? Explain it to a child.
            Explain this                          | Explain this. Then do that.
            Write a haiku                         | Write a haiku.
            Use e.g. Python for it                | Use e.g. Python for it. Or Java.
            Nimm z. B. Python                     | Nimm z. B. Python. Oder Java.
            Nimm z.B. Python                      | Nimm z.B. Python. Oder Java.
            Was geschah am 3. Oktober 1990?       | Was geschah am 3. Oktober 1990? Und danach?
            What is new in version 3.5?           | What is new in version 3.5? And in 4.0?
            Ask Dr. Watson about it               | Ask Dr. Watson about it. He knows.
            Read https://example.org/a.html?x=1 please | Read https://example.org/a.html?x=1 please. Why?
            Compare approx. five cars             | Compare approx. five cars. Now.
            It ends…                              | It ends… Or not. We see.
            He said “why?” and left               | He said “why?” and left. Why?
            为什么海水是咸的？                      | 为什么海水是咸的？请解释。
            海はなぜ塩辛いのですか                  | 海はなぜ塩辛いのですか。教えて。
            Why is the sea salty?                 | Hi! Why is the sea salty?
            Why is the sea salty?                 | Hello ChatGPT! Why is the sea salty?
            Warum ist das Meer salzig?            | Guten Tag. Warum ist das Meer salzig? Danke.
            Hi!                                   | Hi!
            Hi, why is the sea salty?             | Hi, why is the sea salty? Thanks!
            Ok. Why is the sea salty?             | Ok. Why is the sea salty? Thanks!
            The sea                               | ## The sea
            Buy salt                              | - Buy salt. And water.
            Salt and water                        | **Salt** and water. Both.
            2 * 3 * 4                             | 2 * 3 * 4
            Why is the sea so salty?              | Why is *the sea* so _salty_?
            What is a*b*c and `__init__`?         | What is a*b*c and `__init__`?
            ...                                   | ...
            .                                     | .
            """)
    void aTitleIsTheFirstSentence(String title, String message) {
        assertEquals(title, ChatTitle.of(message));
    }

    @Test
    void aGreetingOrHeadingOnALineOfItsOwnIsNotJoinedWithTheNextLine() {
        assertEquals("Why is the sea salty?", ChatTitle.of("Hallo zusammen,\n\nWhy is the sea salty? Thanks."));
        assertEquals("The sea", ChatTitle.of("# The sea\nWhy is it salty?"));
        assertEquals("Hello", ChatTitle.of("Hello\n```java\nint n;\n```"));
    }

    @Test
    void aFirstSentenceAboveTheLimitIsCut() {
        var title = ChatTitle.of("Why " + "very ".repeat(20) + "salty? Yes.");
        assertTrue(title.endsWith("very…") && title.length() <= ChatTitle.CHARS_MAX + 1, title);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            Salt in the sea      | Salt in the sea
            Salt in the sea      | "Salt in the sea."
            Salt in the sea      | Title: “Salt in the sea”
            Salt in the sea      | **Title:** Salt in the sea
            Salz im Meer         | ## Titel: „Salz im Meer“
            海水为什么咸           | 标题：「海水为什么咸」
            Why is it salty?     | 'Why is it salty?'
            """)
    void theReplyOfAModelIsCleaned(String title, String reply) {
        assertEquals(title, ChatTitle.ofReply(reply));
        assertEquals(title, ChatTitle.ofReply("\n\n" + reply + "\n\nI hope you like it."));
    }

    @Test
    void aLongReplyIsCutAndAnEmptyOneIsNoTitle() {
        assertEquals(ChatTitle.CHARS_MAX + 1, ChatTitle.ofReply("x".repeat(500)).length());
        assertEquals("", ChatTitle.ofReply(" \n **\n\"\"\n"));
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
