package dev.parley.chat.web;

import dev.parley.chat.ChatTitle;
import dev.parley.text.BlankText;
import dev.parley.web.Form;
import dev.parley.web.HttpException;
import jakarta.servlet.http.HttpServletRequest;

/** Reads and checks the title that a user enters for a chat. */
final class TitleForm {
    static final int TITLE_CHARS_MAX = 200;

    private TitleForm() {}

    static String title(HttpServletRequest request) {
        return checked(Form.of(request).text("title"));
    }

    static String checked(String text) {
        var title = ChatTitle.line(text);
        int chars = title.codePointCount(0, title.length());
        if (BlankText.isBlank(title)) {
            throw new HttpException(422, "problem.title.empty");
        }
        if (chars > TITLE_CHARS_MAX) {
            throw new HttpException(422, "problem.title.long", chars, TITLE_CHARS_MAX);
        }
        return title;
    }
}
