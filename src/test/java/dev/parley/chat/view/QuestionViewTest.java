package dev.parley.chat.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.chat.QuestionPart;
import dev.parley.chat.Siblings;
import java.util.List;
import org.junit.jupiter.api.Test;

class QuestionViewTest {
    @Test
    void aQuestionIsSplitIntoTextAndFences() {
        assertEquals(
                List.of(text("What?"), code("java", "int n;\n\nreturn n;"), text("And this?"), code("", "a\n```b")),
                view("What?\n```java\nint n;\n\nreturn n;\n```\nAnd this?\n~~~\na\n```b\n~~~~\n")
                        .parts());
    }

    @Test
    void anUnclosedFenceExtendsToTheEnd() {
        assertEquals(
                List.of(text("What?"), code("c", "int n;")),
                view("What?\n```c\nint n;").parts());
    }

    @Test
    void backticksOutsideFencesAreText() {
        for (var question : List.of("`a` and ```b```", "    ```\nindented", "``\ntwo\n``", "```\n```")) {
            var parts = view(question).parts();
            assertTrue(parts.size() == 1 && !parts.get(0).code(), question);
        }
    }

    @Test
    void onlyLongQuestionsAreShortened() {
        assertFalse(view("Why?\n".repeat(10)).longer());
        assertTrue(view("Why?\n".repeat(30)).longer());
        assertTrue(view("word ".repeat(400)).longer());
    }

    private static QuestionPart text(String text) {
        return new QuestionPart(false, "", text);
    }

    private static QuestionPart code(String language, String text) {
        return new QuestionPart(true, language, text);
    }

    private static QuestionView view(String question) {
        return QuestionView.of(1, question, Siblings.none(1), List.of());
    }
}
