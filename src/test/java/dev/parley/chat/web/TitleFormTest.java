package dev.parley.chat.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.parley.web.HttpException;
import org.junit.jupiter.api.Test;

class TitleFormTest {
    @Test
    void anEnteredTitleBecomesOneLine() {
        assertEquals("Salt and water", TitleForm.checked(" Salt\r\n\0and water "));
    }

    @Test
    void aTitleMayHave200CharactersButNotBeInvisible() {
        assertEquals(200, TitleForm.checked("x".repeat(200)).length());
        assertThrows(HttpException.class, () -> TitleForm.checked("x".repeat(201)));
        assertThrows(HttpException.class, () -> TitleForm.checked("\u00a0\u200b"));
    }
}
